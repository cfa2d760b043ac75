using BenchmarkDotNet.Attributes;
using Signals.Core.Detection;
using Signals.Core.Time;

namespace Signals.Benchmarks.Detection;

/// <summary>What a theme learns from its neighbourhoods, for each of them.</summary>
public class PoolBenchmark
{
    private const int Neighbourhoods = 500;
    private const int WeeksLearned = 104;

    private readonly RateSummary[] rates = new RateSummary[Neighbourhoods];

    [GlobalSetup]
    public void Draw()
    {
        var chance = new Chance(20261123);
        for (var i = 0; i < Neighbourhoods; i++)
        {
            var mean = chance.Rate(0.05, 2);
            var rate = new RateExpectation();
            for (var week = 0; week < WeeksLearned; week++)
                rate.TakeIn(default(IsoWeek) + week, chance.Count(mean), 1, ThemeModel.Default);
            rates[i] = rate.Summary;
        }
    }

    [Benchmark(OperationsPerInvoke = Neighbourhoods)]
    public ThemeModel Learn() => ThemePool.Learn(rates, default, ThemeModel.Default.Completeness);
}
