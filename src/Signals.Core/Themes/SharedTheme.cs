using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;

namespace Signals.Core.Themes;

/// <summary>A theme as all neighbourhoods of a municipality share it: what they tell of it, and what it lends each of them.</summary>
public sealed class SharedTheme
{
    /// <summary>How many closed weeks are kept, ten years.</summary>
    public const int WeeksKept = 520;

    // Fewer signals say too little of how late they come.
    private const int FewestForCompleteness = 100;

    // However late most come: what has come in of a week is worth looking at.
    private const double LeastComplete = 0.2;

    private readonly SortedDictionary<NeighbourhoodCode, ThemeSummary> summaries;
    private readonly SortedDictionary<IsoWeek, ClosedWeek> weeks;

    public SharedTheme() : this([], [], ThemeModel.Default) { }

    [JsonConstructor]
    internal SharedTheme(IReadOnlyCollection<ThemeSummary> summaries, IReadOnlyCollection<ClosedWeek> weeks, ThemeModel model)
    {
        this.summaries = new(summaries.ToDictionary(summary => summary.Neighbourhood));
        this.weeks = new(weeks.ToDictionary(week => week.Week));
        Model = model;
    }

    /// <summary>The latest summary of each neighbourhood, without its weeks: those are added up in <see cref="Weeks"/>.</summary>
    public IReadOnlyCollection<ThemeSummary> Summaries => summaries.Values;

    /// <summary>What all of them told in each closed week.</summary>
    public IReadOnlyCollection<ClosedWeek> Weeks => weeks.Values;

    /// <summary>What it lends.</summary>
    public ThemeModel Model { get; private set; }

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
            case ModelLearned { Model: var model }:
                Model = model;
                break;
            case ModelLent:
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
