using BenchmarkDotNet.Attributes;
using Signals.Core.Time;

namespace Signals.Benchmarks.Detection;

/// <summary>One week of one stream, as it is taken in and scored, beside two peers.</summary>
public class SeriesWeekBenchmark
{
    private const int Streams = 1_000;
    private const int WeeksLearned = 104;
    private const int WeeksMeasured = 104;

    private readonly int[][] counts = new int[WeeksLearned + WeeksMeasured][];
    private readonly WatchedWeek[] weeks = new WatchedWeek[WeeksLearned + WeeksMeasured];
    private WatchedStream[] detection = [];
    private TwoWeekZScore[] zScores = [];
    private WindowTail[] tails = [];

    /// <summary>How much is told: few, as in most neighbourhoods, or so much that a stream follows a trend of its own.</summary>
    [Params(0.05, 0.3, 2, 8)]
    public double Mean { get; set; }

    private bool Trending => Mean >= 3;

    [GlobalSetup]
    public void Draw()
    {
        var chance = new Chance(20261123);
        for (var week = 0; week < weeks.Length; week++)
        {
            weeks[week] = new(IsoWeek.Parse("2024-W01") + week);
            counts[week] = [.. Enumerable.Range(0, Streams).Select(_ => chance.Count(Mean))];
        }
    }

    // Each round begins with the same two years behind it.
    [IterationSetup]
    public void Learn()
    {
        detection = [.. Enumerable.Range(0, Streams).Select(_ => new WatchedStream(Trending))];
        zScores = [.. Enumerable.Range(0, Streams).Select(_ => new TwoWeekZScore())];
        tails = [.. Enumerable.Range(0, Streams).Select(_ => new WindowTail())];
        for (var week = 0; week < WeeksLearned; week++)
            for (var i = 0; i < Streams; i++)
            {
                detection[i].Step(counts[week][i], weeks[week]);
                zScores[i].Step(counts[week][i]);
                tails[i].Step(counts[week][i]);
            }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Streams * WeeksMeasured)]
    public double Signals()
    {
        double sum = 0;
        for (var week = WeeksLearned; week < weeks.Length; week++)
            for (var i = 0; i < Streams; i++) sum += detection[i].Step(counts[week][i], weeks[week]);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Streams * WeeksMeasured)]
    public double NegativeBinomialTails()
    {
        double sum = 0;
        for (var week = WeeksLearned; week < weeks.Length; week++)
            for (var i = 0; i < Streams; i++) sum += tails[i].Step(counts[week][i]);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Streams * WeeksMeasured)]
    public double NaiveZScore()
    {
        double sum = 0;
        for (var week = WeeksLearned; week < weeks.Length; week++)
            for (var i = 0; i < Streams; i++) sum += zScores[i].Step(counts[week][i]);
        return sum;
    }
}
