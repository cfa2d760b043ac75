using Signals.Core.Time;

namespace Signals.Core.Detection.LookingBack;

/// <summary>Walks forward over the history of one theme in all its neighbourhoods, week by week, seeing nothing of what is still to come.</summary>
/// <remarks>
/// The neighbourhoods lend each other what they have in common where there are at least <see cref="ThemePool.FewestStreams"/> of them. A busy one, and every one of fewer, follows a trend
/// of its own.
/// </remarks>
public sealed class ThemeWalk
{
    /// <summary>Passed for a neighbourhood that is not known in a week.</summary>
    public const int Unknown = -1;

    private const int WeeksBetweenSeasons = 4;

    private readonly WalkedStream[] streams;
    private readonly RateExpectation[] rates;
    private readonly bool pooled;
    private readonly List<WeekTotal> totals = [];
    private readonly YearPhase[] phases = new YearPhase[OutbreakLikelihood.Weeks];
    private readonly double[] seasons = new double[OutbreakLikelihood.Weeks];
    private readonly Func<IsoWeek, YearPhase> phaseOf;
    private IsoWeek week;

    /// <param name="streams">How many neighbourhoods, 1 or more.</param>
    /// <param name="first">The first week.</param>
    /// <param name="phaseOf">Where in the year a week lies: by the calendar, unless it is a simulated one.</param>
    public ThemeWalk(int streams, IsoWeek first, Func<IsoWeek, YearPhase>? phaseOf = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(streams, 1);
        pooled = streams >= ThemePool.FewestStreams;
        this.streams = [.. Enumerable.Range(0, streams).Select(_ => new WalkedStream(alone: !pooled))];
        rates = Array.ConvertAll(this.streams, stream => stream.Expectation.Rate);
        this.phaseOf = phaseOf ?? YearPhase.Of;
        week = first;
    }

    /// <summary>What the neighbourhoods have in common, as far as is known.</summary>
    public ThemeModel Model { get; private set; } = ThemeModel.Default;

    /// <summary>Takes the next week.</summary>
    /// <param name="counts">The count of each neighbourhood, or <see cref="Unknown"/> before its first week and after its last.</param>
    /// <param name="seen">Receives what is seen of each; of one that is not known, nothing.</param>
    public void Step(ReadOnlySpan<int> counts, Span<RecentWeeks> seen)
    {
        Learn(week - OutbreakLikelihood.Weeks);
        for (var ago = 0; ago < phases.Length; ago++)
        {
            phases[ago] = phaseOf(week - ago);
            seasons[ago] = Model.Season.At(phases[ago]);
        }
        for (var i = 0; i < streams.Length; i++)
            seen[i] = counts[i] == Unknown ? default : streams[i].See(week, counts[i], Model, phases, seasons);
        week += 1;
    }

    // The week that has just left those in which a rise is looked for.
    private void Learn(IsoWeek closed)
    {
        var season = Model.Season;
        var phase = phaseOf(closed);
        var factor = season.At(phase);
        double usual = 0, told = 0;
        foreach (var stream in streams)
        {
            if (stream.Learn(closed, phase, factor, Model) is not var (rate, count)) continue;
            usual += rate;
            told += count;
        }
        if (!pooled || usual <= 0) return;
        totals.Add(new(phase, usual, told));
        if (totals.Count % WeeksBetweenSeasons == 0) season = ThemePool.FitSeason(totals, season);
        Model = ThemePool.Learn(rates.Select(rate => rate.Summary), season, Model.Completeness);
    }
}
