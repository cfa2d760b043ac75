namespace Signals.Core.Detection;

/// <summary>Counts with a mean and at least as much variance: negative binomial, or Poisson where the two are equal.</summary>
/// <remarks>
/// Parametrised by size r and mean m: variance m + m²/r. The probabilities follow from P(0) = (r/(r+m))^r and
/// P(k+1) = P(k)·(r+k)/(k+1)·m/(r+m), summed from the far end inward so that tails far below 10⁻¹⁵ keep their precision.
/// </remarks>
public readonly record struct NegativeBinomial
{
    // Beyond this excess of variance over mean, relative to the mean, the distribution is Poisson to within rounding.
    private const double LeastExcess = 1e-9;
    private readonly double size;

    /// <param name="mean">The mean, greater than 0.</param>
    /// <param name="variance">The variance; less than the mean is taken as the mean.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not a number greater than 0.</exception>
    public NegativeBinomial(double mean, double variance)
    {
        if (!(mean > 0) || !double.IsFinite(mean)) throw new ArgumentOutOfRangeException(nameof(mean), mean, "A mean is greater than 0.");
        Mean = mean;
        size = variance - mean > LeastExcess * mean ? mean * mean / (variance - mean) : double.PositiveInfinity;
    }

    /// <summary>The mean.</summary>
    public double Mean { get; }

    /// <summary>Minus the base-10 logarithm of P(Y ≥ count); 0 for a count of 0 or less.</summary>
    public double TailScore(int count)
    {
        if (count <= 0) return 0;
        if (count <= Mean) return -Math.Log10(Math.Max(1 - Below(count), double.Epsilon));
        var log = LogProbability(count);
        double sum = 1, term = 1;
        for (var k = count; term > 1e-17 * sum; k++) sum += term *= Ratio(k);
        return -(log + Math.Log(sum)) / Math.Log(10);
    }

    /// <summary>Minus the base-10 logarithm of P(Y ≤ count); infinite for a count below 0.</summary>
    public double LowerScore(int count) => count < 0 ? double.PositiveInfinity : -LogAtMost(count) / Math.Log(10);

    /// <summary>The smallest count that is not exceeded with at least this probability.</summary>
    /// <param name="probability">Between 0 and 1, exclusive.</param>
    public int Quantile(double probability)
    {
        var count = 0;
        double term = Math.Exp(LogProbability(0)), sum = term;
        // Means above some 700 underflow at 0: begin where the mass is.
        if (term == 0)
        {
            count = (int)Mean;
            term = Math.Exp(LogProbability(count));
            sum = Below(count) + term;
            while (count > 0 && sum - term >= probability)
            {
                sum -= term;
                term /= Ratio(--count);
            }
        }
        // Ten standard deviations hold all but 10⁻²⁰; the bound only matters if rounding keeps the sum short of the probability.
        var bound = (int)(Mean + (10 * Math.Sqrt(Mean + (double.IsInfinity(size) ? 0 : Mean * Mean / size))) + 10);
        while (sum < probability && count < bound) sum += term *= Ratio(count++);
        return count;
    }

    private double Below(int count) => Math.Exp(LogAtMost(count - 1));

    private double LogAtMost(int count)
    {
        double sum = 1, term = 1;
        for (var k = count; k > 0 && term > 1e-17 * sum; k--) sum += term /= Ratio(k - 1);
        return Math.Min(0, LogProbability(count) + Math.Log(sum));
    }

    private double Ratio(int k) => double.IsInfinity(size)
        ? Mean / (k + 1)
        : (size + k) / (k + 1) * (Mean / (size + Mean));

    private double LogProbability(int k)
    {
        if (double.IsInfinity(size)) return (k * Math.Log(Mean)) - Mean - LogGamma.Of(k + 1);
        return LogGamma.Of(size + k) - LogGamma.Of(size) - LogGamma.Of(k + 1)
            - (size * LogOnePlus(Mean / size)) + (k * (Math.Log(Mean) - Math.Log(size + Mean)));
    }

    // Large sizes make 1 + x round to 1; the series keeps what matters.
    private static double LogOnePlus(double x) => x < 1e-5 ? x - (x * x / 2) + (x * x * x / 3) : Math.Log(1 + x);
}
