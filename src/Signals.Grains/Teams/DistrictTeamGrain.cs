using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.DataQuality;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.ThirdParties;
using Signals.Core.Time;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Teams;

/// <inheritdoc cref="IDistrictTeam"/>
public sealed class DistrictTeamGrain(MunicipalityCode municipality, TeamId id, GrainContext context)
    : JournaledGrain<DistrictTeam, DistrictTeamEvent>(StreamKeys.Team(municipality, id), context), IDistrictTeam
{
    private const string Lapse = "verlopen";
    private const string TidyUp = "opruimen";

    private readonly TimeProvider clock = context.Clock;
    private readonly CancellationToken stopping = context.Stopping;

    // Which trace put a prompt in the inbox: kept for those that may still be on their way to an open stream, and nowhere else.
    private readonly Dictionary<PromptId, string> traces = [];

    private TaskCompletionSource arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public Task<InboxPage> Page(InboxQuery query, CancellationToken cancellation) => Ask(state =>
    {
        var found = state.Entries.Reverse().Where(entry =>
            (query.Neighbourhood is null || entry.Prompt.Id.Neighbourhood == query.Neighbourhood)
            && (query.Status is null || entry.Status == query.Status)
            && (query.Since is null || entry.Prompt.RaisedAt >= query.Since)
            && !(query.HidesShadow && entry.Prompt.IsInShadow)).ToList();
        return new InboxPage([.. found.Skip(query.Skip).Take(Math.Min(query.Take, IDistrictTeam.MostEntries))], found.Count);
    }, cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<InboxEntry>> EntriesAfter(long position, TimeSpan wait, CancellationToken cancellation)
    {
        // Taken before the look, so that an entry that arrives in between is not missed.
        var next = Volatile.Read(ref arrival).Task;
        var entries = await After(position, cancellation);
        if (entries.Count > 0 || wait <= TimeSpan.Zero) return entries;
        var longest = TimeSpan.FromSeconds(IDistrictTeam.LongestWaitSeconds);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopping);
        await Task.WhenAny(next, Task.Delay(wait < longest ? wait : longest, clock, ending.Token));
        return await After(position, cancellation);
    }

    /// <inheritdoc/>
    public Task<long> Position(CancellationToken cancellation) => Ask(state => state.Position, cancellation);

    /// <inheritdoc/>
    public Task<InboxEntry?> Find(PromptId prompt, CancellationToken cancellation) => Ask(state => state.Find(prompt), cancellation);

    /// <inheritdoc/>
    public Task<InboxEntry?> Mark(PromptId prompt, PromptStatus status, CancellationToken cancellation) => Decide(turn =>
    {
        if (turn.State.Mark(prompt, status, turn.Now) is not { } events) return null;
        turn.Emit(events);
        return turn.State.Find(prompt);
    }, [], cancellation);

    /// <inheritdoc/>
    public Task<InboxEntry?> Judge(PromptId prompt, PromptVerdict? verdict, CancellationToken cancellation) => Decide(turn =>
    {
        if (turn.State.Judge(prompt, verdict, turn.Now) is not { } events) return null;
        turn.Emit(events);
        return turn.State.Find(prompt);
    }, [], cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ApproachSummary>> Approaches(CancellationToken cancellation) => Ask<IReadOnlyList<ApproachSummary>>(
        state => [.. state.Approaches.Reverse().Where(approach => CollectiveApproach.KeptUntil(approach.BegunAt) > clock.GetUtcNow())], cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<HouseholdQuestion>> QuestionsFor(string professional, CancellationToken cancellation) =>
        Ask<IReadOnlyList<HouseholdQuestion>>(
            state => [.. state.Questions.Reverse().Where(question => question.For == professional).Take(IDistrictTeam.MostEntries)], cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ThirdPartyTask>> ThirdPartiesFor(string professional, CancellationToken cancellation) => Ask<IReadOnlyList<ThirdPartyTask>>(
        state =>
        [
            .. state.ThirdParties.Where(task => task.For == professional && task.Answer != ThirdPartyAnswer.Erased && task.KeptUntil > clock.GetUtcNow())
                .OrderBy(task => task.Answer is not null).ThenBy(task => task.ReceivedAt).Take(IDistrictTeam.MostEntries),
        ], cancellation);

    /// <inheritdoc/>
    public Task<ThirdPartyTask?> ThirdParty(SignalId signal, string professional, CancellationToken cancellation) => Ask(
        state => state.FindThirdParty(signal) is { } task && task.For == professional && task.KeptUntil > clock.GetUtcNow() ? task : null, cancellation);

    /// <inheritdoc/>
    public Task<ThirdPartyTask?> SettleThirdParty(SignalId signal, string professional, ThirdPartyAnswer answer, CancellationToken cancellation) => Decide(turn =>
    {
        if (turn.State.Settle(signal, professional, answer, turn.Now) is not { } events) return null;
        turn.Emit(events);
        turn.Remind(TidyUp, NextTidyUp(turn.State));
        return turn.State.FindThirdParty(signal);
    }, [], cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DataQualityNote>> Notes(CancellationToken cancellation) =>
        Ask<IReadOnlyList<DataQualityNote>>(state => [.. state.Notes.Reverse()], cancellation);

    /// <inheritdoc/>
    public Task<int?> PlanOutreach(OutreachPlan plan, CancellationToken cancellation) => Decide<int?>(turn =>
    {
        if (turn.State.Outreach.Plan(plan, DutchTime.DateOf(turn.Now)) is not { } events) return null;
        turn.Emit(events);
        if (events.Count > 0) turn.Remind(TidyUp, NextTidyUp(turn.State));
        return turn.State.Outreach.Find(plan)!.Number;
    }, [], cancellation);

    /// <inheritdoc/>
    public Task<bool> CancelOutreach(int number, DateOnly? day, CancellationToken cancellation) => Decide(turn =>
    {
        var events = turn.State.Outreach.Cancel(number, day);
        turn.Emit(events);
        return events.Count > 0;
    }, [], cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutreachDay>> Agenda(DateOnly from, DateOnly to, CancellationToken cancellation) =>
        to.DayNumber - from.DayNumber < IDistrictTeam.MostDays
            ? Ask(state => state.Outreach.Between(from, to, DutchTime.DateOf(clock.GetUtcNow())), cancellation)
            : throw new ArgumentException($"At most {IDistrictTeam.MostDays} days are told of at once.", nameof(to));

    protected override void Apply(DistrictTeam state, DistrictTeamEvent happened) => state.Apply(happened);

    protected override IEnumerable<(StreamKey Receiver, Message Message)> MessagesOf(DistrictTeam state, DistrictTeamEvent happened) => happened switch
    {
        // Of what is raised in shadow nobody hears outside the platform.
        PromptDelivered { Prompt: { IsInShadow: false } prompt } => [(StreamKeys.Notifications(municipality, id), new PromptForNotifications(prompt.Id))],
        PromptMarked marked => [.. Standing(state, [marked.Prompt]), .. Settled([marked.Prompt])],
        PromptJudged judged => Standing(state, [judged.Prompt]),
        ApproachNoted { Approach: var approach } => [.. Standing(state, approach.Prompts), .. Settled(approach.Prompts)],
        _ => [],
    };

    protected override void Take(Turn<DistrictTeam, DistrictTeamEvent> turn, Message message)
    {
        switch (message)
        {
            case PromptForTeam { Prompt: var prompt }:
                turn.Emit(turn.State.Deliver(prompt));
                Remember(prompt.Id, turn.Trace);
                turn.Remind(TidyUp, NextTidyUp(turn.State));
                turn.Remind(Lapse, turn.State.NextExpiry());
                break;
            case ApproachForTeam { Approach: var approach }:
                turn.Emit(DistrictTeam.Note(approach, turn.Now));
                turn.Remind(TidyUp, NextTidyUp(turn.State));
                turn.Remind(Lapse, turn.State.NextExpiry());
                break;
            case QuestionForProfessional { Question: var question }:
                turn.Emit(turn.State.Deliver(question));
                turn.Remind(TidyUp, NextTidyUp(turn.State));
                break;
            case QuestionTakenBack { Question: var question }:
                turn.Emit(turn.State.TakeBack(question));
                turn.CompactAll();
                break;
            case ThirdPartyForProfessional { Task: var task }:
                turn.Emit(turn.State.Deliver(task, turn.Now));
                turn.Remind(TidyUp, NextTidyUp(turn.State));
                break;
            case ThirdPartyTakenBack { Signal: var signal }:
                turn.Emit(turn.State.TakeBack(signal));
                turn.CompactAll();
                break;
            case DataQualityNoteForTeam { Note: var note }:
                turn.Emit(DistrictTeam.Deliver(note));
                break;
            default:
                throw new InvalidOperationException($"A team takes no {message.GetType().Name}.");
        }
    }

    protected override void Remind(Turn<DistrictTeam, DistrictTeamEvent> turn, string reminder)
    {
        if (reminder == TidyUp)
        {
            IReadOnlyList<DistrictTeamEvent> forgotten = [.. turn.State.Outreach.DropOld(DutchTime.DateOf(turn.Now)), .. turn.State.DropOld(turn.Now)];
            turn.Emit(forgotten);
            if (forgotten.Count > 0) turn.CompactAll();
            turn.Remind(TidyUp, NextTidyUp(turn.State));
            return;
        }
        turn.Emit(turn.State.Expire(turn.Now));
        turn.Remind(Lapse, turn.State.NextExpiry());
    }

    protected override void OnCommitted(IReadOnlyList<DistrictTeamEvent> events)
    {
        if (events.Any(happened => happened is PromptDelivered))
            Interlocked.Exchange(ref arrival, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    private IEnumerable<(StreamKey, Message)> Standing(DistrictTeam state, IReadOnlyList<PromptId> prompts) =>
        from prompt in prompts
        let entry = state.Find(prompt)
        where entry is not null
        select (StreamKeys.Neighbourhood(prompt.Neighbourhood), (Message)new PromptStatusForNeighbourhood(prompt, entry.Status, id)
        {
            Verdict = entry.Verdict,
            Approach = entry.Approach,
            IsApproachClosed = entry.IsApproachClosed,
        });

    private IEnumerable<(StreamKey, Message)> Settled(IReadOnlyList<PromptId> prompts) =>
        prompts.Select(prompt => (StreamKeys.Notifications(municipality, id), (Message)new PromptSettledForNotifications(prompt)));

    // Before dawn of the day on which the next plan is old enough, and as soon as anything else is.
    private static DateTimeOffset? NextTidyUp(DistrictTeam state) =>
        new[] { state.Outreach.NextDrop() is { } day ? DutchTime.StartOf(day).AddHours(3) : (DateTimeOffset?)null, state.NextDrop() }.Min();

    private void Remember(PromptId prompt, string? trace)
    {
        if (trace is null) return;
        if (traces.Count >= IDistrictTeam.MostEntries) traces.Clear();
        traces[prompt] = trace;
    }

    private Task<IReadOnlyList<InboxEntry>> After(long position, CancellationToken cancellation) =>
        Ask<IReadOnlyList<InboxEntry>>(
            state =>
            [
                .. state.Entries.SkipWhile(entry => entry.Position <= position).Take(IDistrictTeam.MostEntries)
                    .Select(entry => traces.TryGetValue(entry.Prompt.Id, out var trace) ? entry with { Trace = trace } : entry),
            ], cancellation);
}
