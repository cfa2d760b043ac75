namespace Signals.Core.Detection;

/// <summary>How much better a few themes that rise together explain the last weeks than what is usual of each.</summary>
/// <remarks>
/// The likelihood ratio averaged over every pair of themes, over every three and over every four of them, each kind of group weighing as much. For independent ratios Lᵢ the average over groups of k is the
/// elementary symmetric polynomial eₖ(L) over the number of groups. It is a ratio itself, which chance exceeds x with a probability of at most 1/x: its logarithm is a score on the common scale without
/// a table of its own, and a careful one.
/// </remarks>
public static class Coincidence
{
    private const int LargestGroup = 4;

    // No theme speaks for the others: what it says beyond a finding is said of it alone.
    private const double HighestRatio = 3;

    /// <summary>The score: by chance, 2 comes at most once in 100 weeks of one neighbourhood, 4 once in 10,000. 0 or more, and 0 for fewer than two themes.</summary>
    /// <param name="log10Ratios">Of each theme, as <see cref="OutbreakLikelihood.Log10"/> gives it; minus infinity where nothing was told.</param>
    public static double Score(ReadOnlySpan<double> log10Ratios)
    {
        // sums[k] becomes the sum over groups of k.
        Span<double> sums = stackalloc double[LargestGroup + 1];
        sums.Clear();
        sums[0] = 1;
        foreach (var ratio in log10Ratios)
            for (var size = LargestGroup; size >= 1; size--) sums[size] += sums[size - 1] * Math.Pow(10, Math.Min(ratio, HighestRatio));

        var largest = Math.Min(LargestGroup, log10Ratios.Length);
        double average = 0, groups = log10Ratios.Length;
        for (var size = 2; size <= largest; size++)
        {
            groups *= (double)(log10Ratios.Length - size + 1) / size;
            average += sums[size] / groups / (largest - 1);
        }
        return average <= 1 ? 0 : Math.Log10(average);
    }
}
