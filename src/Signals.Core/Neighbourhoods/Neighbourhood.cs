using System.Text.Json.Serialization;
using Signals.Core.DataQuality;
using Signals.Core.Follow;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Vigils;

namespace Signals.Core.Neighbourhoods;

/// <summary>
/// A neighbourhood as its events made it: what was told there, how much of it is usual, and which prompts stand. Decisions only read it and
/// give events; <see cref="Apply"/> alone changes it, and decides nothing.
/// </summary>
public sealed partial class Neighbourhood
{
    /// <summary>How long single signals are kept, in weeks. After that only weekly counts remain.</summary>
    public const int SignalWeeks = 13;

    /// <summary>How many prompts are remembered, the latest ones; enough for every theme of several years.</summary>
    public const int PromptsKept = 500;

    /// <summary>The version of the algorithm behind the derived parts: another version learns them anew from the weekly counts.</summary>
    public const int Algorithm = 3;

    private readonly Dictionary<ThemeCode, ThemeStream> themes;
    private readonly Dictionary<StopId, OutreachStop> openStops;
    private readonly List<StandingPrompt> prompts;

    private readonly HashSet<BulkEntry> bulkEntries;
    private readonly SortedSet<ThemeCode> untold;

    // Both derived from the streams: every signal that came in is asked for, and how many came on each day.
    private readonly Dictionary<SignalId, ThemeCode> themeOf = [];
    private readonly EntryDays entryDays = new();

    // What was looked at in a week, until something changes it.
    private readonly Dictionary<ThemeCode, Look> looks = [];
    private IsoWeek lookedIn;

    public Neighbourhood() : this(null, null, new Dictionary<ThemeCode, ThemeStream>(), new(), new Dictionary<StopId, OutreachStop>(), 0, [], 0, null, null, null, new(), null, null, null, new()) { }

    [JsonConstructor]
    internal Neighbourhood(
        NeighbourhoodConfigured? configuration, IsoWeek? since, IReadOnlyDictionary<ThemeCode, ThemeStream> themes, Effort effort,
        IReadOnlyDictionary<StopId, OutreachStop> openStops, int stopCount, IReadOnlyList<StandingPrompt> prompts, int promptCount,
        IReadOnlyList<BulkEntry>? bulkEntries, IsoWeek? lastGeneralRise, IReadOnlyCollection<ThemeCode>? untold, QuarterBook? quarters,
        IsoWeek? inheritedSince, Quarter? endedFrom, Quarter? appearedIn, ArrivalBook? arrivals)
    {
        (Configuration, Since, Effort, StopCount, PromptCount, LastGeneralRise) = (configuration, since, effort, stopCount, promptCount, lastGeneralRise);
        (InheritedSince, EndedFrom, AppearedIn) = (inheritedSince, endedFrom, appearedIn);
        this.bulkEntries = [.. bulkEntries ?? []];
        this.untold = [.. untold ?? []];
        this.themes = themes.ToDictionary();
        this.openStops = openStops.ToDictionary();
        this.prompts = [.. prompts];
        Quarters = quarters ?? BookOfOlderVersion();
        Arrivals = arrivals ?? ArrivalBook.OfOlderVersion();
        NoteSightings();
        foreach (var theme in themes.Keys) HeedJudgements(theme);
    }

    /// <summary>What the municipality told it; null before that.</summary>
    public NeighbourhoodConfigured? Configuration { get; private set; }

    /// <summary>The first week of which it knows what was told: weeks without a signal count as quiet from here on.</summary>
    public IsoWeek? Since { get; private set; }

    /// <summary>Every theme on which something was ever told.</summary>
    public IReadOnlyDictionary<ThemeCode, ThemeStream> Themes => themes;

    /// <summary>Hours of outreach.</summary>
    public Effort Effort { get; }

    /// <summary>Stops that have begun and not ended.</summary>
    public IReadOnlyDictionary<StopId, OutreachStop> OpenStops => openStops;

    /// <summary>How many stops ever began.</summary>
    public int StopCount { get; private set; }

    /// <summary>The latest prompts, oldest first.</summary>
    public IReadOnlyList<StandingPrompt> Prompts => prompts;

    /// <summary>How many prompts were ever raised.</summary>
    public int PromptCount { get; private set; }

    /// <summary>Days on which a kind of source brought many times its usual number, as far as single signals are kept: those are not counted.</summary>
    public IReadOnlyList<BulkEntry> BulkEntries => [.. bulkEntries.OrderBy(entry => entry.Day).ThenBy(entry => entry.Source)];

    /// <summary>Themes that something was told of since their municipality-wide themes were last told.</summary>
    public IReadOnlyCollection<ThemeCode> Untold => untold;

    /// <summary>The week in which it was last noted that nearly every theme rises.</summary>
    public IsoWeek? LastGeneralRise { get; private set; }

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(NeighbourhoodEvent happened)
    {
        if (happened is SignalRecorded { Signal.Theme: var changed }) looks.Remove(changed);
        else looks.Clear();
        switch (happened)
        {
            case NeighbourhoodConfigured configured:
                if (Configuration is null && configured.IsNewcomer) AppearedIn = Quarter.Of(configured.Week);
                Configuration = configured;
                Since ??= configured.Week;
                break;
            case HistoryLoaded history:
                foreach (var count in history.Counts) Stream(count.Theme).AddHistory(count.Week, count.People);
                var earliest = history.Counts.Min(count => count.Week);
                LookBackTo(earliest);
                NoteChange(earliest);
                break;
            case SignalRecorded { Signal: var signal, Counted: var counted }:
                Record(signal, counted);
                Stream(signal.Theme).NoteDelay(signal.ObservedOn, signal.ReceivedAt);
                themeOf.Add(signal.Id, signal.Theme);
                entryDays.Add(signal.Source, signal.ObservedOn, signal.People);
                untold.Add(signal.Theme);
                Arrivals.Note(IsoWeek.Of(signal.ReceivedAt), signal.Source);
                break;
            case SignalWithdrawn withdrawn:
                var sighting = Stream(withdrawn.Theme).Find(withdrawn.Signal)!;
                Stream(withdrawn.Theme).Remove(sighting);
                themeOf.Remove(withdrawn.Signal);
                entryDays.Add(sighting.Source, sighting.ObservedOn, -sighting.People);
                untold.Add(withdrawn.Theme);
                if (sighting.Counted) NoteChange(IsoWeek.Of(sighting.ObservedOn));
                break;
            case RepeatCounted repeat:
                Stream(repeat.Theme).CountAfterAll(repeat.Signal);
                NoteChange(IsoWeek.Of(Stream(repeat.Theme).Find(repeat.Signal)!.ObservedOn));
                break;
            case StopStarted { Stop: var stop }:
                openStops.Add(stop.Id, stop);
                StopCount++;
                break;
            case OpenStopsDropped dropped:
                foreach (var stop in dropped.Stops) openStops.Remove(stop);
                break;
            case HouseholdForgotten forgotten:
                foreach (var stream in themes.Values) stream.Forget(forgotten.Household);
                break;
            case StopFinished finished:
                Finish(finished);
                break;
            case FindingMade finding:
                Stream(finding.Theme).LastFinding = finding.Week;
                Arrivals.NoteFound(finding.Week);
                break;
            case PromptRaised { Prompt: var prompt }:
                Stand(prompt);
                Arrivals.NoteFound(IsoWeek.Of(prompt.RaisedAt));
                break;
            case PromptStatusNoted noted:
                var index = prompts.FindIndex(prompt => prompt.Id == noted.Prompt);
                if (index >= 0) Note(index, noted);
                break;
            case DataQualityNoted { Note: { Kind: DataQualityNoteKind.BulkEntry } note }:
                SetAside(new(note.Source!.Value, note.From));
                break;
            case DataQualityNoted { Note: { Kind: DataQualityNoteKind.GeneralRise } note }:
                LastGeneralRise = IsoWeek.Of(note.NotedAt);
                break;
            case RecentsTold told:
                untold.Clear();
                foreach (var recent in told.Recents) Stream(recent.Theme.Code).ToldRecentlyIn = recent.Week;
                break;
            case ClusterNoted noted:
                Stream(noted.Theme).QuietUntil = noted.Until;
                Stream(noted.Theme).PartOfClusterIn = noted.Week;
                break;
            case ThemeBegun begun:
                Stream(begun.Theme).BeginAnew(begun.Week);
                Stream(begun.Theme).QuietUntil = begun.Until;
                break;
            case ThemesSummarised summarised:
                foreach (var summary in summarised.Summaries) Stream(summary.Theme).NoteTold(summary);
                break;
            case ModelBorrowed borrowed:
                Stream(borrowed.Theme).Borrow(borrowed.Model);
                break;
            case QuartersTold told:
                Quarters = Quarters with { ToldThrough = told.Tellings[^1].Quarter, ChangedFrom = null };
                break;
            case WeeksTold told:
                Arrivals.NoteTold(told.Weeks[^1].Week);
                break;
            case NeighbourhoodSucceeded succeeded:
                PassOn(succeeded);
                break;
            case PastInherited { Bequest: var bequest }:
                Inherit(bequest);
                break;
            case OldSignalsDropped dropped:
                Quarters = Quarters with { DroppedBefore = dropped.Before };
                foreach (var stream in themes.Values) stream.DropSightings(dropped.Before);
                bulkEntries.RemoveWhere(entry => entry.Day < dropped.Before);
                NoteSightings();
                break;
            default:
                throw new InvalidOperationException($"No neighbourhood knows the event {happened.GetType().Name}.");
        }
    }

    /// <summary>Forgets what is usual, to learn it anew from the weekly counts.</summary>
    public void ForgetUsual()
    {
        looks.Clear();
        foreach (var stream in themes.Values) stream.Relearn();
    }

    private ThemeStream Stream(ThemeCode theme)
    {
        if (!themes.TryGetValue(theme, out var stream)) themes[theme] = stream = new();
        return stream;
    }

    private void NoteSightings()
    {
        themeOf.Clear();
        entryDays.Clear();
        foreach (var (theme, stream) in themes)
            foreach (var sighting in stream.Sightings)
            {
                themeOf.Add(sighting.Signal, theme);
                entryDays.Add(sighting.Source, sighting.ObservedOn, sighting.People);
            }
    }

    private void Record(Signal signal, bool counted)
    {
        var week = IsoWeek.Of(signal.ObservedOn);
        Stream(signal.Theme).Add(new(signal.Id, signal.ObservedOn, signal.Source, signal.People, counted, signal.Household, signal.KeptTogether, signal.Place)
        {
            Late = Quarters.DroppedBefore is { } before && Quarter.Of(week).First.Monday < before,
            AboutAnother = signal.AboutAnother,
            ThirdPartyTeam = signal is { HasWordsAboutAnother: true, RegisteredBy: not null } ? Configuration!.Team : null,
        });
        if (counted) NoteChange(week);
    }

    private void LookBackTo(IsoWeek week)
    {
        if (Since is { } since && since <= week) return;
        Since = week;
        foreach (var stream in themes.Values) stream.Relearn(week);
    }

    private void Finish(StopFinished finished)
    {
        openStops.Remove(finished.Stop, out var stop);
        var week = IsoWeek.Of(stop!.StartedAt);
        Effort.Add(week, finished.EndedAt - stop.StartedAt);
        foreach (var stream in themes.Values) stream.Relearn(week);
        NoteChange(week);
    }

    private void SetAside(BulkEntry entry)
    {
        bulkEntries.Add(entry);
        NoteChange(IsoWeek.Of(entry.Day));
        foreach (var (theme, stream) in themes)
            if (stream.SetAside(entry)) untold.Add(theme);
    }

    private void Note(int index, PromptStatusNoted noted)
    {
        var before = prompts[index];
        var after = prompts[index] = before.With(noted);
        if (before.IsConfirmed != after.IsConfirmed || before.IsUsual != after.IsUsual) LearnOtherwise(after);
    }

    private void LearnOtherwise(StandingPrompt prompt)
    {
        foreach (var theme in (IEnumerable<ThemeCode>)[prompt.Theme, .. prompt.OtherThemes ?? []])
        {
            HeedJudgements(theme);
            Stream(theme).Relearn(IsoWeek.Of(prompt.From));
        }
    }

    // What is a rise by the team's own judgement does not teach what is usual; what is none teaches it in full.
    private void HeedJudgements(ThemeCode theme) => Stream(theme).Heed(WeeksOf(theme, prompt => prompt.IsConfirmed), WeeksOf(theme, prompt => prompt.IsUsual));

    private IEnumerable<IsoWeek> WeeksOf(ThemeCode theme, Func<StandingPrompt, bool> which) =>
        from prompt in prompts
        where prompt.Concerns(theme) && which(prompt)
        from week in IsoWeek.Range(IsoWeek.Of(prompt.From), IsoWeek.Of(prompt.To))
        select week;

    private void Stand(Prompt prompt)
    {
        var others = prompt.OtherThemes.Count == 0 ? null : prompt.OtherThemes.Select(theme => theme.Code).ToList();
        prompts.Add(new(prompt.Id, prompt.Theme.Code, prompt.From, prompt.To, prompt.RaisedAt, PromptStatus.New) { OtherThemes = others, Place = prompt.Place, IsInShadow = prompt.IsInShadow });
        foreach (var theme in (IEnumerable<ThemeCode>)[prompt.Theme.Code, .. others ?? []]) untold.Add(theme);
        if (prompts.Count > PromptsKept)
        {
            var forgotten = prompts[0];
            prompts.RemoveAt(0);
            if (forgotten.IsConfirmed || forgotten.IsUsual) LearnOtherwise(forgotten);
        }
        PromptCount = prompt.Id.Number;
        Stream(prompt.Theme.Code).LastFinding = IsoWeek.Of(prompt.RaisedAt);
    }
}
