using System.Text.Json.Serialization;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Time;

namespace Signals.Core.Vigils;

/// <summary>Watches over a municipality for silence that its past makes unlikely: of a kind of source, or of everything that is found. It knows totals only, no areas and no themes.</summary>
public sealed class Vigil
{
    /// <summary>How many closed weeks are kept, two years.</summary>
    public const int WeeksKept = 104;

    /// <summary>From this score silence is noted: by chance about once in ten years in a municipality, over everything that is watched (decision 0027).</summary>
    public const double AlarmScore = 4;

    // A week of which fewer than four in five told that told of the one before it is not complete.
    private const double FewestTelling = 0.8;

    private readonly SortedDictionary<IsoWeek, TotalWeek> weeks;
    private readonly List<Quiet> quiets;
    private readonly SortedDictionary<string, TeamId> teams;
    private readonly HashSet<Source> inUse;

    public Vigil() : this([], [], [], null) { }

    [JsonConstructor]
    internal Vigil(IReadOnlyList<TotalWeek> weeks, IReadOnlyList<Quiet> quiets, IReadOnlyCollection<TeamId> teams, IReadOnlyCollection<Source>? inUse)
    {
        this.weeks = new(weeks.ToDictionary(week => week.Week));
        this.quiets = [.. quiets];
        this.teams = new(teams.ToDictionary(team => team.ToString()), StringComparer.Ordinal);
        this.inUse = [.. inUse ?? SourceCodes.All.Values];
    }

    /// <summary>What came in in each closed week, oldest first, at most <see cref="WeeksKept"/>.</summary>
    public IReadOnlyList<TotalWeek> Weeks => [.. weeks.Values];

    /// <summary>The silences of those weeks, in the order in which they were noted.</summary>
    public IReadOnlyList<Quiet> Quiets => quiets;

    /// <summary>The teams of the neighbourhoods that told.</summary>
    public IReadOnlyCollection<TeamId> Teams => teams.Values;

    /// <summary>The kinds of source that the municipality uses.</summary>
    public IReadOnlyCollection<Source> InUse => [.. inUse.Order()];

    /// <summary>Kinds of source, and null for findings and prompts.</summary>
    private static IEnumerable<Source?> Watched => SourceCodes.All.Values.Order().Select(source => (Source?)source).Append(null);

    /// <summary>Notes what is silent, and what is no longer.</summary>
    /// <param name="now">The time; the last week that has closed is judged.</param>
    /// <param name="alarmScore">From which score silence is noted.</param>
    /// <returns>Nothing if that week is not complete, or nothing is to be noted.</returns>
    public IReadOnlyList<VigilEvent> Judge(DateTimeOffset now, double alarmScore = AlarmScore)
    {
        var last = IsoWeek.Of(now) - 1;
        if (!IsComplete(last)) return [];
        var noted = new List<VigilEvent>();
        foreach (var source in Watched)
        {
            var count = weeks[last].Arrivals.Of(source);
            if (Standing(source) is { } quiet)
            {
                if (!quiet.IsSwitchedOff && quiet.IsBrokenBy(count)) noted.Add(new QuietEnded(source, last - 1, VigilWording.Ended(quiet, last, now)));
            }
            else if (!IsHoliday(last) && Silence(source, last, count, alarmScore, now) is { } found)
            {
                var note = VigilWording.Begun(found, last, IsNothing(found, last), now);
                noted.Add(new QuietNoted(found with { Explanation = note.Explanation }, note));
            }
        }
        return noted;
    }

    /// <summary>Takes over which kinds of source the municipality uses. Nothing if that was known.</summary>
    public IReadOnlyList<VigilEvent> Watch(IReadOnlyList<Source> sources, DateTimeOffset now) => inUse.SetEquals(sources) ? [] : [new SourcesWatched(sources, IsoWeek.Of(now))];

    /// <summary>What stands of a kind of source, or of findings and prompts for null; null if nothing does.</summary>
    public Quiet? Standing(Source? source) => quiets.Find(quiet => quiet.Source == source && quiet.Through is null);

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(VigilEvent happened)
    {
        switch (happened)
        {
            case ArrivalsGathered gathered:
                foreach (var told in gathered.Weeks) weeks[told.Week] = weeks.TryGetValue(told.Week, out var known) ? known.With(told) : new(told, 1);
                while (weeks.Count > WeeksKept) weeks.Remove(weeks.Keys.First());
                quiets.RemoveAll(quiet => quiet.Through < weeks.Keys.First());
                teams[gathered.Team.ToString()] = gathered.Team;
                break;
            case SourcesWatched watched:
                Apply(watched);
                break;
            case QuietNoted { Quiet: var quiet }:
                quiets.Add(quiet);
                break;
            case QuietEnded ended:
                End(ended.Source, ended.Through);
                break;
            default:
                throw new InvalidOperationException($"No vigil knows the event {happened.GetType().Name}.");
        }
    }

    // Weeks around the turn of the year, and in July and August: everybody is away, and silence says nothing.
    private static bool IsHoliday(IsoWeek week) => week.Number is >= 52 or 1 || week.Monday.AddDays(3).Month is 7 or 8;

    private bool IsComplete(IsoWeek week) =>
        weeks.TryGetValue(week, out var told) && !(weeks.TryGetValue(week - 1, out var before) && told.Telling < FewestTelling * before.Telling);

    private Quiet? Silence(Source? source, IsoWeek last, int count, double alarmScore, DateTimeOffset now)
    {
        var judged = weeks.Keys.Where(week => week <= last && IsJudged(source, week)).Select(week => weeks[week].Arrivals.Of(source)).SkipWhile(told => told == 0).ToList();
        if (judged.Count <= Fewness.FewestWeeks) return null;
        var quiet = new Quiet(source, last, Fewness.Usual(judged), now);
        if (quiet.IsBrokenBy(count) || Fewness.Score(judged) < alarmScore) return null;
        while (weeks.TryGetValue(quiet.From - 1, out var before) && IsOpen(source, before.Week) && !quiet.IsBrokenBy(before.Arrivals.Of(source))) quiet = quiet with { From = before.Week };
        return quiet;
    }

    private bool IsNothing(Quiet quiet, IsoWeek last) => weeks.Values.Where(week => week.Week >= quiet.From && week.Week <= last).All(week => week.Arrivals.Of(quiet.Source) == 0);

    private bool IsJudged(Source? source, IsoWeek week) => !IsHoliday(week) && IsOpen(source, week);

    private bool IsOpen(Source? source, IsoWeek week) => !quiets.Exists(quiet => quiet.Source == source && quiet.Holds(week));

    private void Apply(SourcesWatched watched)
    {
        foreach (var source in SourceCodes.All.Values)
        {
            if (inUse.Contains(source) == watched.InUse.Contains(source)) continue;
            // Neither the week in which it was switched off nor the one in which it was switched on again is whole.
            End(source, watched.Week);
            if (inUse.Remove(source)) quiets.Add(new(source, watched.Week, 0, DutchTime.StartOf(watched.Week.Monday)) { IsSwitchedOff = true });
            else inUse.Add(source);
        }
    }

    private void End(Source? source, IsoWeek through)
    {
        var standing = quiets.FindIndex(quiet => quiet.Source == source && quiet.Through is null);
        if (standing < 0) return;
        if (through < quiets[standing].From) quiets.RemoveAt(standing);
        else quiets[standing] = quiets[standing] with { Through = through };
    }
}

/// <summary>What came in in a closed week in the whole municipality.</summary>
/// <param name="Arrivals">How much.</param>
/// <param name="Telling">How many neighbourhoods told of it.</param>
public sealed record TotalWeek(WeekArrivals Arrivals, int Telling)
{
    /// <summary>The week.</summary>
    [JsonIgnore]
    public IsoWeek Week => Arrivals.Week;

    internal TotalWeek With(WeekArrivals told) => new(
        new(Week, [.. Enumerable.Range(0, Math.Max(Arrivals.PerSource.Count, told.PerSource.Count)).Select(kind => Arrivals.PerSource.ElementAtOrDefault(kind) + told.PerSource.ElementAtOrDefault(kind))], Arrivals.Found + told.Found),
        Telling + 1);
}
