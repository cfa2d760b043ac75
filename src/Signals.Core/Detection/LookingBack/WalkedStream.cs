using Signals.Core.Time;

namespace Signals.Core.Detection.LookingBack;

/// <summary>One neighbourhood on a <see cref="ThemeWalk"/>: its history so far and what it has learned.</summary>
internal sealed class WalkedStream(bool alone)
{
    private readonly List<int> counts = [];
    private readonly List<PastWeek> past = [];
    private IsoWeek first;

    public Expectation Expectation { get; } = new(alone);

    public RecentWeeks See(IsoWeek week, int count, ThemeModel model, ReadOnlySpan<YearPhase> phases, ReadOnlySpan<double> seasons)
    {
        if (counts.Count == 0) first = week;
        counts.Add(count);
        var recent = new RecentWeeks(Expectation.Dispersion(model));
        for (var ago = 0; ago < OutbreakLikelihood.Weeks; ago++)
            recent.Set(ago, ago < counts.Count ? counts[^(ago + 1)] : 0, Expectation.Of(week - ago, phases[ago], seasons[ago], 1, model));
        return recent;
    }

    /// <returns>Its rate before, and the count as it was taken in; null if it was not known in that week.</returns>
    public (double Rate, int Count)? Learn(IsoWeek week, YearPhase phase, double season, ThemeModel model)
    {
        if (counts.Count == 0 || week < first || week - first >= counts.Count) return null;
        var count = counts[week - first];
        past.Add(new(week, phase, count, 1));
        var rate = Expectation.Rate.Of(1, model).Mean;
        var taken = Expectation.TakeIn(week, phase, season, count, 1, model);
        if (Expectation.IsToFollow(model)) Expectation.Follow(past);
        return (rate, taken);
    }
}
