using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Signals.Channels;

/// <summary>Whose certificates are believed: those of the system's authorities, and of the installation's own.</summary>
internal sealed class TrustedAuthorities(ChannelsOptions options)
{
    private readonly X509Certificate2Collection own = Read(options.Authority);

    public bool Believes(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None) return true;
        // Another's certificate, or none at all, is not made good by who signed it.
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || own.Count == 0 || certificate is not X509Certificate2 given) return false;
        using var again = new X509Chain();
        again.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        again.ChainPolicy.CustomTrustStore.AddRange(own);
        again.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        again.ChainPolicy.ApplicationPolicy.Add(new("1.3.6.1.5.5.7.3.1"));
        foreach (var between in chain?.ChainElements.Select(element => element.Certificate) ?? []) again.ChainPolicy.ExtraStore.Add(between);
        return again.Build(given);
    }

    /// <returns>What a PEM file holds; nothing if it cannot be read, or one part of it cannot.</returns>
    public static X509Certificate2Collection Read(string? file)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            if (file is not null) certificates.ImportFromPemFile(file);
            return certificates;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return [];
        }
    }
}
