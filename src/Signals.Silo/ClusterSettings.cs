using System.Net;
using System.Text.RegularExpressions;

namespace Signals.Silo;

/// <summary>What a silo or a gateway of a cluster sets, under <c>Signals:Cluster</c>.</summary>
public sealed partial record ClusterSettings
{
    /// <summary>The cluster's name: silos and gateways with the same name find each other. Default <c>signals</c>.</summary>
    public string Id { get; init; } = "signals";

    /// <summary>The PostgreSQL database in which the cluster keeps who belongs to it. Default that of the journal. A gateway need only read it.</summary>
    public string? Membership { get; init; }

    /// <summary>The address on which a silo listens and that it tells the others, as in <c>10.0.0.4</c>. Default 127.0.0.1, for a cluster on one machine.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Where a silo listens for other silos. Default 11111.</summary>
    public int SiloPort { get; init; } = 11_111;

    /// <summary>Where a silo listens for gateways. Default 30000.</summary>
    public int GatewayPort { get; init; } = 30_000;

    /// <summary>This member's certificate, a PEM file, signed by the cluster's own authority.</summary>
    public string? Certificate { get; init; }

    /// <summary>The private key to it, a PEM file.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>The authority that signs the certificates of all members, a PEM file.</summary>
    public string? Authority { get; init; }

    /// <summary>Goes without certificates outside Development: only on a network that nobody else can reach. Default false.</summary>
    public bool Plain { get; init; }

    internal IEnumerable<string> Problems(bool development)
    {
        if (!IdForm().IsMatch(Id)) yield return "Signals:Cluster:Id must be 1 to 100 letters, digits and hyphens.";
        if (!IPAddress.TryParse(Address, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            yield return "Signals:Cluster:Address must be one IP address that the other members can reach, as in 10.0.0.4.";
        if (SiloPort is < 1 or > 65_535) yield return "Signals:Cluster:SiloPort must be 1 to 65535.";
        if (GatewayPort is < 1 or > 65_535 || GatewayPort == SiloPort) yield return "Signals:Cluster:GatewayPort must be 1 to 65535 and another than SiloPort.";
        string?[] files = [Certificate, CertificateKey, Authority];
        if (files.Any(file => file is not null) && files.Any(string.IsNullOrWhiteSpace))
            yield return "Signals:Cluster:Certificate, CertificateKey and Authority belong together. Set all three, or none.";
        if (Certificate is null && !development && !Plain)
            yield return "Signals:Cluster:Certificate is missing, so that members could not know each other. Set it with CertificateKey and Authority, or set Signals:Cluster:Plain to true on a network that nobody else can reach.";
    }

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}
