using System.Runtime.Intrinsics;

namespace Signals.Core.Detection;

/// <summary>
/// How much better the last six weeks are explained by something that began in them than by what is usual: a likelihood ratio, averaged over when it
/// began, how it spread over the weeks and how large it was.
/// </summary>
/// <remarks>
/// Counts are negative binomial with mean μ and variance φμ. With δ more a week the mean becomes μ + δ at the same φ, so that
/// NB(y; μ + δ) / NB(y; μ) = φ^(−δ/(φ−1)) · Π (r + δ/(φ−1) + k) / (r + k) over k &lt; y, with r = μ/(φ−1); and e^(−δ)·(1 + δ/μ)^y where φ is 1. Averaging over alternatives
/// rather than taking the best one keeps the ratio a ratio: by chance it exceeds x with a probability of at most 1/x (Ville 1939). A mixture over a rise's onset, shape and size
/// follows Neill's and Porter's Bayesian scans; the shapes, sizes and weights are those that found most in simulated neighbourhoods.
/// </remarks>
public static class OutbreakLikelihood
{
    /// <summary>Over how many weeks it looks, the current one included.</summary>
    public const int Weeks = 6;

    // Over how many weeks a rise is spread evenly, for the alternatives side by side: a small and a large rise over each. The last two repeat those before and weigh nothing.
    private static readonly Vector512<double> Spreads = Vector512.Create(2.0, 2, 4, 4, 6, 6, 6, 6);
    private static readonly Vector512<double> Weights = Vector512.Create(1.0, 1, 1, 1, 1, 1, 0, 0);
    private const int ShortestSpread = 2;
    private const int Alternatives = 6;

    // How likely it began so many weeks ago. What began long ago should have been seen long ago.
    private static ReadOnlySpan<double> Onsets => [1.2, 1, 0.3, 0.2, 0.1, 0.05];

    // The small and the large rise: so many people, or so many standard deviations of a week where that is more.
    private const double SmallPeople = 5;
    private const double LargePeople = 9;
    private const double SmallDeviations = 3;
    private const double LargeDeviations = 6;

    // Up to here a product is faster than the gamma function.
    private const int MostInProduct = 24;

    /// <summary>The base-10 logarithm of the ratio; minus infinity when nothing was told in these weeks.</summary>
    /// <param name="counts">Counts of the last <see cref="Weeks"/> weeks, the current one first.</param>
    /// <param name="means">What was expected of each, greater than 0.</param>
    /// <param name="dispersions">Variance over mean of each, 1 or more.</param>
    public static double Log10(ReadOnlySpan<int> counts, ReadOnlySpan<double> means, ReadOnlySpan<double> dispersions)
    {
        if (!counts.ContainsAnyExcept(0)) return double.NegativeInfinity;

        var deviation = Math.Sqrt(means[0] * dispersions[0]);
        var small = Math.Max(SmallPeople, SmallDeviations * deviation);
        var large = Math.Max(LargePeople, LargeDeviations * deviation);
        var more = Vector512.Create(small, large, small, large, small, large, small, large) / Spreads;
        Span<Vector512<double>> logs = stackalloc Vector512<double>[Weeks];
        for (var week = 0; week < Weeks; week++) logs[week] = LogRatios(counts[week], means[week], dispersions[week], more);
        return Average(logs) / Math.Log(10);
    }

    private static double Average(ReadOnlySpan<Vector512<double>> logs)
    {
        Span<Vector512<double>> sums = stackalloc Vector512<double>[Weeks];
        Vector512<double> sum = default, highest = Vector512.Create(double.NegativeInfinity);
        for (var onset = 0; onset < Weeks; onset++)
        {
            sum += logs[onset];
            // It has ended in the weeks after its spread.
            for (var spread = ShortestSpread; spread <= onset; spread += ShortestSpread)
                sum -= Vector512.ConditionalSelect(Vector512.Equals(Spreads, Vector512.Create((double)spread)), logs[onset - spread], default);
            sums[onset] = sum;
            highest = Vector512.Max(highest, sum);
        }
        var most = Largest(highest);
        Vector512<double> total = default;
        double weights = 0;
        for (var onset = 0; onset < Weeks; onset++)
        {
            total += Onsets[onset] * Vector512.Exp(sums[onset] - Vector512.Create(most));
            weights += Onsets[onset] * Alternatives;
        }
        return most + Math.Log(Vector512.Dot(total, Weights) / weights);
    }

    private static Vector512<double> LogRatios(int count, double mean, double dispersion, Vector512<double> more)
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

    private static double Largest(Vector512<double> eight)
    {
        var four = Vector256.Max(eight.GetLower(), eight.GetUpper());
        var two = Vector128.Max(four.GetLower(), four.GetUpper());
        return Math.Max(two[0], two[1]);
    }
}
