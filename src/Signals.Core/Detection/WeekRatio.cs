namespace Signals.Core.Detection;

/// <summary>How much more likely one week's count is when more are told of than usual: a ratio of probabilities.</summary>
/// <remarks>
/// Counts are negative binomial with mean μ and variance φμ. With δ more a week the mean becomes μ + δ at the same φ, so that
/// NB(y; μ + δ) / NB(y; μ) = φ^(−δ/(φ−1)) · Π (r + δ/(φ−1) + k) / (r + k) over k &lt; y, with r = μ/(φ−1); and e^(−δ)·(1 + δ/μ)^y where φ is 1.
/// </remarks>
internal readonly ref struct WeekRatio
{
    // Up to here a product is faster than the gamma function.
    private const int MostInProduct = 24;

    private readonly int count;
    private readonly double mean;
    private readonly double excess;
    private readonly double size;
    private readonly double cost;

    /// <param name="count">The week's count, 0 or more.</param>
    /// <param name="mean">What was expected of it, greater than 0.</param>
    /// <param name="dispersion">Variance over mean, 1 or more.</param>
    public WeekRatio(int count, double mean, double dispersion)
    {
        (this.count, this.mean) = (count, mean);
        excess = dispersion - 1;
        // So little beyond Poisson that it makes no difference.
        if (excess < 5e-4) excess = 0;
        size = excess == 0 ? 0 : mean / excess;
        cost = excess == 0 ? 1 : Math.Log(dispersion) / excess;
    }

    /// <summary>The natural logarithm of the ratio; never less for a higher count.</summary>
    /// <param name="more">How many more a week, greater than 0.</param>
    public double Log(double more)
    {
        var log = -more * cost;
        if (count == 0) return log;
        if (excess == 0) return log + (count * Math.Log(1 + (more / mean)));
        var step = more / excess;
        if (count > MostInProduct)
            return log + LogGamma.Of(size + step + count) - LogGamma.Of(size + step) - LogGamma.Of(size + count) + LogGamma.Of(size);
        double product = 1;
        for (var k = 0; k < count; k++) product *= 1 + (step / (size + k));
        return log + Math.Log(product);
    }
}
