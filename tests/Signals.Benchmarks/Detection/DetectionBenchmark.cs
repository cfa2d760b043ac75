using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;

namespace Signals.Benchmarks.Detection;

/// <summary>What detection costs, to the nanosecond. Read the ratios; the figures are this machine's.</summary>
internal static class DetectionBenchmark
{
    private const int WarmUps = 4;
    private const int Rounds = 15;

    public static void Run()
    {
        // In this process: what is measured is built already, and the machine need not build it again.
        var config = ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.InProcess.WithWarmupCount(WarmUps).WithIterationCount(Rounds))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumn(StatisticColumn.Min, StatisticColumn.Median)
            .HideColumns("Error", "StdDev", "InvocationCount", "UnrollFactor", "IterationCount", "WarmupCount")
            .WithOptions(ConfigOptions.JoinSummary)
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "BenchmarkDotNet"));
        BenchmarkRunner.Run([typeof(SeriesWeekBenchmark), typeof(ScoreBenchmark), typeof(PoolBenchmark)], config);
    }
}
