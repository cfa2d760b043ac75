using Signals.Calibration.Towns;
using Signals.Core.Detection;

namespace Signals.Calibration;

/// <summary>The smallest tail of any zone of a grid over its last one to four weeks.</summary>
/// <param name="rates">What is expected of each neighbourhood in a week.</param>
/// <param name="variances">The variance of that number, for not knowing the rates exactly.</param>
internal sealed class TailScan(IReadOnlyList<double> rates, IReadOnlyList<double> variances)
{
    private const int LongestWindow = 4;
    private const int WeeksOfBaseline = 46;

    /// <summary>Every neighbourhood with the nearest of the others: none to eight of them.</summary>
    public static readonly int[][] Nearest =
        [.. from centre in Enumerable.Range(0, Grid.Neighbourhoods)
            let order = Enumerable.Range(0, Grid.Neighbourhoods).OrderBy(other => Grid.Distance(centre, other)).Take(ZoneLikelihood.MostMembers).ToArray()
            from members in Enumerable.Range(1, order.Length)
            select order[..members]];

    /// <summary>An oracle: the true rates.</summary>
    public static TailScan Knowing(IReadOnlyList<SimulatedStream> streams) => new([.. streams.Select(stream => stream.Means[0])], new double[streams.Count]);

    /// <summary>Rates as the first weeks tell them, by empirical Bayes with moments.</summary>
    public static TailScan Learning(IReadOnlyList<SimulatedStream> streams)
    {
        var counts = streams.Select(stream => (double)stream.Counts[..WeeksOfBaseline].Sum()).ToList();
        var mean = counts.Average() / WeeksOfBaseline;
        var between = counts.Sum(count => Math.Pow((count / WeeksOfBaseline) - mean, 2)) / (counts.Count - 1);
        var variance = Math.Max(between - (mean / WeeksOfBaseline), 1e-4 * mean * mean);
        var (priorCount, priorWeeks) = (mean * mean / variance, mean / variance);
        double[] rates = [.. counts.Select(count => (priorCount + count) / (priorWeeks + WeeksOfBaseline))];
        return new(rates, [.. counts.Select((count, i) => rates[i] * rates[i] / (priorCount + count))]);
    }

    /// <summary>Minus the base-10 logarithm of that tail.</summary>
    public double Score(IReadOnlyList<SimulatedStream> streams, int week, int[][] zones)
    {
        double best = 0;
        foreach (var zone in zones)
        {
            double mean = 0, variance = 0;
            foreach (var member in zone) (mean, variance) = (mean + rates[member], variance + variances[member]);
            var count = 0;
            for (var window = 1; window <= LongestWindow; window++)
            {
                foreach (var member in zone) count += streams[member].Counts[week - window + 1];
                if (count > window * mean)
                    best = Math.Max(best, new NegativeBinomial(window * mean, (window * mean) + (window * window * variance)).TailScore(count));
            }
        }
        return best;
    }
}
