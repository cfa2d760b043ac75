using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Signals.Cluster.Security;

/// <summary>What a member of the cluster shows to the others, and what it asks of them: a certificate that the cluster's own authority signed.</summary>
/// <param name="Own">With its private key, for use by servers and clients.</param>
/// <param name="Authority">The one authority that is trusted; those of the machine are not.</param>
public sealed record MemberCertificate(X509Certificate2 Own, X509Certificate2 Authority)
{
    /// <summary>Reads the files that an installation names.</summary>
    /// <param name="certificate">PEM.</param>
    /// <param name="key">PEM, not encrypted.</param>
    /// <param name="authority">PEM.</param>
    /// <exception cref="InvalidOperationException">A file is missing or cannot be read, or key and certificate do not belong together.</exception>
    public static MemberCertificate Read(string certificate, string key, string authority)
    {
        try
        {
            return new(X509Certificate2.CreateFromPemFile(certificate, key), X509CertificateLoader.LoadCertificateFromFile(authority));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new InvalidOperationException(
                "The certificate for the cluster cannot be read. Signals:Cluster:Certificate, CertificateKey and Authority each name a PEM file that this process may read, and key and certificate belong together.",
                failure);
        }
    }

    internal SslServerAuthenticationOptions AsServer() => new()
    {
        ServerCertificate = Own,
        ClientCertificateRequired = true,
        EnabledSslProtocols = SslProtocols.Tls13 | SslProtocols.Tls12,
        CertificateChainPolicy = Policy(),
    };

    /// <remarks>Members are known by who signed their certificate, not by the address that they happen to have.</remarks>
    internal SslClientAuthenticationOptions AsClient() => new()
    {
        TargetHost = "signals",
        ClientCertificates = [Own],
        EnabledSslProtocols = SslProtocols.Tls13 | SslProtocols.Tls12,
        CertificateChainPolicy = Policy(),
        RemoteCertificateValidationCallback = static (_, certificate, _, errors) =>
            certificate is not null && (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None,
    };

    // An authority of one cluster publishes no list of what it took back: certificates are short-lived instead.
    private X509ChainPolicy Policy() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { Authority },
        RevocationMode = X509RevocationMode.NoCheck,
    };
}
