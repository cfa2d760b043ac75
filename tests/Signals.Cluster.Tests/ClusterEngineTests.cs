using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;
using Signals.Cluster.Calls;
using Signals.Engine.Contract;
using Signals.Grains.Engine;

namespace Signals.Cluster.Tests;

/// <summary>The promises of an engine, kept by Orleans: one silo, and a client beside it that reaches it over a real connection.</summary>
public sealed class ClusterEngineTests : EngineContract
{
    private TestCluster cluster = null!;

    // Silo and test live in one process, but Orleans makes the silo's configurator itself.
    private static readonly AsyncLocal<ProbeWorld> Present = new();

    // Orleans refuses a call that finds more than so many before it.
    private const int Capacity = 60;

    protected override int MailboxCapacity => Capacity;

    protected override async Task<IEngine> Begin()
    {
        Present.Value = World;
        var builder = new TestClusterBuilder(initialSilosCount: 1);
        builder.AddSiloBuilderConfigurator<Silo>();
        builder.AddClientBuilderConfigurator<Client>();
        cluster = builder.Build();
        await cluster.DeployAsync();
        return new ClusterEngine(cluster.Client, options: null).Hold<IProbe, IProbeShell>().Hold<ISociableProbe, ISociableProbeShell>();
    }

    protected override async Task LetIdleGrainsGo()
    {
        var management = cluster.Client.GetGrain<IManagementGrain>(0);
        for (var tries = 0; tries < 100 && World.Passivations("a") == 0 && World.Passivations("b") == 0; tries++)
        {
            await management.ForceActivationCollection(TimeSpan.Zero);
            await Task.Delay(20);
        }
    }

    // The client goes last, so that it hears how the calls under way ended.
    protected override async Task Stop()
    {
        foreach (var silo in cluster.Silos.ToArray()) await cluster.StopSiloAsync(silo);
        await cluster.StopClusterClientAsync();
    }

    private sealed class Silo : ISiloConfigurator
    {
        public void Configure(ISiloBuilder silo)
        {
            silo.UseSignals();
            silo.Services.AddSingleton(Present.Value!);
            silo.Services.AddSingleton<IEngine>(provider =>
                new ClusterEngine(provider.GetRequiredService<IGrainFactory>(), options: null).Hold<IProbe, IProbeShell>().Hold<ISociableProbe, ISociableProbeShell>());
            silo.Configure<SiloMessagingOptions>(messaging => messaging.MaxEnqueuedRequestsHardLimit = Capacity - 1);
        }
    }

    private sealed class Client : IClientBuilderConfigurator
    {
        public void Configure(IConfiguration configuration, IClientBuilder client) => client.UseSignals();
    }
}
