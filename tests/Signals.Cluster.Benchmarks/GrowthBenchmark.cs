using System.Diagnostics;
using System.Globalization;
using Signals.Benchmarks;
using Spectre.Console;

namespace Signals.Cluster.Benchmarks;

/// <summary>
/// What a cluster costs as it grows: memory per grain in all silos together, how many cold grains come to life in a second, and how many signals (messages for
/// households) it records in a second for a hundred neighbourhoods and for everything that is active.
/// </summary>
internal static class GrowthBenchmark
{
    private const int Callers = 500;
    private const int Told = 100;
    private const int WarmTown = 9_000;
    private const int FewestWeighed = 10_000;

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(10);
    private static readonly int[] Neighbourhoods = [100, 1_000, 14_500];

    public static async Task Run()
    {
        AnsiConsole.WriteLine($"{Environment.ProcessorCount} cores, {Each.TotalSeconds:N0} s per figure, {Environment.OSVersion}");
        var table = new Table().AddColumns("known", "active", "heap KiB", "process KiB", "woken/s", $"into {Told}/s", "into all/s");
        foreach (var count in Neighbourhoods) table.AddRow(await OfNeighbourhoods(count));
        table.AddRow(await OfHouseholds());
        AnsiConsole.Write(table);
    }

    private static async Task<string[]> OfNeighbourhoods(int count)
    {
        await using var cluster = await BeginWarm();
        var before = await cluster.Settle();
        var town = new Town(cluster.Grains);
        await town.Build(count);
        var after = await cluster.Settle();
        await cluster.LetGo();
        var activations = await Once(count, number => cluster.Grains.Neighbourhood(town.Code(number)).Follow(default, default));
        return
        [
            $"{Number(count)} areas", Number(count), .. PerGrain(before, after, count), Number(activations),
            Number(await Load(number => town.Record(number, Math.Min(count, Told)))), Number(await Load(number => town.Record(number, count))),
        ];
    }

    private static async Task<string[]> OfHouseholds()
    {
        await using var cluster = await BeginWarm();
        var town = new Town(cluster.Grains);
        await town.Build(Told);
        await Households.Make(cluster.Database);
        var before = await cluster.Settle();
        var activations = await Once(Households.Woken, number => cluster.Grains.Household(Households.Id(number)).Deliver(default));
        var after = await cluster.Settle();
        return
        [
            $"{Number(Households.Known)} homes", Number(Households.Woken), .. PerGrain(before, after, Households.Woken), Number(activations),
            Number(await Load(number => town.Record(number, Told))),
            Number(await Load(number => cluster.Grains.Household(Households.Id(number % Households.Woken)).Receive(Households.Message(number), default))),
        ];
    }

    // So that what is measured is grains, and not the code that comes into memory with the first of them.
    private static async Task<BenchmarkCluster> BeginWarm()
    {
        var cluster = await BenchmarkCluster.Begin();
        var town = new Town(cluster.Grains, WarmTown);
        await town.Build(Told);
        await new Load(Callers, number => town.Record(number, Told)).WarmUp(WarmUpTime);
        await cluster.LetGo();
        await Once(Told, number => cluster.Grains.Neighbourhood(town.Code(number)).Follow(default, default));
        return cluster;
    }

    private static async Task<double> Load(Func<int, Task> once)
    {
        var load = new Load(Callers, once);
        await load.WarmUp(Each / 4);
        await load.Run(Each);
        return load.Figures().PerSecond;
    }

    /// <summary>Makes each of so many calls once.</summary>
    /// <returns>How many were answered in a second.</returns>
    private static async Task<double> Once(int count, Func<int, Task> call)
    {
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (number, _) => await call(number));
        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    // What fewer take is lost in what comes and goes beside them.
    private static string[] PerGrain(Memory before, Memory after, int count) => count < FewestWeighed
        ? ["–", "–"]
        : [Kibibytes(after.Heap - before.Heap, count), Kibibytes(after.WorkingSet - before.WorkingSet, count)];

    private static string Kibibytes(long bytes, int count) => (bytes / 1_024.0 / count).ToString("N1", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
