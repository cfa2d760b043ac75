using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Signals.Core.Prompts;

namespace Signals.Core.Detection;

/// <summary>The last <see cref="OutbreakLikelihood.Weeks"/> weeks of one stream, beside what was expected of them.</summary>
/// <param name="dispersion">Variance over mean of the stream's counts, were its rate known.</param>
public struct RecentWeeks(double dispersion)
{
    /// <summary>The longest window that a rise is told of, in weeks: within it no household counts twice.</summary>
    public const int LongestWindow = 4;

    /// <summary>However much others rise, no more of a rise is put down to them.</summary>
    public const double HighestLevel = 5;

    private const double LevelWeight = 3;

    private SixCounts counts;
    private SixNumbers means;
    private SixNumbers clumped;
    private double dispersion = dispersion;
    private double uncertainty;

    /// <summary>Sets a week.</summary>
    /// <param name="ago">How many weeks ago, 0 for the current one.</param>
    /// <param name="count">Its count.</param>
    /// <param name="outlook">What was expected of it.</param>
    public void Set(int ago, int count, Outlook outlook)
    {
        counts[ago] = count;
        means[ago] = outlook.Mean;
        clumped[ago] = outlook.Clumped(dispersion);
        uncertainty = outlook.Uncertainty;
    }

    /// <summary>The weeks of several streams taken together, as of adjacent neighbourhoods.</summary>
    /// <param name="streams">All streams of a theme in one week.</param>
    /// <param name="members">Which of them.</param>
    public static RecentWeeks Together(ReadOnlySpan<RecentWeeks> streams, ReadOnlySpan<int> members)
    {
        var all = new RecentWeeks(0);
        for (var ago = 0; ago < OutbreakLikelihood.Weeks; ago++)
        {
            double variance = 0, own = 0, unsure = 0;
            foreach (var member in members)
            {
                ref readonly var stream = ref streams[member];
                all.counts[ago] += stream.counts[ago];
                all.means[ago] += stream.means[ago];
                variance += stream.means[ago] * stream.clumped[ago];
                own += stream.means[ago] * stream.dispersion;
                unsure += stream.means[ago] * stream.means[ago] * stream.uncertainty;
            }
            all.clumped[ago] = variance / all.means[ago];
            if (ago == 0) (all.dispersion, all.uncertainty) = (own / all.means[0], unsure / (all.means[0] * all.means[0]));
        }
        return all;
    }

    /// <summary>These weeks beside a level that is no news: what was expected, as many times as others told of more than was expected of them.</summary>
    /// <param name="others">The same weeks of others that share what makes them rise.</param>
    public readonly RecentWeeks Above(in RecentWeeks others)
    {
        var above = this;
        for (var ago = 0; ago < OutbreakLikelihood.Weeks; ago++) above.Raise(ago, Level(others.counts[ago], others.means[ago]));
        return above;
    }

    /// <summary>These weeks beside a level that is no news: so many times what was expected of each.</summary>
    /// <param name="level">As <see cref="Level"/> gives it.</param>
    public readonly RecentWeeks Above(double level)
    {
        var above = this;
        for (var ago = 0; ago < OutbreakLikelihood.Weeks; ago++) above.Raise(ago, level);
        return above;
    }

    /// <summary>How many times more than was expected was told, drawn towards once where little was expected: 1 to <see cref="HighestLevel"/>.</summary>
    /// <param name="count">What was told.</param>
    /// <param name="mean">What was expected.</param>
    public static double Level(int count, double mean) => Math.Clamp((LevelWeight + count) / (LevelWeight + mean), 1, HighestLevel);

    /// <summary>Whether anything is known of the stream in these weeks; not of the default.</summary>
    public readonly bool IsKnown => means[0] > 0;

    /// <summary>The count of each week, the current one first.</summary>
    public readonly IReadOnlyList<int> Counts => [.. ((ReadOnlySpan<int>)counts)];

    /// <summary>What was expected of each.</summary>
    public readonly IReadOnlyList<double> Means => [.. ((ReadOnlySpan<double>)means)];

    /// <summary>Variance over mean of a week, were the rate known.</summary>
    public readonly double OwnDispersion => dispersion;

    /// <summary>The variance of what was expected, relative to its square.</summary>
    public readonly double Uncertainty => uncertainty;

    /// <summary>What was expected of the current week.</summary>
    public readonly double Mean => means[0];

    /// <summary>Variance over mean of the current week.</summary>
    public readonly double Dispersion => clumped[0];

    /// <summary>As <see cref="OutbreakLikelihood.Log10"/> gives it.</summary>
    public readonly double Ratio => OutbreakLikelihood.Log10(counts, means, clumped);

    /// <summary>How seldom chance alone does so: 2 is once in 100 weeks of the stream, 4 once in 10,000.</summary>
    public readonly double Score => ScoreOf(Ratio);

    /// <summary>The same, where <see cref="Ratio"/> is at hand.</summary>
    internal readonly double ScoreOf(double ratio) => Thresholds.OfStream.Score(ratio, Mean, Dispersion);

    /// <summary>How much more likely a week's count is when more are told of than usual.</summary>
    /// <param name="ago">How many weeks ago.</param>
    /// <param name="more">How many more by each alternative.</param>
    internal readonly Vector512<double> RatioOf(int ago, Vector512<double> more) => WeekRatio.Log(counts[ago], means[ago], clumped[ago], more);

    /// <summary>How many were told of in the last so many weeks.</summary>
    /// <inheritdoc cref="Over"/>
    internal readonly int Told(int window)
    {
        var count = 0;
        for (var ago = 0; ago < window; ago++) count += counts[ago];
        return count;
    }

    /// <summary>How many were told of in the last so many weeks, and what was to be expected of them together.</summary>
    /// <param name="window">1 to <see cref="OutbreakLikelihood.Weeks"/> weeks.</param>
    public readonly (int Count, NegativeBinomial Expected) Over(int window)
    {
        double mean = 0;
        for (var ago = 0; ago < window; ago++) mean += means[ago];
        // The rate is wrong by the same for all of them.
        return (Told(window), new(mean, (dispersion * mean) + (mean * mean * uncertainty)));
    }

    /// <summary>What is normal for the last so many weeks: from the 10 % to the 90 % point of what was expected.</summary>
    /// <inheritdoc cref="Over"/>
    public readonly NormalRange NormalOver(int window)
    {
        var expected = Over(window).Expected;
        return new(expected.Quantile(0.1), expected.Quantile(0.9));
    }

    /// <summary>The windows that a rise can be told of, most unusual first; of two that are alike, the shortest.</summary>
    public readonly IEnumerable<Rise> Windows() => Windows(Score);

    /// <summary>The same, of streams together whose score is known otherwise: that of <see cref="ZoneLikelihood"/>.</summary>
    /// <param name="score">The score.</param>
    public readonly IEnumerable<Rise> Windows(double score)
    {
        var windows = new List<(double Tail, Rise Rise)>(LongestWindow);
        for (var window = 1; window <= LongestWindow; window++)
        {
            var (count, expected) = Over(window);
            windows.Add((expected.TailScore(count), new(window, count, NormalOver(window), score)));
        }
        return windows.OrderByDescending(window => window.Tail).Select(window => window.Rise);
    }

    private void Raise(int ago, double level)
    {
        means[ago] *= level;
        // Not knowing the rate weighs as much more.
        clumped[ago] = dispersion + (level * (clumped[ago] - dispersion));
    }

    [InlineArray(OutbreakLikelihood.Weeks)]
    private struct SixCounts
    {
        private int first;
    }

    [InlineArray(OutbreakLikelihood.Weeks)]
    private struct SixNumbers
    {
        private double first;
    }
}
