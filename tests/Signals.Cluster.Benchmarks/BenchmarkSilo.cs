using System.Globalization;
using System.Net;
using System.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Signals.Cluster.Benchmarks.Peer;
using Signals.Grains.Engine;
using Signals.Journal.Occupancy;
using Signals.Journal.Postgres;

namespace Signals.Cluster.Benchmarks;

/// <summary>A silo in a process of its own: the platform's grains on the journal, and the peer's on Orleans' storage. It ends when its standard input does.</summary>
internal static class BenchmarkSilo
{
    /// <summary>The first argument of such a process.</summary>
    public const string Argument = "silo";

    /// <summary>What it says once it takes calls.</summary>
    public const string Ready = "ready";

    public static async Task Run(string database, string id, int siloPort, int gatewayPort)
    {
        await PostgresMembership.Prepare(database, TimeProvider.System, NullLogger.Instance);
        await using var store = await PostgresJournal.Open(
            new() { ConnectionString = database, Use = DatabaseUse.Shared }, TimeProvider.System, NullLogger.Instance);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton(provider => new GrainContext(
            store.Journal, store.Outbox, provider.GetRequiredService<IGrains>(), TimeProvider.System, provider.GetRequiredService<ILoggerFactory>(), new(), new()));
        builder.AddSignalsSilo(
            new() { Id = id, Membership = PostgresMembership.ConnectionString(database) }, new(IPAddress.Loopback, siloPort, gatewayPort));
        builder.UseOrleans(silo => silo.AddPeerStorage(database));
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(Ready);
        // Whatever it is told means the same.
        while (await Console.In.ReadLineAsync() is not null) Console.WriteLine(Settled());
        await host.StopAsync();
    }

    // Bytes of the process and of its objects, once everything that can go has gone.
    private static string Settled()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.WorkingSet} {GC.GetTotalMemory(forceFullCollection: true)}");
    }
}
