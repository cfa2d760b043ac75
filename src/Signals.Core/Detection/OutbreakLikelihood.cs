using System.Runtime.Intrinsics;

namespace Signals.Core.Detection;

/// <summary>
/// How much better the last six weeks are explained by something that began in them than by what is usual: a likelihood ratio, averaged over when it
/// began, how it spread over the weeks and how large it was.
/// </summary>
/// <remarks>
/// How much more a count speaks for so many more a week is told by <see cref="WeekRatio"/>. Averaging over alternatives
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
        for (var week = 0; week < Weeks; week++) logs[week] = WeekRatio.Log(counts[week], means[week], dispersions[week], more);
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

    private static double Largest(Vector512<double> eight)
    {
        var four = Vector256.Max(eight.GetLower(), eight.GetUpper());
        var two = Vector128.Max(four.GetLower(), four.GetUpper());
        return Math.Max(two[0], two[1]);
    }
}
