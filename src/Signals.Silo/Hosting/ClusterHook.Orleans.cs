using System.Net;
using OpenTelemetry.Metrics;
using Signals.Cluster;
using Signals.Cluster.Security;
using Signals.Journal.Postgres;

namespace Signals.Silo.Hosting;

internal static partial class ClusterHook
{
    static partial void AddSilo(IHostApplicationBuilder host, SiloOptions options, ref bool added)
    {
        var cluster = options.Cluster;
        host.AddSignalsSilo(Member(options), new(IPAddress.Parse(cluster.Address), cluster.SiloPort, cluster.GatewayPort));
        AddFigures(host);
        added = true;
    }

    static partial void AddGateway(IHostApplicationBuilder host, SiloOptions options, ref bool added)
    {
        host.AddSignalsGatewayClient(Member(options));
        AddFigures(host);
        added = true;
    }

    private static void AddFigures(IHostApplicationBuilder host) =>
        host.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(ClusterHosting.MeterName));

    private static ClusterMember Member(SiloOptions options) => new()
    {
        Id = options.Cluster.Id,
        Membership = PostgresMembership.ConnectionString(options.MembershipDatabase),
        Certificate = Certificate(options.Cluster),
    };

    private static MemberCertificate? Certificate(ClusterSettings cluster)
    {
        if (cluster.Certificate is null) return null;
        try
        {
            return MemberCertificate.Read(cluster.Certificate, cluster.CertificateKey!, cluster.Authority!);
        }
        catch (InvalidOperationException failure)
        {
            throw new SettingsException(failure.Message);
        }
    }
}
