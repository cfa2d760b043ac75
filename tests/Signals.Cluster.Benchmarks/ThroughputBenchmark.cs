using System.Globalization;
using Signals.Benchmarks;
using Signals.Cluster.Benchmarks.Peer;
using Spectre.Console;

namespace Signals.Cluster.Benchmarks;

/// <summary>
/// Durable signals per second from one client of a cluster: the platform's neighbourhoods beside grains that write their state by Orleans' own ADO.NET
/// storage, and beside the same grains storing nothing, which no platform on Orleans can outdo. Same silos, same PostgreSQL, same callers, in turns. Read
/// the ratios; the figures are this machine's.
/// </summary>
internal static class ThroughputBenchmark
{
    private const int Keys = 1_000;
    private const int Turns = 2;

    private static readonly int[] Callers = [500, 64];

    // The compiler works beside the code that it is to make faster.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(60);

    public static async Task Run(TimeSpan each)
    {
        await using var cluster = await BenchmarkCluster.Begin();
        var town = new Town(cluster.Grains);
        await town.Build(Keys);
        AnsiConsole.WriteLine($"{Environment.ProcessorCount} cores, {each.TotalSeconds:N0} s per figure, {Environment.OSVersion}");
        var table = new Table().AddColumns("callers", "keys", "signals/s", "p50 ms", "p99 ms", "peer/s", "p50 ms", "p99 ms", "ratio", "unstored/s", "share");
        await Ours(Callers[0], Keys).WarmUp(WarmUp);
        await Peer(Callers[0], Keys).WarmUp(WarmUp);
        foreach (var callers in Callers)
            foreach (var keys in new[] { Keys, 1 })
            {
                var (ours, peer, unstored) = (Ours(callers, keys), Peer(callers, keys), Unstored(callers, keys));
                await peer.WarmUp(each / 4);
                await unstored.WarmUp(each / 4);
                await ours.WarmUp(each / 4);
                // In turns, so that a slower minute of the machine hurts both alike.
                for (var turn = 0; turn < Turns; turn++)
                {
                    await peer.Run(each / Turns);
                    await unstored.Run(each / Turns);
                    await ours.Run(each / Turns);
                }
                var (mine, theirs, bound) = (ours.Figures(), peer.Figures(), unstored.Figures());
                table.AddRow(
                [
                    Number(callers), Number(keys), .. Columns(mine), .. Columns(theirs), Ratio(mine, theirs, "N1"), Number(bound.PerSecond), Ratio(mine, bound, "P0"),
                ]);
            }
        AnsiConsole.Write(table);

        Load Ours(int callers, int keys) => new(callers, number => town.Record(number, keys));

        Load Peer(int callers, int keys) => new(callers, number => PeerGrain(number, keys).Record(PeerSignal.Of(Town.Signal())));

        Load Unstored(int callers, int keys) => new(callers, number => PeerGrain(number, keys).Count(PeerSignal.Of(Town.Signal())));

        IPeer PeerGrain(int number, int keys) => cluster.Factory.GetGrain<IPeer>($"{town.Code(number % keys)}");
    }

    private static string Ratio(Figures ours, Figures other, string format) => (ours.PerSecond / other.PerSecond).ToString(format, CultureInfo.InvariantCulture);

    private static string[] Columns(Figures figures) => [Number(figures.PerSecond), Time(figures.MedianMilliseconds), Time(figures.NinetyNinthMilliseconds)];

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(double milliseconds) => milliseconds.ToString("N1", CultureInfo.InvariantCulture);
}
