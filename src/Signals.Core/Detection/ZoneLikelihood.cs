using System.Runtime.Intrinsics;

namespace Signals.Core.Detection;

/// <summary>
/// How much better the last three weeks of a neighbourhood and those around it are explained by a rise in several of them than by what is usual: a likelihood ratio, averaged over when it began,
/// how large it is and which of the neighbours take part.
/// </summary>
/// <remarks>
/// The neighbourhood in the centre takes part; each neighbour does with probability π, whatever the others do. Averaged over all sets of neighbours the ratio is a product,
/// R₀ · Π (1 − π + π·Rⱼ), where Rⱼ is the product of <see cref="WeekRatio"/> over the weeks since the rise began: as in the generalised fast subset sums of Shao, Liu and Neill (2011). Taking counts
/// neighbourhood by neighbourhood, instead of their sum, makes one signal speak louder where it is seldom told of. Averages remain ratios (see <see cref="OutbreakLikelihood"/>).
/// </remarks>
public static class ZoneLikelihood
{
    /// <summary>A neighbourhood and the ones around it are looked at together up to this many.</summary>
    public const int MostMembers = 9;

    // A rise began this week, the one before or the one before that, each as likely, and goes on. What takes longer shows in these as well, and looking further back would find less of what does not.
    private const int Weeks = 3;

    private const double TakesPart = 0.8;

    // No single neighbourhood says more, so that the product stays a number: nine of them, 10²⁷⁰.
    private const double LargestRatio = 1e30;

    private const int DifferentSizes = 3;
    private const int Alternatives = DifferentSizes * Weeks;

    // How many more a week in each neighbourhood: people, or standard deviations of its week where those are more. Only the first three are looked at.
    private static readonly Vector512<double> Sizes = Vector512.Create(0.25, 0.5, 1, 1, 1, 1, 1, 1);

    /// <summary>How seldom chance alone does so: 2 is once in 100 weeks of one neighbourhood and those around it, 4 once in 10,000; 0 where fewer than two are known.</summary>
    /// <param name="streams">The neighbourhoods of a theme in one week; those of which nothing is known are left out.</param>
    /// <param name="zone">The place of the centre and of those around it, at most <see cref="MostMembers"/>.</param>
    public static double Score(ReadOnlySpan<RecentWeeks> streams, ReadOnlySpan<int> zone)
    {
        double mean = 0, variance = 0;
        var known = 0;
        foreach (var member in zone)
        {
            ref readonly var stream = ref streams[member];
            if (!stream.IsKnown) continue;
            known++;
            mean += stream.Mean;
            variance += stream.Mean * stream.Dispersion;
        }
        return known < 2 || !streams[zone[0]].IsKnown ? 0 : Thresholds.OfZone.Score(Log10(streams, zone), mean, variance / mean);
    }

    /// <summary>The base-10 logarithm of the ratio; minus infinity when nothing was told in these weeks.</summary>
    /// <inheritdoc cref="Score"/>
    public static double Log10(ReadOnlySpan<RecentWeeks> streams, ReadOnlySpan<int> zone)
    {
        var silent = true;
        foreach (var member in zone) silent &= streams[member].Told(Weeks) == 0;
        if (silent) return double.NegativeInfinity;

        Span<double> weights = stackalloc double[Alternatives];
        Weigh(streams, zone, weights);
        return Math.Log10(Sum(weights));
    }

    /// <summary>The centre, and those around it whose own weeks make it more likely that they take part.</summary>
    /// <inheritdoc cref="Score"/>
    public static int[] Rising(ReadOnlySpan<RecentWeeks> streams, ReadOnlySpan<int> zone)
    {
        Span<double> weights = stackalloc double[Alternatives];
        Weigh(streams, zone, weights);
        var usual = Sum(weights);
        Span<double> ratios = stackalloc double[Alternatives];
        List<int> rising = [zone[0]];
        foreach (var member in zone[1..])
        {
            if (!streams[member].IsKnown) continue;
            Ratios(streams[member], ratios);
            double taking = 0;
            for (var i = 0; i < Alternatives; i++) taking += weights[i] * ratios[i] / Either(ratios[i]);
            if (taking > usual) rising.Add(member);
        }
        return [.. rising];
    }

    // The ratio of each alternative by how likely it is; they add up to the average.
    private static void Weigh(ReadOnlySpan<RecentWeeks> streams, ReadOnlySpan<int> zone, Span<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(zone.Length, MostMembers);
        Ratios(streams[zone[0]], weights);
        Span<double> ratios = stackalloc double[Alternatives];
        foreach (var member in zone[1..])
        {
            if (!streams[member].IsKnown) continue;
            Ratios(streams[member], ratios);
            for (var i = 0; i < Alternatives; i++) weights[i] *= Either(ratios[i]);
        }
        for (var i = 0; i < Alternatives; i++) weights[i] /= Alternatives;
    }

    // Of one neighbourhood: for each size, since each onset.
    private static void Ratios(in RecentWeeks stream, Span<double> ratios)
    {
        var more = Sizes * Math.Max(1, Math.Sqrt(stream.Mean * stream.Dispersion));
        Vector512<double> logs = default;
        for (var ago = 0; ago < Weeks; ago++)
        {
            logs += stream.RatioOf(ago, more);
            for (var size = 0; size < DifferentSizes; size++) ratios[(size * Weeks) + ago] = Math.Min(LargestRatio, Math.Exp(logs[size]));
        }
    }

    private static double Either(double ratio) => 1 - TakesPart + (TakesPart * ratio);

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (var value in values) sum += value;
        return sum;
    }
}
