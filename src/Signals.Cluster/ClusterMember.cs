using System.Net;
using Signals.Cluster.Security;

namespace Signals.Cluster;

/// <summary>What makes a process part of a cluster, as a silo or as a gateway.</summary>
public sealed record ClusterMember
{
    /// <summary>The cluster's name: silos and gateways with the same name find each other. 1 to 100 letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Leads to the membership tables in PostgreSQL. Gateways need only read them.</summary>
    public required string Membership { get; init; }

    /// <summary>The certificate that this process shows to the others and the authority that signed theirs. Null for a network that nobody else can reach.</summary>
    public MemberCertificate? Certificate { get; init; }
}

/// <summary>Where a silo listens.</summary>
/// <param name="Address">The address on which it listens and that it tells the others.</param>
/// <param name="SiloPort">For other silos.</param>
/// <param name="GatewayPort">For gateways.</param>
public sealed record SiloEndpoint(IPAddress Address, int SiloPort, int GatewayPort);
