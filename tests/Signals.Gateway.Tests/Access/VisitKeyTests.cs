using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Signals.Gateway.Access;
using Signals.Grains.Vault;

namespace Signals.Gateway.Tests.Access;

/// <summary>Sessions and forms that one gateway made and another reads.</summary>
public sealed class VisitKeyTests
{
    private static readonly byte[] Session = "wie het is"u8.ToArray();

    [Fact]
    public void What_one_gateway_protects_another_reads()
    {
        var vault = new MemoryKeyRing();

        Gateway(vault).Unprotect(Gateway(vault).Protect(Session)).ShouldBe(Session);
    }

    [Fact]
    public void A_gateway_of_another_vault_reads_nothing()
    {
        var closed = Gateway(new MemoryKeyRing()).Protect(Session);

        Should.Throw<CryptographicException>(() => Gateway(new MemoryKeyRing()).Unprotect(closed));
    }

    [Fact]
    public void Keys_last_two_periods_and_are_known_in_advance()
    {
        var vault = new MemoryKeyRing();
        Gateway(vault).Protect(Session);

        vault.Ends.Count.ShouldBe(3);
        vault.Ends.ShouldAllBe(end => end > DateTimeOffset.UtcNow && end < DateTimeOffset.UtcNow.AddDays(3 * 28));
        new VisitKeys(vault).GetAllElements().Select(key => key.Attribute("id")!.Value).ShouldBeUnique();
    }

    [Fact]
    public async Task The_platform_itself_uses_them()
    {
        var town = new Town();
        await town.InitializeAsync();
        try
        {
            var closed = town.App.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("proef").Protect(Session);

            Gateway(town.Keys).Unprotect(closed).ShouldBe(Session);
        }
        finally
        {
            await town.DisposeAsync();
        }
    }

    private static IDataProtector Gateway(IKeyRing vault) =>
        new ServiceCollection().AddLogging().AddSingleton(vault).AddAccess(new()).BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("proef");
}
