using System.Net;
using System.Net.Sockets;
using Signals.Testing;

namespace Signals.Cluster.Tests;

/// <summary>Who gets into a cluster, and who is kept out.</summary>
public sealed class MembershipTests
{
    [SkippableFact]
    public async Task Whoever_has_no_certificate_of_the_cluster_s_authority_gets_nowhere()
    {
        var database = (await Database.Postgres.Fresh())!;
        await using var cluster = await ClusterProcesses.Begin(database, silos: 1, gateways: 0);
        using var folder = new TemporaryFolder();
        var settings = cluster.GatewaySettings();
        (settings["Signals__Cluster__Certificate"], settings["Signals__Cluster__CertificateKey"], settings["Signals__Cluster__Authority"]) = ClusterProcesses.MakeCertificate(folder.Path);

        await using var stranger = await SiloProcess.Begin(more: settings, waitUntilReady: false);

        await Task.Delay(TimeSpan.FromSeconds(10));
        using var client = stranger.Client();
        (await client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        stranger.Said.ShouldContain("was refused");
        var member = await cluster.AddGateway();
        (await member.Client().GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task What_travels_between_members_cannot_be_read_without_a_handshake()
    {
        await using var cluster = await ClusterProcesses.Begin((await Database.Postgres.Fresh())!, silos: 1, gateways: 0);
        using var stranger = new TcpClient();
        await stranger.ConnectAsync(IPAddress.Loopback, cluster.Silos[0].Setting("Signals__Cluster__GatewayPort"));
        await stranger.GetStream().WriteAsync("Hello, this is no handshake"u8.ToArray());

        var said = new byte[1_024];
        var count = await stranger.GetStream().ReadAsync(said).AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        // Nothing, or an alert of TLS: never a message.
        (count == 0 || said[0] == 21).ShouldBeTrue();
    }

    [SkippableFact]
    public async Task An_embedded_process_keeps_off_a_cluster_s_database_and_a_silo_off_an_embedded_one_s()
    {
        var database = (await Database.Postgres.Fresh())!;
        await using (var cluster = await ClusterProcesses.Begin(database, silos: 1, gateways: 0))
        {
            var (code, error) = await SiloProcess.BeginInVain(new() { ["Signals__Database"] = "Postgres", ["Signals__Journal"] = database });
            code.ShouldBe(1);
            error.ShouldContain("top it");
        }

        var other = (await Database.Postgres.Fresh())!;
        await using var embedded = await SiloProcess.Begin(other);
        var refused = await Should.ThrowAsync<InvalidOperationException>(async () => await ClusterProcesses.Begin(other, silos: 1, gateways: 0));
        refused.Message.ShouldContain("top it");
    }
}
