namespace Signals.Core.Effects;

/// <summary>How much more or less than expected was told in the neighbourhoods that an approach is compared with, and how much these differ among each other.</summary>
/// <remarks>
/// The ratio of the sums is drawn towards 1 as a Gamma prior draws a rate. The variance between neighbourhoods, beyond chance, is by the method of moments (DerSimonian and Laird 1986),
/// drawn towards a value that simulated towns showed to be careful: eight neighbourhoods in which little is told say little of it.
/// </remarks>
/// <param name="Ratio">What changed for all of them, greater than 0; 1 for nothing.</param>
/// <param name="Uncertainty">Its variance relative to its square.</param>
/// <param name="Drift">The variance of what changes in one neighbourhood alone, relative to the square of what is expected of it.</param>
public readonly record struct CommonChange(double Ratio, double Uncertainty, double Drift)
{
    // How far a whole municipality may change in a year, before anything is seen of it.
    private const double PriorDeviation = 0.35;

    // How far a single neighbourhood may, and for how many neighbourhoods that counts.
    private const double PriorDrift = 0.2 * 0.2;
    private const double PriorDriftWeight = 2;
    private const double LeastDrift = 0.1 * 0.1;

    // Outreach may bring any part of what is told: from none to all are √12 standard deviations.
    private const double DeviationOfOutreach = 0.29;

    /// <summary>What some neighbourhoods have in common.</summary>
    /// <param name="comparison">What each of them came to, one at least, all of them <see cref="SpanTelling.IsComparable"/>.</param>
    /// <exception cref="ArgumentException">There are none, or one cannot be compared with.</exception>
    public static CommonChange Of(IReadOnlyCollection<SpanTelling> comparison)
    {
        if (comparison.Count == 0 || comparison.Any(one => !one.IsComparable)) throw new ArgumentException("There is nothing to compare with.", nameof(comparison));
        double told = comparison.Sum(one => one.People), expected = comparison.Sum(one => one.Expected.Mean);
        // How well the ratio is known depends on the ratio and on the drift, which depend on how well it is known: twice is enough.
        var change = Known(1, PriorDrift);
        change = Known(change.Ratio, DriftBeside(change.Ratio));
        return Known(change.Ratio, DriftBeside(change.Ratio));

        CommonChange Known(double ratio, double drift)
        {
            var variance = comparison.Sum(one => VarianceOf(one, ratio) + (drift * Square(ratio * one.Expected.Mean)));
            var (prior, weight) = (1 / Square(PriorDeviation), Square(ratio * expected) / variance);
            return new((prior + (weight * told / expected)) / (prior + weight), 1 / (prior + weight), drift);
        }

        double DriftBeside(double ratio)
        {
            double moment = 0, weights = 0;
            foreach (var one in comparison)
            {
                var (variance, square) = (VarianceOf(one, ratio), Square(ratio * one.Expected.Mean));
                // The share of its distance that drift would account for.
                var weight = PriorDrift * square / (variance + (PriorDrift * square));
                moment += weight * (Square(one.People - (ratio * one.Expected.Mean)) - variance) / square;
                weights += weight;
            }
            // One of them goes into the ratio.
            var freedom = (comparison.Count - 1.0) / comparison.Count;
            return Math.Max(LeastDrift, ((PriorDriftWeight * PriorDrift) + moment) / (PriorDriftWeight + (freedom * weights)));
        }
    }

    private static double VarianceOf(SpanTelling one, double ratio) =>
        (one.Expected.Clumping * ratio * one.Expected.Mean) + (Square(ratio * one.Expected.Mean) * one.Expected.UncertaintyOfRate) + Square(DeviationOfOutreach * ratio * (one.Expected.Most!.Value - one.Expected.Least));

    private static double Square(double number) => number * number;
}
