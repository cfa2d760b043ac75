using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Signals.Testing;

namespace Signals.Deploy.Tests.Certificates;

/// <summary>What <c>deploy/certificates</c> makes, seen as .NET sees it.</summary>
public sealed class CertificateTests : IDisposable
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public async Task A_member_is_vouched_for_by_the_authority_for_both_sides_and_not_for_long()
    {
        await Make("silo-1", "gateway-1");
        using var member = X509Certificate2.CreateFromPemFile(folder.File("silo-1.crt"), folder.File("silo-1.key"));

        foreach (var use in new[] { ServerUse, ClientUse }) Trusted(member, use).ShouldBeTrue();
        member.MatchesHostname("silo-1", allowWildcards: false, allowCommonName: false).ShouldBeTrue();
        member.GetECDsaPrivateKey()!.KeySize.ShouldBe(256);
        (member.NotAfter - member.NotBefore).ShouldBeLessThanOrEqualTo(TimeSpan.FromDays(31));
        File.GetUnixFileMode(folder.File("silo-1.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(folder.File("authority.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [SkippableFact]
    public async Task Renewing_keeps_the_authority_and_replaces_the_members_key()
    {
        await Make("silo-1");
        var authority = await File.ReadAllTextAsync(folder.File("authority.crt"));
        using var before = X509Certificate2.CreateFromPemFile(folder.File("silo-1.crt"), folder.File("silo-1.key"));
        await Make("silo-1");
        using var after = X509Certificate2.CreateFromPemFile(folder.File("silo-1.crt"), folder.File("silo-1.key"));

        (await File.ReadAllTextAsync(folder.File("authority.crt"))).ShouldBe(authority);
        after.PublicKey.EncodedKeyValue.RawData.ShouldNotBe(before.PublicKey.EncodedKeyValue.RawData);
        Trusted(before, ClientUse).ShouldBeTrue();
        Trusted(after, ClientUse).ShouldBeTrue();
    }

    [SkippableFact]
    public async Task A_certificate_of_another_authority_is_not_trusted()
    {
        await Make("silo-1");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var stranger = new CertificateRequest("CN=silo-1", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        Trusted(stranger, ClientUse).ShouldBeFalse();
    }

    [SkippableTheory]
    [InlineData("authority")]
    [InlineData("../silo")]
    [InlineData("Silo")]
    public async Task A_name_that_cannot_be_is_refused_before_anything_is_made(string name)
    {
        var (code, error) = await Script.Run(Repository.File("deploy/certificates"), folder.Path, "silo-1", name);

        code.ShouldBe(2);
        error.ShouldContain(name);
        Directory.GetFiles(folder.Path).ShouldBeEmpty();
    }

    private async Task Make(params string[] members)
    {
        Skip.IfNot(File.Exists("/usr/bin/openssl"), "openssl is not installed here.");
        (await Script.Run(Repository.File("deploy/certificates"), [folder.Path, .. members])).ShouldBe((0, ""));
    }

    private bool Trusted(X509Certificate2 member, string use)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(folder.File("authority.crt")));
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new(use));
        return chain.Build(member);
    }
}
