using System.Runtime.Intrinsics;

namespace Signals.Core.Detection;

/// <summary>How much more likely one week's count is when more are told of than usual: a ratio of probabilities, for eight alternatives side by side.</summary>
/// <remarks>
/// Counts are negative binomial with mean μ and variance φμ. With δ more a week the mean becomes μ + δ at the same φ, so that
/// NB(y; μ + δ) / NB(y; μ) = φ^(−δ/(φ−1)) · Π (r + δ/(φ−1) + k) / (r + k) over k &lt; y, with r = μ/(φ−1); and e^(−δ)·(1 + δ/μ)^y where φ is 1.
/// </remarks>
internal static class WeekRatio
{
    /// <summary>How many alternatives.</summary>
    public const int Alternatives = 8;

    // Up to here a product is faster than the gamma function.
    private const int MostInProduct = 24;

    /// <summary>The natural logarithms of the ratios; never less for a higher count.</summary>
    /// <param name="count">The week's count, 0 or more.</param>
    /// <param name="mean">What was expected of it, greater than 0.</param>
    /// <param name="dispersion">Variance over mean, 1 or more.</param>
    /// <param name="more">How many more a week by each alternative, greater than 0.</param>
    public static Vector512<double> Log(int count, double mean, double dispersion, Vector512<double> more)
    {
        var excess = dispersion - 1;
        // So little beyond Poisson that it makes no difference.
        if (excess < 5e-4) return (count * Vector512.Log(Vector512<double>.One + (more / mean))) - more;
        var logs = -more * (Math.Log(dispersion) / excess);
        if (count == 0) return logs;
        var (size, steps) = (mean / excess, more / excess);
        if (count > MostInProduct) return WithGammaRatios(logs, count, size, steps);
        var (risen, usual) = (Vector512<double>.One, 1.0);
        for (var k = 0; k < count; k++) (risen, usual) = (risen * (Vector512.Create(size + k) + steps), usual * (size + k));
        return logs + Vector512.Log(risen / usual);
    }

    private static Vector512<double> WithGammaRatios(Vector512<double> logs, int count, double size, Vector512<double> steps)
    {
        var (before, after) = (LogGamma.Of(size), LogGamma.Of(size + count));
        for (var i = 0; i < Alternatives; i++)
            logs = logs.WithElement(i, logs[i] + LogGamma.Of(size + steps[i] + count) - LogGamma.Of(size + steps[i]) - after + before);
        return logs;
    }
}
