using Signals.Core.Areas;
using Signals.Core.Effects;
using Signals.Core.Follow;
using Signals.Core.Neighbourhoods;
using Signals.Core.Notifications;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Core.ThirdParties;
using Signals.Core.Time;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Neighbourhoods;

/// <inheritdoc cref="INeighbourhood"/>
public sealed class NeighbourhoodGrain(NeighbourhoodCode code, GrainContext context)
    : JournaledGrain<Neighbourhood, NeighbourhoodEvent>(StreamKeys.Neighbourhood(code), context), INeighbourhood
{
    private const string TidyUp = "opruimen";
    private const string Tell = "vertellen";

    private readonly TimeProvider clock = context.Clock;

    // Soon after a load, and every now and then during one that goes on.
    private readonly Patience loading = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));

    // The themes that this turn told something about, each with the trace of the last one who did: it is looked at once, however many signals it got.
    private readonly Dictionary<ThemeCode, string?> touched = [];

    protected override int Algorithm => Neighbourhood.Algorithm;

    /// <inheritdoc/>
    public Task<RecordOutcome> Record(SignalToRecord signal, CancellationToken cancellation) =>
        Decide(turn => Record(turn, signal, []), [signal.Signal.Id], cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordOutcome>> RecordMany(IReadOnlyList<SignalToRecord> signals, CancellationToken cancellation)
    {
        if (signals.Count > INeighbourhood.MostAtOnce)
            throw new ArgumentException($"At most {INeighbourhood.MostAtOnce} signals can be recorded at once.", nameof(signals));
        return Decide<IReadOnlyList<RecordOutcome>>(turn =>
        {
            var history = new Dictionary<(ThemeCode, IsoWeek), int>();
            var outcomes = signals.Select(signal => Record(turn, signal, history)).ToList();
            if (history.Count > 0)
                turn.Emit(new HistoryLoaded([.. history.Select(count => new WeeklyCount(count.Key.Item1, count.Key.Item2, count.Value))]));
            if (signals.Zip(outcomes).Any(pair => pair.Second.Status == RecordStatus.Recorded && turn.State.Quarters.IsToTellAgain(IsoWeek.Of(pair.First.Signal.ObservedOn))))
                turn.Remind(INeighbourhood.TellQuarters, loading.After(turn.Now));
            return outcomes;
        }, [.. signals.Select(signal => signal.Signal.Id)], cancellation, lookUpFirst: true);
    }

    /// <inheritdoc/>
    public Task<FollowedSignal?> Follow(SignalId signal, CancellationToken cancellation) => Ask(state => state.Follow(signal), cancellation);

    /// <inheritdoc/>
    public Task<KeptSignal?> Kept(SignalId signal, CancellationToken cancellation) => Ask(state => state.Kept(signal), cancellation);

    /// <inheritdoc/>
    public Task<bool> Withdraw(SignalId signal, CancellationToken cancellation) => Decide(turn =>
    {
        var withdrawn = turn.State.Withdraw(signal);
        if (withdrawn.Count > 0)
        {
            RemindToTell(turn);
            turn.CompactAll();
        }
        return Emitted(turn, withdrawn);
    }, [], cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CourseWeek>> Course(ThemeCode theme, CancellationToken cancellation) =>
        Ask(state => state.Course(theme, clock.GetUtcNow()), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SignalBehind>> Behind(PromptId prompt, CancellationToken cancellation) =>
        Ask<IReadOnlyList<SignalBehind>>(state => [.. state.Behind(prompt).Take(INeighbourhood.MostBehind)], cancellation);

    /// <inheritdoc/>
    public Task<SpanTelling?> Span(ThemeCode theme, IsoWeek begin, int weeks, CancellationToken cancellation) =>
        Ask(state => state.Span(theme, begin, weeks, clock.GetUtcNow()), cancellation);

    /// <inheritdoc/>
    public Task<StopId?> StartStop(Source kind, string? place, DateTimeOffset startedAt, CancellationToken cancellation) => Decide<StopId?>(turn =>
    {
        if (turn.State.Configuration is null) return null;
        if (turn.State.OpenStop(kind, place, startedAt) is { } open) return open.Id;
        var started = turn.State.StartStop(kind, place, startedAt);
        turn.Emit(started);
        return started.Stop.Id;
    }, [], cancellation);

    /// <inheritdoc/>
    public Task<bool> FinishStop(StopId stop, DateTimeOffset endedAt, int peoplePresent, CancellationToken cancellation) =>
        Decide(turn => Emitted(turn, turn.State.FinishStop(stop, endedAt, peoplePresent)), [], cancellation);

    protected override void Apply(Neighbourhood state, NeighbourhoodEvent happened) => state.Apply(happened);

    // Nearly every signal is new, and asking the journal about each would cost as much as writing it.
    protected override bool MayBeRegistered(Neighbourhood state, SignalId signal) => state.Remembers(signal);

    protected override void Rederive(Neighbourhood state) => state.ForgetUsual();

    protected override IEnumerable<(StreamKey Receiver, Message Message)> MessagesOf(Neighbourhood state, NeighbourhoodEvent happened)
    {
        switch (happened)
        {
            case PromptRaised raised:
                foreach (var (team, prompt) in raised.ForTeams) yield return (StreamKeys.Team(code.Municipality, team), new PromptForTeam(prompt));
                break;
            case PromptStatusNoted { Status: PromptStatus.TakenUp } noted:
                var news = noted.IsApproachClosed ? ResidentNews.ApproachClosed : noted.Approach is null ? ResidentNews.Discussed : ResidentNews.ApproachBegun;
                foreach (var some in state.Behind(noted.Prompt).Select(behind => behind.Signal).Chunk(ResidentMail.MostAtOnce)) yield return (StreamKeys.ResidentMail(code.Municipality), new NewsForResidents(some, news));
                break;
            case RecentsTold { Recents: var recents }:
                foreach (var recent in recents) yield return (StreamKeys.Theme(code.Municipality, recent.Theme.Code), new RecentForTheme(recent));
                break;
            case DataQualityNoted noted:
                yield return (StreamKeys.Team(code.Municipality, noted.Team), new DataQualityNoteForTeam(noted.Note));
                break;
            case SignalRecorded { Signal: var signal }:
                if (signal.KeptTogether is { } household)
                    yield return (StreamKeys.Household(household), new SignalForHousehold(household, new(
                        signal.Id, signal.Theme, signal.Source, signal.ObservedOn, signal.RegisteredBy, code, state.Configuration!.Team)));
                if (ThirdPartyTask.Of(signal, code) is { } task) yield return (StreamKeys.Team(code.Municipality, state.Configuration!.Team), new ThirdPartyForProfessional(task));
                break;
            case QuartersTold told:
                foreach (var telling in told.Tellings) yield return (StreamKeys.Trends(code.Municipality, telling.Quarter), new QuarterForTrends(telling, told.AfterLoad));
                break;
            case WeeksTold told:
                yield return (StreamKeys.Vigil(code.Municipality), new WeeksForVigil(told.Weeks, told.Team));
                break;
            case NeighbourhoodSucceeded succeeded:
                foreach (var bequest in succeeded.Bequests) yield return (StreamKeys.Neighbourhood(bequest.Heir), new BequestForNeighbourhood(bequest));
                if (!succeeded.IsEnded) break;
                foreach (var theme in state.Configuration?.Themes ?? []) yield return (StreamKeys.Theme(code.Municipality, theme.Code), new EndForTheme(code));
                break;
            case ThemesSummarised { Summaries: var summaries }:
                foreach (var summary in summaries) yield return (StreamKeys.Theme(code.Municipality, summary.Theme), new SummaryForTheme(summary));
                break;
            case SignalWithdrawn withdrawn:
                if (withdrawn.KeptTogether is { } together) yield return (StreamKeys.Household(together), new WithdrawalForHousehold(withdrawn.Signal));
                if (withdrawn.ThirdPartyTeam is { } holder) yield return (StreamKeys.Team(code.Municipality, holder), new ThirdPartyTakenBack(withdrawn.Signal));
                if (state.Prompts.Count > 0) yield return (StreamKeys.ResidentMail(code.Municipality), new WithdrawalForResidentMail(withdrawn.Signal));
                break;
        }
    }

    protected override void Take(Turn<Neighbourhood, NeighbourhoodEvent> turn, Message message)
    {
        switch (message)
        {
            case NeighbourhoodConfiguration { Configuration: var configuration }:
                if (turn.State.Configuration is null)
                {
                    turn.Remind(TidyUp, NextTidyUp(turn.Now));
                    turn.Remind(INeighbourhood.TellQuarters, loading.After(turn.Now));
                }
                turn.Emit(turn.State.Configure(configuration));
                break;
            case PromptStatusForNeighbourhood noted:
                turn.Emit(turn.State.NoteStatus(new(noted.Prompt, noted.Status, noted.Team)
                {
                    Verdict = noted.Verdict,
                    Approach = noted.Approach,
                    IsApproachClosed = noted.IsApproachClosed,
                }));
                break;
            case ClusterForNeighbourhood { Finding: var finding }:
                RemindToTell(turn);
                turn.Emit(turn.State.Take(finding, turn.Now));
                break;
            case NewThemeForNeighbourhood appeared:
                turn.Emit(Neighbourhood.Begin(appeared.Theme, appeared.Week));
                break;
            case SuccessionForNeighbourhood { Succession: var succession }:
                turn.Emit(turn.State.Succeed(succession));
                break;
            case HouseholdLetGo { Household: var household }:
                if (Emitted(turn, turn.State.Forget(household))) turn.CompactAll();
                break;
            case BequestForNeighbourhood { Bequest: var bequest }:
                turn.Emit(new PastInherited(bequest));
                break;
            case ModelForNeighbourhood lent:
                turn.Emit(new ModelBorrowed(lent.Theme, lent.Model, lent.Week));
                break;
            default:
                throw new InvalidOperationException($"A neighbourhood takes no {message.GetType().Name}.");
        }
    }

    protected override void Remind(Turn<Neighbourhood, NeighbourhoodEvent> turn, string reminder)
    {
        if (reminder == Tell)
        {
            turn.Emit(turn.State.TellRecents(turn.Now));
            turn.Remind(Tell, null);
            return;
        }
        if (reminder == INeighbourhood.TellQuarters)
        {
            loading.End();
            turn.Emit(turn.State.TellQuarters(turn.Now, afterLoad: true));
            turn.Remind(INeighbourhood.TellQuarters, null);
            return;
        }
        // An older version gathered these without a reminder.
        if (turn.State.Untold.Count > 0) turn.Remind(Tell, NextTelling(turn.Now));
        turn.Emit(turn.State.TellQuarters(turn.Now, afterLoad: false));
        turn.Emit(turn.State.TellWeeks(turn.Now));
        turn.Emit(turn.State.Summarise(turn.Now));
        IReadOnlyList<NeighbourhoodEvent> forgotten = [.. turn.State.DropOldSignals(turn.Now), .. turn.State.DropOpenStops(turn.Now)];
        turn.Emit(forgotten);
        if (forgotten.Count > 0) turn.CompactAll();
        turn.Remind(TidyUp, NextTidyUp(turn.Now));
    }

    protected override void Conclude(Turn<Neighbourhood, NeighbourhoodEvent> turn)
    {
        if (touched.Count == 0) return;
        try
        {
            turn.Emit(turn.State.NoteBulkEntries(turn.Now));
            foreach (var (theme, trace) in touched)
            {
                turn.Trace = trace;
                turn.Emit(turn.State.LookAt(theme, turn.Now));
            }
        }
        finally
        {
            touched.Clear();
        }
    }

    protected override void OnCommitted(IReadOnlyList<NeighbourhoodEvent> events)
    {
        GrainMeter.Recorded(events.Count(happened => happened is SignalRecorded));
        GrainMeter.Raised(events.Count(happened => happened is PromptRaised));
    }

    private RecordOutcome Record(
        Turn<Neighbourhood, NeighbourhoodEvent> turn, SignalToRecord recording, Dictionary<(ThemeCode, IsoWeek), int> history)
    {
        var (signal, bodyHash, expiresAt) = recording;
        if (turn.Registered(signal.Id) is { Registration: var known })
            return new(known.BodyHash == bodyHash ? RecordStatus.Repeated : RecordStatus.KeyInUse, known.ReceivedAt);
        if (turn.State.Configuration is null) return new(RecordStatus.NotReady, signal.ReceivedAt);
        turn.Register(new(signal.Id, bodyHash, signal.ReceivedAt, expiresAt));
        if (signal.IsHistory)
        {
            var key = (signal.Theme, IsoWeek.Of(signal.ObservedOn));
            history[key] = history.GetValueOrDefault(key) + signal.People;
        }
        else
        {
            RemindToTell(turn);
            turn.Emit(turn.State.Record(signal));
            touched[signal.Theme] = turn.Trace ?? touched.GetValueOrDefault(signal.Theme);
        }
        return new(RecordStatus.Recorded, signal.ReceivedAt);
    }

    // Once a night, however much is told by day; a reminder that stands need not be written again.
    private static void RemindToTell(Turn<Neighbourhood, NeighbourhoodEvent> turn)
    {
        if (turn.State.Untold.Count == 0) turn.Remind(Tell, NextTelling(turn.Now));
    }

    private static DateTimeOffset NextTelling(DateTimeOffset now) => DutchTime.StartOf(DutchTime.DateOf(now).AddDays(1)).AddHours(5);

    // Monday before dawn, when the week that has just aged out can go.
    private static DateTimeOffset NextTidyUp(DateTimeOffset now) => DutchTime.StartOf((IsoWeek.Of(now) + 1).Monday).AddHours(3);

    private static bool Emitted(Turn<Neighbourhood, NeighbourhoodEvent> turn, IReadOnlyList<NeighbourhoodEvent> events)
    {
        turn.Emit(events);
        return events.Count > 0;
    }
}
