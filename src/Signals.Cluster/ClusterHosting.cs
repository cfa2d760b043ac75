using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Signals.Cluster.Calls;
using Signals.Cluster.Security;
using Signals.Cluster.Wire;
using Signals.Grains.Engine;

namespace Signals.Cluster;

/// <summary>Makes a process a silo or a gateway of a cluster. Both give it <see cref="IGrains"/>.</summary>
public static class ClusterHosting
{
    /// <summary>The name of the meter with Orleans' own figures.</summary>
    public const string MeterName = "Microsoft.Orleans";

    // A long poll is the longest that a grain may take; what hangs longer hangs on a silo that is gone.
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);

    // How many calls may wait for, or run in, one grain; as many as on the embedded engine.
    private const int MostWaiting = 10_000;

    private static readonly TimeSpan TryToConnectEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>Makes the process a silo. It gives <see cref="GrainContext"/> to the container, from which grains are made.</summary>
    public static void AddSignalsSilo(this IHostApplicationBuilder host, ClusterMember member, SiloEndpoint endpoint) =>
        host.UseOrleans(silo =>
        {
            silo.UseSignals();
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (member.Id, member.Id));
            silo.ConfigureEndpoints(endpoint.Address, endpoint.SiloPort, endpoint.GatewayPort);
            silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", member.Membership));
            silo.Configure<ClusterMembershipOptions>(FailFast);
            if (member.Certificate is not { } certificate) return;
            silo.Services.AddOptions<SiloConnectionOptions>().Configure<ILoggerFactory>((connections, logging) =>
            {
                var tls = new TlsConnections(certificate, logging.CreateLogger("Signals.Cluster"));
                connections.ConfigureSiloInboundConnection(connection => connection.Use(tls.Server));
                connections.ConfigureGatewayInboundConnection(connection => connection.Use(tls.Server));
                connections.ConfigureSiloOutboundConnection(connection => connection.Use(tls.Client));
            });
        });

    /// <summary>Makes the process a gateway: a client that holds no grains. It goes on trying until it finds a silo.</summary>
    public static void AddSignalsGatewayClient(this IHostApplicationBuilder host, ClusterMember member, CallOptions? calls = null)
    {
        host.UseOrleansClient(client =>
        {
            client.UseSignals();
            client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (member.Id, member.Id));
            client.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", member.Membership));
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
            client.UseConnectionRetryFilter(async (_, stopping) =>
            {
                await Task.Delay(TryToConnectEvery, stopping);
                return true;
            });
            if (member.Certificate is { } certificate)
            {
                client.Services.AddOptions<ClientConnectionOptions>().Configure<ILoggerFactory>((connections, logging) =>
                    connections.ConfigureConnection(connection => connection.Use(new TlsConnections(certificate, logging.CreateLogger("Signals.Cluster")).Client)));
            }
        });
        host.Services.AddSingleton<IEngine>(provider => new ClusterEngine(provider.GetRequiredService<IGrainFactory>(), calls ?? new()));
        host.Services.AddSingleton<IGrains, GrainReferences>();
    }

    /// <summary>What every silo needs, wherever it runs.</summary>
    internal static void UseSignals(this ISiloBuilder silo)
    {
        silo.Services.AddWireFormat();
        silo.Services.AddLogging(KeepKeysOut);
        silo.AddIncomingGrainCallFilter<CallTrace>().AddOutgoingGrainCallFilter<CallTrace>();
        silo.AddIncomingGrainCallFilter<CallChain>().AddOutgoingGrainCallFilter<CallChain>();
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.ResponseTimeout = ResponseTimeout;
            messaging.MaxEnqueuedRequestsHardLimit = MostWaiting;
        });
        silo.Services.AddSingleton<IEngine>(provider => new ClusterEngine(provider.GetRequiredService<IGrainFactory>(), options: null));
        silo.Services.AddSingleton<IGrains, GrainReferences>();
    }

    /// <summary>What every client needs, wherever it runs.</summary>
    internal static void UseSignals(this IClientBuilder client)
    {
        client.Services.AddWireFormat();
        client.Services.AddLogging(KeepKeysOut);
        client.AddOutgoingGrainCallFilter<CallTrace>();
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
    }

    // Orleans names grains in its log by their keys, and a key can name a household. What it says of members and connections names none.
    private static void KeepKeysOut(ILoggingBuilder logging) => logging
        .AddFilter("Orleans", LogLevel.None)
        .AddFilter("Polly", LogLevel.Error)
        .AddFilter("Orleans.Runtime.MembershipService", LogLevel.Warning)
        .AddFilter("Orleans.Runtime.Messaging.ConnectionManager", LogLevel.Warning)
        .AddFilter("Orleans.Messaging.GatewayManager", LogLevel.Warning);

    // A silo that died is declared so within about a second and a half; one that is merely busy answers its probes in time.
    private static void FailFast(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromMilliseconds(500);
        membership.NumMissedProbesLimit = 2;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        membership.NumMissedTableIAmAliveLimit = 3;
        membership.DefunctSiloExpiration = TimeSpan.FromHours(1);
    }
}
