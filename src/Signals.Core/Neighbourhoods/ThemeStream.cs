using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

/// <summary>One theme in one neighbourhood: weekly counts of distinct households, the single signals of the last weeks, and what is usual.</summary>
public sealed partial class ThemeStream
{
    /// <summary>Within so many days a household is not counted again for a theme.</summary>
    public const int RepeatDays = 28;

    /// <summary>How many weeks with a count are kept, at least ten years. Older ones no longer weigh in what is usual.</summary>
    public const int WeeksKept = 520;

    /// <summary>Once in so many weeks a theme is told of them, silent or not.</summary>
    public const int WeeksBetweenSummaries = 4;

    private const int DelaysKnown = OutbreakLikelihood.Weeks + 1;

    private readonly SortedDictionary<IsoWeek, int> weekly;
    private readonly OrderedDictionary<SignalId, Sighting> sightings;

    // Both derived from the sightings, as what is told of places: to find a repeat, and to see who told, without going through them all.
    private readonly Dictionary<HouseholdToken, List<DateOnly>> countedDays = [];
    private readonly Dictionary<IsoWeek, WeekTelling> tellings = [];

    // Weeks that are learned and of which the theme has not been told; derived with what is usual.
    private readonly SortedDictionary<IsoWeek, ClosedWeek> untold;
    private readonly int[] delays;

    public ThemeStream() : this(new Dictionary<IsoWeek, int>(), [], new(), null, null, [], [], null, null, null, null, null, null, null, null, null) { }

    [JsonConstructor]
    internal ThemeStream(
        IReadOnlyDictionary<IsoWeek, int> weekly, IReadOnlyCollection<Sighting> sightings, Expectation expectation, ThemeModel? model, IsoWeek? toldThrough,
        IReadOnlyCollection<ClosedWeek>? untold, IReadOnlyList<int>? delays, IsoWeek? lastFinding, IsoWeek? begunIn, DateTimeOffset? quietUntil, IsoWeek? partOfClusterIn, IsoWeek? toldRecentlyIn,
        IReadOnlyDictionary<Quarter, int>? settled, IReadOnlyDictionary<Quarter, int>? loaded,
        IReadOnlyDictionary<IsoWeek, int>? inherited, IReadOnlyCollection<QuarterBequest>? inheritedQuarters)
    {
        this.inherited = inherited is null ? null : new(inherited.ToDictionary());
        this.inheritedQuarters = inheritedQuarters is null ? null : new(inheritedQuarters.ToDictionary(quarter => quarter.Quarter));
        (this.settled, this.loaded) = (settled is null ? null : new(settled.ToDictionary()), loaded is null ? null : new(loaded.ToDictionary()));
        (BegunIn, QuietUntil, PartOfClusterIn, ToldRecentlyIn) = (begunIn, quietUntil, partOfClusterIn, toldRecentlyIn);
        this.weekly = new(weekly.ToDictionary());
        this.sightings = new(sightings.Select(sighting => KeyValuePair.Create(sighting.Signal, sighting)));
        Expectation = expectation;
        Model = model ?? ThemeModel.Default;
        ToldThrough = toldThrough;
        this.untold = new((untold ?? []).ToDictionary(week => week.Week));
        this.delays = delays is { Count: DelaysKnown } known ? [.. known] : new int[DelaysKnown];
        LastFinding = lastFinding;
        foreach (var sighting in sightings.Where(sighting => sighting.Counted)) Note(sighting);
    }

    /// <summary>People counted per week; weeks without are left out.</summary>
    public IReadOnlyDictionary<IsoWeek, int> Weekly => weekly;

    /// <summary>Single signals of the last thirteen weeks, in the order in which they came.</summary>
    public IReadOnlyCollection<Sighting> Sightings => sightings.Values;

    /// <summary>What is usual.</summary>
    public Expectation Expectation { get; private set; }

    /// <summary>What the theme's neighbourhoods have in common.</summary>
    public ThemeModel Model { get; private set; }

    /// <summary>The last week of which the theme has been told.</summary>
    public IsoWeek? ToldThrough { get; private set; }

    /// <summary>Learned weeks of which it has not been told.</summary>
    public IReadOnlyCollection<ClosedWeek> Untold => untold.Values;

    /// <summary>How many signals came in in the week that they were observed in, how many a week later, and so on; the last number is of all that came later still.</summary>
    public IReadOnlyList<int> Delays => delays;

    /// <summary>The week in which the theme appeared in the municipality: what came before says nothing of what is usual. Null if it was always there.</summary>
    public IsoWeek? BegunIn { get; private set; }

    /// <summary>Until when it raises nothing: something that spans neighbourhoods was found, or the theme has only just appeared. Null if never.</summary>
    public DateTimeOffset? QuietUntil { get; internal set; }

    /// <summary>The week in which it was last part of something that spans neighbourhoods; null if never.</summary>
    public IsoWeek? PartOfClusterIn { get; internal set; }

    /// <summary>The week in which the theme was last told of its last weeks; null if never.</summary>
    public IsoWeek? ToldRecentlyIn { get; internal set; }

    /// <summary>The week of the last finding or prompt.</summary>
    public IsoWeek? LastFinding { get; set; }

    /// <summary>Whether a household was counted for this theme within 28 days of a day, before or after it.</summary>
    public bool IsRepeat(IReadOnlyList<HouseholdToken> household, DateOnly observedOn) =>
        household.Any(token => countedDays.TryGetValue(token, out var days)
            && days.Exists(day => Math.Abs(day.DayNumber - observedOn.DayNumber) < RepeatDays));

    /// <summary>The weeks that end with one, beside what is usual.</summary>
    /// <param name="last">The last week; every week up to the first of these is learned.</param>
    /// <param name="effort">What was put into each week.</param>
    /// <param name="weeksAgo">How long ago the last week was: more has come in of it since.</param>
    public RecentWeeks Recent(IsoWeek last, Effort effort, int weeksAgo = 0)
    {
        var recent = new RecentWeeks(Expectation.Dispersion(Model));
        for (var ago = 0; ago < OutbreakLikelihood.Weeks; ago++)
            recent.Set(ago, CountOf(last - ago), OutlookOf(last - ago, effort.Of(last - ago) * Model.CompleteAfter(weeksAgo + ago)));
        return recent;
    }

    private Outlook OutlookOf(IsoWeek week, double factor) => OutlookOf(Expectation, week, factor);

    private Outlook OutlookOf(Expectation expectation, IsoWeek week, double factor)
    {
        var phase = YearPhase.Of(week);
        return expectation.Of(week, phase, Model.Season.At(phase), factor, Model);
    }

    /// <summary>How many times more than usual was told over some weeks, as <see cref="RecentWeeks.Level"/> gives it.</summary>
    internal double Level(IsoWeek first, IsoWeek last, Effort effort)
    {
        var (count, mean) = (0, 0.0);
        for (var week = first; week <= last; week += 1)
        {
            count += CountOf(week);
            mean += OutlookOf(week, effort.Of(week)).Mean;
        }
        return RecentWeeks.Level(count, mean);
    }

    /// <summary>Who told of it at each listed place.</summary>
    internal PlaceTellings Places { get; } = new();

    /// <summary>The weeks that end with one at a listed place, beside what is usual there: the place's share of what is usual for the neighbourhood.</summary>
    internal RecentWeeks RecentAt(string place, IsoWeek last, Effort effort)
    {
        var (share, told) = Places.ShareOf(place, last);
        var recent = new RecentWeeks(Expectation.Dispersion(Model));
        for (var ago = 0; ago < OutbreakLikelihood.Weeks; ago++)
        {
            var whole = OutlookOf(last - ago, effort.Of(last - ago) * Model.CompleteAfter(ago));
            recent.Set(ago, Places.People(place, last - ago), new(whole.Mean * share, whole.Uncertainty + (1.0 / told)));
        }
        return recent;
    }

    /// <summary>Who told in the weeks that end with one.</summary>
    /// <param name="last">The last week.</param>
    /// <param name="weeks">1 to 4: in four weeks no household counts twice, so that counting them needs no look at who they are.</param>
    public WeekTelling Telling(IsoWeek last, int weeks)
    {
        var all = new WeekTelling();
        for (var i = 0; i < weeks; i++)
            if (tellings.TryGetValue(last - i, out var week)) all.Add(week);
        return all;
    }

    /// <summary>How many different households told in the weeks that end with one. Of weeks of which single signals are no longer kept, all that was counted.</summary>
    /// <inheritdoc cref="Telling"/>
    internal int Households(IsoWeek last, int weeks)
    {
        var (telling, counted) = (Telling(last, weeks), 0);
        for (var i = 0; i < weeks; i++) counted += CountOf(last - i);
        return counted - telling.People + telling.Households;
    }

    internal Sighting? Find(SignalId signal) => sightings.GetValueOrDefault(signal);

    internal void Add(Sighting sighting)
    {
        sightings.Add(sighting.Signal, sighting);
        if (sighting.Counted) Count(sighting, 1);
    }

    internal void CountAfterAll(SignalId signal)
    {
        Count(sightings[signal] = sightings[signal] with { Counted = true }, 1);
    }

    internal void Remove(Sighting sighting)
    {
        sightings.Remove(sighting.Signal);
        if (sighting.Counted) Count(sighting, -1);
    }

    /// <summary>Counts no longer what a source brought on a day.</summary>
    /// <returns>Whether there was any.</returns>
    internal bool SetAside(BulkEntry entry)
    {
        var counted = CountedIn(entry);
        foreach (var sighting in counted)
        {
            Count(sighting, -1);
            sightings[sighting.Signal] = sighting with { Counted = false };
        }
        return counted.Count > 0;
    }

    /// <summary>What counts of what a source brought on a day.</summary>
    internal IReadOnlyList<Sighting> CountedIn(BulkEntry entry) =>
        [.. sightings.Values.Where(sighting => sighting.Counted && sighting.Source == entry.Source && sighting.ObservedOn == entry.Day)];

    internal void AddHistory(IsoWeek week, int people)
    {
        weekly[week] = weekly.GetValueOrDefault(week) + people;
        NoteLoaded(Quarter.Of(week), people);
        Relearn(week);
        while (weekly.Count > WeeksKept) weekly.Remove(weekly.Keys.First());
    }

    internal void DropSightings(DateOnly before)
    {
        var kept = new List<Sighting>(sightings.Count);
        foreach (var sighting in sightings.Values)
        {
            if (sighting.ObservedOn >= before) kept.Add(sighting);
            else if (sighting.Counted) Forget(sighting);
        }
        Settle(sightings.Values.Where(sighting => sighting.ObservedOn < before), kept);
        sightings.Clear();
        foreach (var sighting in kept) sightings.Add(sighting.Signal, sighting);
    }

    internal void Forget(HouseholdId household)
    {
        foreach (var sighting in sightings.Values.Where(sighting => sighting.KeptTogether == household).ToList())
            sightings[sighting.Signal] = sighting with { KeptTogether = null };
    }

    /// <summary>Whether the theme is to be told of weeks.</summary>
    internal bool IsToTell => untold.Count >= WeeksBetweenSummaries;

    /// <summary>What the theme is to be told.</summary>
    internal ThemeSummary Summarise(ThemeCode theme, NeighbourhoodCode neighbourhood)
    {
        var rate = Expectation.Rate.Summary;
        return new(theme, neighbourhood, rate with { Clumping = rate.Clumping.Copy() }, [.. untold.Values], [.. delays]);
    }

    /// <summary>Notes that the theme has been told.</summary>
    internal void NoteTold(ThemeSummary summary)
    {
        if (summary.Weeks.Count == 0) return;
        ToldThrough = summary.Weeks[^1].Week;
        foreach (var week in summary.Weeks) untold.Remove(week.Week);
    }

    /// <summary>Notes how late a signal came in.</summary>
    internal void NoteDelay(DateOnly observedOn, DateTimeOffset receivedAt) =>
        delays[Math.Clamp(IsoWeek.Of(receivedAt) - IsoWeek.Of(observedOn), 0, delays.Length - 1)]++;

    private void Count(Sighting sighting, int sign)
    {
        var week = IsoWeek.Of(sighting.ObservedOn);
        var people = weekly.GetValueOrDefault(week) + (sign * sighting.People);
        if (people > 0) weekly[week] = people;
        else weekly.Remove(week);
        if (sign > 0) NoteSingle(Quarter.Of(week), sighting.People);
        Relearn(week);
        if (sign > 0) Note(sighting);
        else Forget(sighting);
    }

    private void Note(Sighting sighting)
    {
        var week = IsoWeek.Of(sighting.ObservedOn);
        if (!tellings.TryGetValue(week, out var telling)) tellings[week] = telling = new();
        telling.Add(sighting, 1);
        Places.Add(sighting, 1);
        foreach (var token in sighting.Household)
        {
            if (!countedDays.TryGetValue(token, out var days)) countedDays[token] = days = [];
            days.Add(sighting.ObservedOn);
        }
    }

    private void Forget(Sighting sighting)
    {
        var week = IsoWeek.Of(sighting.ObservedOn);
        tellings[week].Add(sighting, -1);
        if (tellings[week].People == 0) tellings.Remove(week);
        Places.Add(sighting, -1);
        foreach (var token in sighting.Household)
            if (countedDays.TryGetValue(token, out var days) && days.Remove(sighting.ObservedOn) && days.Count == 0)
                countedDays.Remove(token);
    }
}

/// <summary>What is kept of a single signal for thirteen weeks.</summary>
public sealed record Sighting(
    SignalId Signal, DateOnly ObservedOn, Source Source, int People, bool Counted,
    IReadOnlyList<HouseholdToken> Household, HouseholdId? KeptTogether, string? Place = null)
{
    /// <summary>Whether signals of its quarter were dropped before it came in, so that nobody can tell whether its household was among them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Late { get; init; }

    /// <summary>Whether it is about someone else than the one who told it; null of one that was kept before this was noted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? AboutAnother { get; init; }

    /// <summary>The team in whose inbox the professional who entered it has a task about somebody else; null if there is none.</summary>
    public TeamId? ThirdPartyTeam { get; init; }
}
