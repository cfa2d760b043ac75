using System.Diagnostics;
using System.Globalization;
using Signals.Testing;
using Spectre.Console;

namespace Signals.Benchmarks;

/// <summary>
/// Durable signals per second, from callers who each wait for their answer: the platform's grains and journal beside one transaction per
/// signal on the same database, and beside what the disk itself can flush. Read the ratios; the figures are this machine's.
/// </summary>
internal static class IngestBenchmark
{
    private const int Neighbourhoods = 400;

    private static readonly int[] Callers = [1, 8, 64];

    public static async Task Run(TimeSpan each)
    {
        using var folder = new TemporaryFolder();
        AnsiConsole.WriteLine($"{Environment.ProcessorCount} cores, {each.TotalSeconds:N0} s per figure, {Environment.OSVersion}");
        var table = new Table().AddColumns("database", "callers", "neighbourhoods", "signals/s", "p50 ms", "one transaction each/s", "ratio", "disk flushes/s");
        foreach (var database in Databases(folder))
            foreach (var callers in Callers)
                foreach (var neighbourhoods in new[] { Neighbourhoods, 1 })
                {
                    // Side by side in time, so that a slower minute of the machine hurts all three alike.
                    var flushes = DiskFlushes(folder, TimeSpan.FromSeconds(1));
                    var peer = await Measure(callers, each / 2, await OneTransactionEach.Begin(database));
                    await using var embedded = await EmbeddedTown.Build(database, neighbourhoods);
                    var ours = await Measure(callers, each, number => embedded.Town.Record(number, neighbourhoods));
                    table.AddRow(
                        database.Name, Number(callers), Number(neighbourhoods), Number(ours.PerSecond), ours.MedianMilliseconds.ToString("N2", CultureInfo.InvariantCulture),
                        Number(peer.PerSecond), (ours.PerSecond / peer.PerSecond).ToString("N1", CultureInfo.InvariantCulture), Number(flushes));
                }
        AnsiConsole.Write(table);
    }

    private static IEnumerable<BenchmarkDatabase> Databases(TemporaryFolder folder)
    {
        yield return BenchmarkDatabase.Sqlite(folder);
        if (BenchmarkDatabase.Postgres() is { } postgres) yield return postgres;
        else AnsiConsole.WriteLine("PostgreSQL is not installed here: left out.");
    }

    private static async Task<Figures> Measure(int callers, TimeSpan duration, Func<int, Task> once)
    {
        var load = new Load(callers, once);
        await load.WarmUp(duration / 4);
        await load.Run(duration);
        return load.Figures();
    }

    private static double DiskFlushes(TemporaryFolder folder, TimeSpan duration)
    {
        using var file = File.OpenHandle(folder.File("flushes"), FileMode.Create, FileAccess.Write);
        var page = new byte[4_096];
        var running = Stopwatch.StartNew();
        var count = 0;
        for (; running.Elapsed < duration; count++)
        {
            RandomAccess.Write(file, page, (count % 1_000) * page.Length);
            RandomAccess.FlushToDisk(file);
        }
        return count / running.Elapsed.TotalSeconds;
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
