using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Signals.Testing;

/// <summary>A real cluster on this machine: silos and gateways, each a process of its own, known to each other by certificates that were made for it.</summary>
public sealed class ClusterProcesses : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> common;
    private readonly string? program;
    private readonly List<SiloProcess> silos = [];
    private readonly List<SiloProcess> gateways = [];

    private ClusterProcesses(string database, string? program, IReadOnlyDictionary<string, string>? more)
    {
        this.program = program;
        common = new(more ?? new Dictionary<string, string>())
        {
            ["Signals__Database"] = "Postgres",
            ["Signals__Vault"] = database,
            ["Signals__MasterKeyFile"] = Write("master.key", RandomNumberGenerator.GetBytes(32)),
            ["Signals__Cluster__Membership"] = database,
            ["Signals__Cluster__Id"] = $"test-{Guid.NewGuid():N}",
        };
    }

    public IReadOnlyList<SiloProcess> Silos => silos;

    public IReadOnlyList<SiloProcess> Gateways => gateways;

    /// <summary>Begins a cluster in demo mode, one member after another.</summary>
    /// <param name="database">A PostgreSQL database that no other cluster uses.</param>
    /// <param name="silos">How many silos.</param>
    /// <param name="gateways">How many gateways.</param>
    /// <param name="program">Another version of the program than that of this build.</param>
    /// <param name="more">Further settings of every member.</param>
    public static async Task<ClusterProcesses> Begin(
        string database, int silos, int gateways, string? program = null, IReadOnlyDictionary<string, string>? more = null)
    {
        var cluster = new ClusterProcesses(database, program, more);
        cluster.MakeCertificates();
        try
        {
            for (var i = 0; i < silos; i++) await cluster.AddSilo(database);
            for (var i = 0; i < gateways; i++) await cluster.AddGateway();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds a silo, and waits until it takes calls.</summary>
    public async Task<SiloProcess> AddSilo(string database)
    {
        var silo = await SiloProcess.Begin(program: program, more: new Dictionary<string, string>(common)
        {
            ["Signals__Role"] = "Silo",
            ["Signals__Journal"] = database,
            ["Signals__Cluster__SiloPort"] = $"{Loopback.FreePort()}",
            ["Signals__Cluster__GatewayPort"] = $"{Loopback.FreePort()}",
        });
        silos.Add(silo);
        return silo;
    }

    /// <summary>Adds a gateway, and waits until it is ready.</summary>
    public async Task<SiloProcess> AddGateway()
    {
        var gateway = await SiloProcess.Begin(program: program, more: new Dictionary<string, string>(common) { ["Signals__Role"] = "Gateway" });
        gateways.Add(gateway);
        return gateway;
    }

    /// <summary>Settings of a gateway, to begin one otherwise than the rest.</summary>
    public Dictionary<string, string> GatewaySettings() => new(common) { ["Signals__Role"] = "Gateway" };

    public async ValueTask DisposeAsync()
    {
        foreach (var member in gateways.Concat(silos)) await member.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Makes a certificate that an authority signed, for a member or for somebody who is none.</summary>
    public static (string Certificate, string Key, string Authority) MakeCertificate(string folder)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Signals test authority", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddDays(1));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var member = new CertificateRequest("CN=signals-member", key, HashAlgorithmName.SHA256);
        member.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1"), new("1.3.6.1.5.5.7.3.2")], critical: false));
        using var certificate = member.Create(authority, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddHours(12), RandomNumberGenerator.GetBytes(8));
        return (
            Write(folder, "member.pem", certificate.ExportCertificatePem()),
            Write(folder, "member.key", key.ExportPkcs8PrivateKeyPem()),
            Write(folder, "authority.pem", authority.ExportCertificatePem()));
    }

    private void MakeCertificates() =>
        (common["Signals__Cluster__Certificate"], common["Signals__Cluster__CertificateKey"], common["Signals__Cluster__Authority"]) = MakeCertificate(folder.Path);

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static string Write(string folder, string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
