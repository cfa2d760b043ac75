using Signals.Core.Detection;

namespace Signals.Benchmarks.Detection;

/// <summary>What one would write first: the last two weeks beside the stream's own two years, in standard deviations.</summary>
internal sealed class TwoWeekZScore
{
    private readonly int[] year = new int[104];
    private int next, before;
    private double sum, squares;

    public double Step(int count)
    {
        var mean = sum / year.Length;
        var variance = Math.Max((squares / year.Length) - (mean * mean), 0.05);
        var score = (count + before - (2 * mean)) / Math.Sqrt(2 * variance);
        ref var oldest = ref year[next];
        sum += count - oldest;
        squares += (count * count) - (oldest * oldest);
        (oldest, before, next) = (count, count, (next + 1) % year.Length);
        return score;
    }
}

/// <summary>The textbook: a Gamma rate with a memory, and how unlikely the last one, two and four weeks are beside it.</summary>
internal sealed class WindowTail
{
    private const double Dispersion = 1.4;
    private const double Memory = RateExpectation.Memory;

    private double counted = 0.8, weeks = 4;
    private int one, two, three;

    public double Step(int count)
    {
        var rate = counted / weeks;
        var score = Math.Max(Tail(1, count), Math.Max(Tail(2, count + one), Tail(4, count + one + two + three)));
        (counted, weeks) = ((Memory * counted) + count, (Memory * weeks) + 1);
        (one, two, three) = (count, one, two);
        return score;

        double Tail(int window, int seen)
        {
            var mean = window * rate;
            return new NegativeBinomial(mean, (Dispersion * mean) + (mean * mean / counted)).TailScore(seen);
        }
    }
}
