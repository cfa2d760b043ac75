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

    /// <summary>Over how many weeks a rise is spread evenly.</summary>
    private static ReadOnlySpan<int> Spreads => [2, 4, 6];

    // How likely it began so many weeks ago. What began long ago should have been seen long ago.
    private static ReadOnlySpan<double> Onsets => [1.2, 1, 0.3, 0.2, 0.1, 0.05];

    // The small and the large rise: so many people, or so many standard deviations of a week where that is more.
    private const double SmallPeople = 5;
    private const double LargePeople = 9;
    private const double SmallDeviations = 3;
    private const double LargeDeviations = 6;

    private const int Sizes = 2;
    private const int Alternatives = 3 * Sizes;

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
        Span<double> logs = stackalloc double[Weeks * Alternatives];
        for (var week = 0; week < Weeks; week++)
        {
            var of = new WeekRatio(counts[week], means[week], dispersions[week]);
            for (var spread = 0; spread < Spreads.Length; spread++)
            {
                logs[(week * Alternatives) + (spread * Sizes)] = of.Log(small / Spreads[spread]);
                logs[(week * Alternatives) + (spread * Sizes) + 1] = of.Log(large / Spreads[spread]);
            }
        }
        return Average(logs) / Math.Log(10);
    }

    private static double Average(ReadOnlySpan<double> logs)
    {
        Span<double> sums = stackalloc double[Weeks * Alternatives];
        var highest = double.NegativeInfinity;
        for (var alternative = 0; alternative < Alternatives; alternative++)
        {
            var spread = Spreads[alternative / Sizes];
            double sum = 0;
            for (var onset = 0; onset < Weeks; onset++)
            {
                sum += logs[(onset * Alternatives) + alternative];
                // It has ended in the weeks after its spread.
                if (onset >= spread) sum -= logs[((onset - spread) * Alternatives) + alternative];
                sums[(onset * Alternatives) + alternative] = sum;
                highest = Math.Max(highest, sum);
            }
        }
        double total = 0, weights = 0;
        for (var onset = 0; onset < Weeks; onset++)
            for (var alternative = 0; alternative < Alternatives; alternative++)
            {
                total += Onsets[onset] * Math.Exp(sums[(onset * Alternatives) + alternative] - highest);
                weights += Onsets[onset];
            }
        return highest + Math.Log(total / weights);
    }
}
