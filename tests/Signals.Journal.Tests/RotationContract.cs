using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Grains.Vault;
using Signals.Journal.Tests.Vault;
using Signals.Journal.Vault;
using Signals.Testing;

namespace Signals.Journal.Tests;

public abstract class RotationContract(TestDatabase database) : IAsyncLifetime
{
    private const int Many = 250;
    private const int Batch = 20;

    private static readonly MunicipalityCode Here = new(9_999);

    private readonly ManualClock clock = new();
    private readonly TemporaryFolder folder = new();

    private string KeyFolder => Directory.CreateDirectory(folder.File("keys")).FullName;

    private static CancellationToken None => CancellationToken.None;

    public Task InitializeAsync() => database.Prepare();

    public async Task DisposeAsync()
    {
        folder.Dispose();
        await database.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_vault_of_one_key_goes_over_to_another_while_people_read_and_write_and_the_old_key_may_go()
    {
        byte[] follow;
        await using (var before = await database.OpenVault(clock))
        {
            await Fill(before, 0, Many);
            follow = (await before.Keys.Key(Here, "volgcode", null, None)).ToArray();
        }
        var old = Path.Combine(KeyFolder, "2025.key");
        await File.WriteAllBytesAsync(old, TestDatabase.MasterKeyBytes);
        await using (var store = await database.OpenVault(clock, masterKeys: MasterKeyFiles.Open(KeyFolder)))
        {
            await ReadAll(store, 0, Many);
            MasterKeyFiles.Add(KeyFolder, clock.GetUtcNow());
            using var done = new CancellationTokenSource();
            var written = Many;
            var load = Task.Run(async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    await Fill(store, written, written + 1);
                    await ReadAll(store, written % Many, (written % Many) + 1);
                    // Gone for good, though it may be under way.
                    await store.Vault.Forget(Here, new((UInt128)(written - Many + 1)), None);
                    await store.Vault.Keep(Here, new((UInt128)(written - Many + 1)), Parts(written - Many), clock.GetUtcNow(), clock.GetUtcNow().AddDays(91), None);
                    written++;
                }
            });
            await Rewrap(store);
            await done.CancelAsync();
            await load;
            // What another process may still have wrapped under the older one is met later.
            clock.Advance(Rewrapping.Margin);
            await Rewrap(store);
            (await store.Rotation.Uses(None)).Where(use => use.MasterKey is not null || use.Dependents > 0).ShouldHaveSingleItem().IsCurrent.ShouldBeTrue();
            await ReadAll(store, 0, written);
        }

        File.Delete(old);
        await using var after = await database.OpenVault(clock, masterKeys: MasterKeyFiles.Open(KeyFolder));
        await ReadAll(after, 0, Many);
        (await after.Keys.Key(Here, "volgcode", null, None)).ToArray().ShouldBe(follow);
        (await Should.ThrowAsync<Exception>(() => database.OpenVault(clock))).ShouldBeOfType<MasterKeyException>().Message.ShouldContain("Put its file back");
    }

    [SkippableFact]
    public async Task A_rotation_that_was_broken_off_goes_on_where_both_keys_are_and_loses_nothing()
    {
        await using (var before = await database.OpenVault(clock)) await Fill(before, 0, Many);
        await File.WriteAllBytesAsync(Path.Combine(KeyFolder, "2025.key"), TestDatabase.MasterKeyBytes);
        await using (var killed = await database.OpenVault(clock, masterKeys: MasterKeyFiles.Open(KeyFolder)))
        {
            for (var rounds = 0; rounds < 3; rounds++) (await killed.Keys.Rewrap(Batch, None)).ShouldBe(Batch);
            var uses = await killed.Rotation.Uses(None);
            uses.Single(use => use.IsCurrent).Dependents.ShouldBeGreaterThanOrEqualTo(3 * Batch);
            uses.Single(use => use.Number == 0).Dependents.ShouldBe(Many - (3 * Batch));
        }

        await using var next = await database.OpenVault(clock, masterKeys: MasterKeyFiles.Open(KeyFolder));
        await ReadAll(next, 0, Many);
        await Rewrap(next);

        (await next.Rotation.Uses(None)).Single(use => use.Number == 0).Dependents.ShouldBe(0);
        await ReadAll(next, 0, Many);
    }

    [SkippableFact]
    public async Task A_rotation_at_once_leaves_nothing_under_an_older_key()
    {
        await using (var first = await database.OpenVault(clock))
        {
            await Fill(first, 0, Many);
            (await first.Rotation.Rotate(None)).ShouldBeGreaterThanOrEqualTo(Many);
            await ReadAll(first, 0, Many);
            (await first.Rotation.Uses(None)).Where(use => use.Dependents > 0).ShouldHaveSingleItem().Number.ShouldBe(1);
        }

        await using var second = await database.OpenVault(clock);
        await second.Rotation.Rotate(None);

        (await second.Rotation.Uses(None)).Select(use => use.Number).ShouldBe([2, 0]);
        await ReadAll(second, 0, Many);
        (await second.Keys.Rewrap(Batch, None)).ShouldBe(0);
    }

    [SkippableFact]
    public async Task Two_processes_that_rotate_at_once_lose_nothing()
    {
        await using (var before = await database.OpenVault(clock)) await Fill(before, 0, Many);
        await File.WriteAllBytesAsync(Path.Combine(KeyFolder, "2025.key"), TestDatabase.MasterKeyBytes);
        MasterKeyFiles.Add(KeyFolder, clock.GetUtcNow());
        await using var one = await database.OpenVault(clock, masterKeys: MasterKeyFiles.Open(KeyFolder));
        await using var other = await database.OpenVault(clock, masterKeys: MasterKeyFiles.Open(KeyFolder));

        await Task.WhenAll(Rewrap(one), Rewrap(other));

        (await one.Rotation.Uses(None)).Single(use => use.Number == 0).Dependents.ShouldBe(0);
        foreach (var store in new[] { one, other }) await ReadAll(store, 0, Many);
    }

    [SkippableFact]
    public async Task A_master_key_may_be_held_elsewhere_and_is_asked_once_for_all_that_is_read()
    {
        using var server = new TransitServer(Loopback.FreePort());
        await using (var before = await database.OpenVault(clock)) await Fill(before, 0, Many);
        await using (var going = await database.OpenVault(clock, masterKeys: Transit(server, new(TestDatabase.MasterKeyBytes))))
        {
            await Rewrap(going);
            await ReadAll(going, 0, Many);
        }
        server.Calls.Clear();

        // Without the file, and with a server that stumbles.
        server.Failing = 2;
        await using (var alone = await database.OpenVault(clock, masterKeys: Transit(server)))
        {
            await ReadAll(alone, 0, Many);
            await Fill(alone, Many, Many + 10);
            server.Calls.Count(call => call.Path.EndsWith("/decrypt/signals", StringComparison.Ordinal)).ShouldBe(3, "two that it stumbled over, and one");

            server.Rotate();
            await Rewrap(alone);
            clock.Advance(Rewrapping.Margin);
            await Rewrap(alone);
        }
        server.Oldest = 2;
        await using (var rotated = await database.OpenVault(clock, masterKeys: Transit(server)))
        {
            await ReadAll(rotated, 0, Many + 10);
            (await rotated.Rotation.Uses(None)).Where(use => use.MasterKey is not null).ShouldHaveSingleItem().MasterKey.ShouldBe("transit:transit/signals:v2");
        }
        server.Rotate();
        server.Oldest = 3;
        (await Should.ThrowAsync<MasterKeyException>(() => database.OpenVault(clock, masterKeys: Transit(server)))).Message.ShouldContain("min_decryption_version");
    }

    [SkippableFact]
    public async Task What_is_wrong_with_a_master_key_elsewhere_is_said_with_its_remedy()
    {
        using var server = new TransitServer(Loopback.FreePort());
        await using (await database.OpenVault(clock, masterKeys: Transit(server))) { }

        (await Refused(Transit(server, token: "another"))).ShouldContain("refuses the token");
        (await Refused(Transit(server, key: "nobodys"))).ShouldContain("no key nobodys");
        server.Failing = 3;
        (await Refused(Transit(server))).ShouldContain("cannot be reached, or is sealed");
        (await Refused(new MasterKeyFiles(TestDatabase.MasterKeyBytes))).ShouldContain("Set Signals:Transit as it was");

        async Task<string> Refused(IMasterKeys keys) => (await Should.ThrowAsync<MasterKeyException>(() => database.OpenVault(clock, masterKeys: keys))).Message;
    }

    private TransitMasterKeys Transit(TransitServer server, MasterKeyFiles? files = null, string token = TransitServer.Token, string key = "signals")
    {
        File.WriteAllText(folder.File($"token-{token}"), $"{token}\n");
        return new(new() { Address = server.Address, Key = key, TokenFile = folder.File($"token-{token}") }, TimeProvider.System, files);
    }

    private static async Task Rewrap(VaultStore store)
    {
        while (await store.Keys.Rewrap(Batch, None) > 0) { }
    }

    private static PersonalParts Parts(int number) => new($"woorden {number}", null, null);

    private async Task Fill(VaultStore store, int from, int to)
    {
        for (var number = from; number < to; number++)
            await store.Vault.Keep(Here, new SignalId((UInt128)(number + 1)), Parts(number), clock.GetUtcNow(), clock.GetUtcNow().AddDays(91), None);
    }

    private static async Task ReadAll(VaultStore store, int from, int to)
    {
        for (var number = from; number < to; number++) (await store.Vault.Read(Here, new SignalId((UInt128)(number + 1)), None)).ShouldBe(Parts(number));
    }
}
