using Signals.Core.Detection;

namespace Signals.Benchmarks.Detection;

/// <summary>One theme in one neighbourhood, with nothing around it but detection: what it has learned, and its counts of the last six weeks.</summary>
/// <param name="trending">Whether it follows a trend of its own.</param>
internal sealed class WatchedStream(bool trending)
{
    private readonly int[] counts = new int[OutbreakLikelihood.Weeks];

    public Expectation Expectation { get; } = new(alone: trending);

    /// <summary>The current week first.</summary>
    public IReadOnlyList<int> Counts => counts;

    /// <summary>Takes in the week that has just closed, and scores those up to and including the next one.</summary>
    public double Step(int count, WatchedWeek now)
    {
        var closed = now.Week - OutbreakLikelihood.Weeks;
        Expectation.TakeIn(closed, now.Phases[^1], now.Seasons[^1], counts[^1], 1, now.Model);
        if (Expectation.IsToFollow(now.Model)) Expectation.Follow([new(closed, now.Phases[^1], counts[^1], 1)]);
        counts.AsSpan(..^1).CopyTo(counts.AsSpan(1));
        counts[0] = count;
        var recent = new RecentWeeks(Expectation.Dispersion(now.Model));
        for (var ago = 0; ago < counts.Length; ago++)
            recent.Set(ago, counts[ago], Expectation.Of(now.Week - ago, now.Phases[ago], now.Seasons[ago], now.Model.CompleteAfter(ago), now.Model));
        return recent.Score;
    }
}
