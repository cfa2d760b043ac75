using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Signals.Grains.Engine;
using Signals.Journal.Postgres;
using Signals.Testing;

namespace Signals.Cluster.Benchmarks;

/// <summary>Silos in processes of their own on one fresh database, and one client of them in this process, over real connections.</summary>
internal sealed class BenchmarkCluster : IAsyncDisposable
{
    private const int SiloCount = 2;

    private readonly List<Process> silos = [];
    private IHost client = null!;

    private BenchmarkCluster(string database) => Database = database;

    /// <summary>Leads to the database.</summary>
    public string Database { get; }

    /// <summary>The platform's grains, called as a gateway does.</summary>
    public IGrains Grains => client.Services.GetRequiredService<IGrains>();

    /// <summary>Orleans' own grains, and the peer's.</summary>
    public IGrainFactory Factory => client.Services.GetRequiredService<IGrainFactory>();

    public static async Task<BenchmarkCluster> Begin()
    {
        var cluster = new BenchmarkCluster((await Testing.Database.Postgres.Fresh())!);
        var id = $"bench-{Guid.NewGuid():N}";
        await Peer.PeerStorage.Make(cluster.Database);
        for (var i = 0; i < SiloCount; i++) await cluster.BeginSilo(id);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.AddSignalsGatewayClient(new() { Id = id, Membership = PostgresMembership.ConnectionString(cluster.Database) });
        cluster.client = builder.Build();
        await cluster.client.StartAsync();
        return cluster;
    }

    /// <summary>What all silos together hold in memory, once everything that can go has gone.</summary>
    public async Task<Memory> Settle()
    {
        var sum = new Memory(0, 0);
        foreach (var silo in silos)
        {
            await silo.StandardInput.WriteLineAsync("settle");
            var words = (await silo.StandardOutput.ReadLineAsync())!.Split(' ');
            sum = new(sum.WorkingSet + Number(words[0]), sum.Heap + Number(words[1]));
        }
        return sum;
    }

    /// <summary>Lets every grain go, so that the next call finds it cold.</summary>
    public Task LetGo() => Factory.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    /// <summary>How many grains of a kind are active.</summary>
    public async Task<int> Active(string kind) =>
        (await Factory.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics()).Count(grain => grain.GrainId.Type.ToString() == kind);

    public async ValueTask DisposeAsync()
    {
        await client.StopAsync();
        client.Dispose();
        foreach (var silo in silos)
        {
            silo.StandardInput.Close();
            await silo.WaitForExitAsync();
            silo.Dispose();
        }
    }

    private async Task BeginSilo(string id)
    {
        string[] arguments = [BenchmarkSilo.Argument, Database, id, $"{Loopback.FreePort()}", $"{Loopback.FreePort()}"];
        var silo = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        silos.Add(silo);
        if (await silo.StandardOutput.ReadLineAsync() != BenchmarkSilo.Ready) throw new InvalidOperationException("A silo did not begin; what it said stands above.");
    }

    // A signal to end is meant for the whole program, and not for the client in it. The silos end with it.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);
}

/// <summary>Bytes in memory.</summary>
/// <param name="WorkingSet">Of the processes.</param>
/// <param name="Heap">Of their objects.</param>
internal sealed record Memory(long WorkingSet, long Heap);
