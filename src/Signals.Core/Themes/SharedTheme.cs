using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.DataQuality;
using Signals.Core.Detection;
using Signals.Core.Effects;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Time;

namespace Signals.Core.Themes;

/// <summary>A theme as all neighbourhoods of a municipality share it: what they tell of it, and what it lends each of them.</summary>
public sealed partial class SharedTheme
{
    /// <summary>How many closed weeks are kept, ten years.</summary>
    public const int WeeksKept = 520;

    // Fewer signals say too little of how late they come.
    private const int FewestForCompleteness = 100;

    // However late most come: what has come in of a week is worth looking at.
    private const double LeastComplete = 0.2;

    private readonly SortedDictionary<NeighbourhoodCode, ThemeSummary> summaries;
    private readonly SortedDictionary<IsoWeek, ClosedWeek> weeks;
    private readonly SortedDictionary<NeighbourhoodCode, RecentTelling> recents;
    private readonly SortedDictionary<NeighbourhoodCode, DateTimeOffset> quietUntil;
    private readonly SortedDictionary<string, TeamId> teams;
    private readonly List<ComparisonChosen> comparisons;
    private readonly List<ComparisonAwaited> awaited;
    private readonly SortedDictionary<NeighbourhoodCode, IsoWeek> spreads;

    public SharedTheme() : this([], [], ThemeModel.Default, null, null, null, null, null, null, null, null, null) { }

    [JsonConstructor]
    internal SharedTheme(
        IReadOnlyCollection<ThemeSummary> summaries, IReadOnlyCollection<ClosedWeek> weeks, ThemeModel model, IReadOnlyCollection<RecentTelling>? recents,
        IReadOnlyDictionary<NeighbourhoodCode, DateTimeOffset>? quietUntil, IReadOnlyCollection<TeamId>? teams, Theme? theme, IsoWeek? appearedIn, IsoWeek? disappearedAfter,
        IReadOnlyCollection<ComparisonChosen>? comparisons, IReadOnlyCollection<ComparisonAwaited>? awaitedComparisons,
        IReadOnlyDictionary<NeighbourhoodCode, IsoWeek>? spreads)
    {
        (this.comparisons, awaited) = ([.. comparisons ?? []], [.. awaitedComparisons ?? []]);
        this.spreads = new((spreads ?? new Dictionary<NeighbourhoodCode, IsoWeek>()).ToDictionary());
        this.summaries = new(summaries.ToDictionary(summary => summary.Neighbourhood));
        this.weeks = new(weeks.ToDictionary(week => week.Week));
        this.recents = new((recents ?? []).ToDictionary(recent => recent.Neighbourhood));
        this.quietUntil = new((quietUntil ?? new Dictionary<NeighbourhoodCode, DateTimeOffset>()).ToDictionary());
        this.teams = new((teams ?? []).ToDictionary(team => team.ToString()), StringComparer.Ordinal);
        (Model, Theme, AppearedIn, DisappearedAfter) = (model, theme, appearedIn, disappearedAfter);
    }

    /// <summary>The latest summary of each neighbourhood, without its weeks: those are added up in <see cref="Weeks"/>.</summary>
    public IReadOnlyCollection<ThemeSummary> Summaries => summaries.Values;

    /// <summary>What all of them told in each closed week.</summary>
    public IReadOnlyCollection<ClosedWeek> Weeks => weeks.Values;

    /// <summary>What it lends.</summary>
    public ThemeModel Model { get; private set; }

    /// <summary>What each neighbourhood told last of its last weeks.</summary>
    public IReadOnlyCollection<RecentTelling> Recents => recents.Values;

    /// <summary>Until when neighbourhoods raise nothing on the theme, because something that spans them was found.</summary>
    public IReadOnlyDictionary<NeighbourhoodCode, DateTimeOffset> QuietUntil => quietUntil;

    /// <summary>The teams of the neighbourhoods that told.</summary>
    public IReadOnlyCollection<TeamId> Teams => teams.Values;

    /// <summary>With which neighbourhoods approaches are compared, the oldest first.</summary>
    public IReadOnlyCollection<ComparisonChosen> Comparisons => comparisons;

    /// <summary>Which choices wait until more is known.</summary>
    public IReadOnlyCollection<ComparisonAwaited> AwaitedComparisons => awaited;

    /// <summary>The neighbourhoods to which an approach spread after it had begun, and the week in which it last did.</summary>
    public IReadOnlyDictionary<NeighbourhoodCode, IsoWeek> Spreads => spreads;

    /// <summary>The theme by its name; null before any neighbourhood told.</summary>
    public Theme? Theme { get; private set; }

    /// <summary>The week in which it appeared, if it was not there from the beginning.</summary>
    public IsoWeek? AppearedIn { get; private set; }

    /// <summary>The last week in which it was told of before it was last found to have disappeared.</summary>
    public IsoWeek? DisappearedAfter { get; private set; }

    /// <summary>Takes in what a neighbourhood tells. One that is new to the theme is lent what was learned before it came.</summary>
    public IReadOnlyList<SharedThemeEvent> Gather(ThemeSummary summary, DateTimeOffset now) =>
        summaries.ContainsKey(summary.Neighbourhood) || Model == ThemeModel.Default
            ? [new SummaryGathered(summary)]
            : [new SummaryGathered(summary), new ModelLent(summary.Neighbourhood, IsoWeek.Of(now))];

    /// <summary>Learns from the summaries. Nothing if that changes little: each neighbourhood learns its whole past anew with what it borrows.</summary>
    public IReadOnlyList<SharedThemeEvent> Learn(DateTimeOffset now)
    {
        // Of the last weeks not every neighbourhood has told yet.
        var known = weeks.Values.SkipLast(ThemeStream.WeeksBetweenSummaries).Where(week => week.Usual > 0);
        var season = ThemePool.FitSeason([.. known.Select(week => new WeekTotal(YearPhase.Of(week.Week), week.Usual, week.Told))], Model.Season);
        var learned = ThemePool.Learn(summaries.Values.Select(summary => summary.Rate), season, Completeness());
        return learned.IsCloseTo(Model) ? [] : [new ModelLearned(learned, IsoWeek.Of(now))];
    }

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(SharedThemeEvent happened)
    {
        switch (happened)
        {
            case SummaryGathered { Summary: var summary }:
                summaries[summary.Neighbourhood] = summary with { Weeks = [] };
                foreach (var week in summary.Weeks)
                {
                    var before = weeks.GetValueOrDefault(week.Week) ?? new(week.Week, 0, 0);
                    weeks[week.Week] = before with { Usual = before.Usual + week.Usual, Told = before.Told + week.Told };
                }
                while (weeks.Count > WeeksKept) weeks.Remove(weeks.Keys.First());
                break;
            case RecentsGathered { Recent: var recent }:
                recents[recent.Neighbourhood] = recent;
                teams[recent.Team.ToString()] = recent.Team;
                Theme = recent.Theme;
                foreach (var old in recents.Values.Where(one => recent.Week - one.Week >= OutbreakLikelihood.Weeks).ToList())
                {
                    recents.Remove(old.Neighbourhood);
                    // A prompt stands for longer.
                    if (old.QuietUntil is { } until && !(quietUntil.GetValueOrDefault(old.Neighbourhood) > until)) quietUntil[old.Neighbourhood] = until;
                }
                break;
            case NeighbourhoodEnded { Neighbourhood: var ended }:
                summaries.Remove(ended);
                recents.Remove(ended);
                quietUntil.Remove(ended);
                break;
            case ClusterFound { Finding: var finding }:
                foreach (var member in finding.Members) quietUntil[member.Neighbourhood] = finding.Until;
                foreach (var (neighbourhood, until) in quietUntil.ToList())
                    if (finding.Until - until > TimeSpan.FromDays(Neighbourhood.PromptDays)) quietUntil.Remove(neighbourhood);
                break;
            case ThemeAppeared { Week: var week }:
                AppearedIn = week;
                break;
            case ThemeDisappeared { After: var after }:
                DisappearedAfter = after;
                break;
            case ModelLearned { Model: var model }:
                Model = model;
                break;
            case ModelLent:
                break;
            case ComparisonChosen chosen:
                Note(chosen);
                break;
            case OldComparisonsDropped dropped:
                comparisons.RemoveAll(chosen => chosen.Choice.Week < dropped.Before);
                break;
            case ComparisonAwaited waiting:
                awaited.Add(waiting);
                break;
            case ApproachSpread spread:
                foreach (var neighbourhood in spread.Neighbourhoods) spreads[neighbourhood] = spread.Week;
                foreach (var (neighbourhood, week) in spreads.ToList())
                    if (spread.Week - week >= WeeksOfApproach) spreads.Remove(neighbourhood);
                break;
            default:
                throw new InvalidOperationException($"No theme knows the event {happened.GetType().Name}.");
        }
    }

    // The share of signals that came in by the end of the week they were observed in, of the week after, and so on.
    private IReadOnlyList<double> Completeness()
    {
        var delays = new long[OutbreakLikelihood.Weeks + 1];
        foreach (var summary in summaries.Values)
            for (var i = 0; i < Math.Min(delays.Length, summary.Delays.Count); i++) delays[i] += summary.Delays[i];
        var all = delays.Sum();
        if (all < FewestForCompleteness) return ThemeModel.Default.Completeness;
        long told = 0;
        return [.. delays[..^1].Select(some => Math.Max(LeastComplete, (double)(told += some) / all))];
    }
}

/// <summary>Something that happened to a theme of a municipality.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SummaryGathered), "summary-gathered")]
[JsonDerivedType(typeof(ModelLearned), "model-learned")]
[JsonDerivedType(typeof(ModelLent), "model-lent")]
[JsonDerivedType(typeof(RecentsGathered), "recents-gathered")]
[JsonDerivedType(typeof(NeighbourhoodEnded), "neighbourhood-ended")]
[JsonDerivedType(typeof(ClusterFound), "cluster-found")]
[JsonDerivedType(typeof(ThemeAppeared), "theme-appeared")]
[JsonDerivedType(typeof(ThemeDisappeared), "theme-disappeared")]
[JsonDerivedType(typeof(ComparisonChosen), "comparison-chosen")]
[JsonDerivedType(typeof(ComparisonAwaited), "comparison-awaited")]
[JsonDerivedType(typeof(OldComparisonsDropped), "old-comparisons-dropped")]
[JsonDerivedType(typeof(ApproachSpread), "approach-spread")]
public abstract record SharedThemeEvent;

/// <summary>A neighbourhood told what it has learned.</summary>
public sealed record SummaryGathered(ThemeSummary Summary) : SharedThemeEvent;

/// <summary>The theme learned what its neighbourhoods have in common, and lends it to them.</summary>
/// <param name="Model">What it lends.</param>
/// <param name="Week">The week in which it learned.</param>
public sealed record ModelLearned(ThemeModel Model, IsoWeek Week) : SharedThemeEvent;

/// <summary>A neighbourhood that came later is lent what the theme had learned.</summary>
/// <param name="Neighbourhood">The neighbourhood.</param>
/// <param name="Week">The week in which it came.</param>
public sealed record ModelLent(NeighbourhoodCode Neighbourhood, IsoWeek Week) : SharedThemeEvent;

/// <summary>A neighbourhood told of its last weeks.</summary>
public sealed record RecentsGathered(RecentTelling Recent) : SharedThemeEvent;

/// <summary>A neighbourhood is no longer there: others have taken its place, and tell its past as theirs.</summary>
public sealed record NeighbourhoodEnded(NeighbourhoodCode Neighbourhood) : SharedThemeEvent;

/// <summary>The theme is more alive than usual over adjacent neighbourhoods together.</summary>
public sealed record ClusterFound(ClusterFinding Finding) : SharedThemeEvent;

/// <summary>The theme, of which hardly anything was told, is told of in many neighbourhoods at once.</summary>
/// <param name="Week">The first week of it.</param>
/// <param name="Note">What teams are told.</param>
public sealed record ThemeAppeared(IsoWeek Week, DataQualityNote Note) : SharedThemeEvent;

/// <summary>The theme, of which something was told every week, is told of nowhere.</summary>
/// <param name="After">The last week in which something was told.</param>
/// <param name="Note">What teams are told.</param>
public sealed record ThemeDisappeared(IsoWeek After, DataQualityNote Note) : SharedThemeEvent;

/// <summary>It was chosen with which neighbourhoods an approach is compared.</summary>
/// <param name="Approach">The approach.</param>
/// <param name="Choice">Which, and by which rule.</param>
public sealed record ComparisonChosen(string Approach, ComparisonChoice Choice) : SharedThemeEvent;

/// <summary>Too little is known yet to choose with which neighbourhoods an approach is compared.</summary>
/// <param name="Approach">The approach.</param>
/// <param name="Own">Its neighbourhoods.</param>
/// <param name="Adjacent">Those around them.</param>
/// <param name="Since">The week in which it asked.</param>
public sealed record ComparisonAwaited(string Approach, IReadOnlyList<NeighbourhoodCode> Own, IReadOnlyList<NeighbourhoodCode> Adjacent, IsoWeek Since) : SharedThemeEvent;

/// <summary>Choices that were made before a week, for approaches that are no longer kept, are forgotten.</summary>
public sealed record OldComparisonsDropped(IsoWeek Before) : SharedThemeEvent;

/// <summary>An approach on the theme that had begun before is now in these neighbourhoods.</summary>
/// <param name="Neighbourhoods">All of them.</param>
/// <param name="Week">The week in which it spread.</param>
public sealed record ApproachSpread(IReadOnlyList<NeighbourhoodCode> Neighbourhoods, IsoWeek Week) : SharedThemeEvent;
