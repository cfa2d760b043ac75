using System.IO.Compression;
using System.Text;
using Signals.Core.Areas;
using Signals.Core.Platform;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Journal.Tenants;
using Signals.Journal.Tests.Postgres;
using Signals.Journal.Tests.Sqlite;
using Signals.Testing;

namespace Signals.Journal.Tests.Tenants;

public sealed class TenantTests : IAsyncLifetime
{
    private static readonly byte[] TransferKey = [.. Enumerable.Repeat((byte)7, 32)];
    private static readonly byte[] OtherMasterKey = [.. Enumerable.Repeat((byte)9, 32)];

    private readonly ManualClock clock = new();
    private readonly List<TestDatabase> databases = [];

    private static CancellationToken None => CancellationToken.None;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var database in databases) await database.DisposeAsync();
    }

    [SkippableTheory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task What_was_exported_and_imported_exports_again_to_the_same_bytes(bool fromPostgres, bool toPostgres)
    {
        await using var source = await Filled(fromPostgres);
        await using var target = await Open(toPostgres, OtherMasterKey);
        await target.Fill(FilledStores.Elsewhere);

        var exported = await Export(source);
        await Import(target, exported);

        (await Export(target)).ShouldBe(exported);
        var parts = await target.Vault.Vault.Read(FilledStores.Here, new(999_901), None);
        parts.ShouldNotBeNull().Observation.ShouldBe("woorden 1");
        (await target.Vault.Keys.Key(FilledStores.Here, "volgcode", null, None)).ToArray()
            .ShouldBe((await source.Vault.Keys.Key(FilledStores.Here, "volgcode", null, None)).ToArray());
        var streams = await target.Journal.Inspection.Streams(None).Where(s => s.Key.Municipality == FilledStores.Here).ToListAsync();
        streams.Select(s => s.Stored.Version).ShouldBe([4, 4, 4]);
        streams.Select(s => s.CompactedThrough).ShouldBe([0, 3, 0]);
        (await target.Journal.Outbox.Parked(FilledStores.Here, 10, None)).ShouldHaveSingleItem().Attempts.ShouldBe(9);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_imported_municipality_is_served_and_goes_on(bool postgres)
    {
        await using var source = await Filled(postgres: false);
        await using var target = await Open(postgres);
        var served = new Commit<InstallationEvent>([new MunicipalityServed(FilledStores.Elsewhere)], null, null);
        await target.Journal.Journal.Append(new(StreamKeys.Platform, 0, GrainJson.Write(served), clock.GetUtcNow()), None);

        await Import(target, await Export(source));

        var platform = await target.Journal.Journal.Read(StreamKeys.Platform, None);
        platform.Version.ShouldBe(2);
        GrainJson.Read<Commit<InstallationEvent>>(platform.Commits[1].Payload).Events.ShouldBe([new MunicipalityServed(FilledStores.Here)]);
        var next = new Append(FilledStores.Neighbourhood(FilledStores.Here, 0), 4, "{}"u8.ToArray(), clock.GetUtcNow());
        (await target.Journal.Journal.Append(next, None)).ShouldBe(AppendOutcome.Appended);
        (await target.Journal.Journal.Read(next.Stream, None)).Commits.Select(commit => commit.Version).ShouldBe([1, 2, 3, 4, 5]);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_municipality_that_is_here_already_is_not_imported(bool postgres)
    {
        await using var source = await Filled(postgres: false);
        await using var target = await Filled(postgres);

        (await Should.ThrowAsync<TenantRefusedException>(async () => await Import(target, await Export(source)))).Message.ShouldContain("GM9999 already");
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_import_that_broke_off_after_the_vault_is_repeated(bool postgres)
    {
        await using var source = await Filled(postgres: false);
        var exported = await Export(source);
        var database = await Database(postgres);
        await using (var target = await FilledStores.Open(database, clock, OtherMasterKey)) await Import(target, exported);
        await database.ChangeJournal("DELETE FROM head; DELETE FROM log; DELETE FROM snapshot; DELETE FROM registration; DELETE FROM outbox; DELETE FROM reminder");

        await using (var target = await FilledStores.Open(database, clock, OtherMasterKey))
        {
            await Import(target, exported);
            (await Export(target)).ShouldBe(exported);
        }

        await database.ChangeJournal("DELETE FROM head; DELETE FROM log; DELETE FROM snapshot; DELETE FROM registration; DELETE FROM outbox; DELETE FROM reminder");
        await database.ChangeVault("UPDATE personal_part SET kept_at = kept_at + 1");
        await using (var target = await FilledStores.Open(database, clock, OtherMasterKey))
            (await Should.ThrowAsync<TenantRefusedException>(() => Import(target, exported))).Message.ShouldContain("personal-parts");
    }

    [Fact]
    public async Task A_file_that_is_not_whole_or_was_altered_is_refused_and_nothing_is_written()
    {
        await using var source = await Filled(postgres: false);
        var exported = await Export(source);
        await using var target = await Open(postgres: false);
        var files = new Dictionary<string, byte[]>
        {
            ["empty"] = [],
            ["no archive"] = Encoding.UTF8.GetBytes("dit is geen uitvoer"),
            ["cut off"] = exported[..(exported.Length - 40)],
            ["cut in half"] = exported[..(exported.Length / 2)],
            ["a changed event"] = Changed(exported, "commits.ndjson", "\"wat\" : \"", "\"wat\" : \"x"),
            ["another stream"] = Changed(exported, "streams.ndjson", "BU99990000", "BU99990009"),
            ["a receiver elsewhere"] = Changed(exported, "outbox.ndjson", "GM9999/wijkteam", "GM9998/wijkteam"),
            ["a field more"] = Changed(exported, "reminders.ndjson", "\"reminder\":", "\"extra\":1,\"reminder\":"),
            ["a line less"] = Changed(exported, "registrations.ndjson", "\n{", "{"),
            ["another municipality"] = Changed(exported, "manifest.json", "GM9999", "GM9998"),
            ["another format"] = Changed(exported, "manifest.json", "\"version\": 1", "\"version\": 2"),
            ["another seal"] = Changed(exported, "manifest.json", "\"seal\": \"", "\"seal\": \"0"),
        };
        foreach (var (what, file) in files)
        {
            var refusal = await Should.ThrowAsync<TenantRefusedException>(() => Import(target, file), what);
            refusal.Message.ShouldNotContain("\n");
            refusal.Message.ShouldNotContain("woorden");
        }
        (await Should.ThrowAsync<TenantRefusedException>(() => Import(target, exported, new byte[32]))).Message.ShouldContain("transfer key");
        (await target.Journal.Inspection.Streams(None).CountAsync()).ShouldBe(0);
        (await target.Vault.Vault.Read(FilledStores.Here, new(999_901), None)).ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_that_a_person_wrote_and_no_key_lies_readable_in_the_file()
    {
        await using var source = await Filled(postgres: false);
        using var archive = new ZipArchive(new MemoryStream(await Export(source)));
        var key = (await source.Vault.Keys.Key(FilledStores.Here, "volgcode", null, None)).ToArray();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            var text = await reader.ReadToEndAsync();
            text.ShouldNotContain("woorden");
            text.ShouldNotContain("example.nl");
            text.ShouldNotContain(Convert.ToBase64String(key));
        }
    }

    [Fact]
    public async Task A_municipality_that_is_not_here_is_not_exported()
    {
        await using var source = await Filled(postgres: false);
        foreach (var code in (MunicipalityCode[])[new(363), default])
            await Should.ThrowAsync<TenantRefusedException>(() => TenantExport.Write(source.Journal, source.Vault, code, TransferKey, new MemoryStream(), (_, _) => { }, None));
    }

    private static async Task<byte[]> Export(FilledStores from)
    {
        using var file = new MemoryStream();
        await TenantExport.Write(from.Journal, from.Vault, FilledStores.Here, TransferKey, file, (_, _) => { }, None);
        return file.ToArray();
    }

    private Task Import(FilledStores to, byte[] file, byte[]? key = null) =>
        TenantImport.Read(to.Journal, to.Vault, new MemoryStream(file), key ?? TransferKey, clock.GetUtcNow(), (_, _) => { }, None);

    // The archive again with one entry changed, and nothing else.
    private static byte[] Changed(byte[] file, string name, string from, string to)
    {
        using var changed = new MemoryStream();
        changed.Write(file);
        using (var archive = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry(name)!;
            string text;
            using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
            var at = text.IndexOf(from, StringComparison.Ordinal);
            at.ShouldBeGreaterThanOrEqualTo(0, name);
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length)));
        }
        return changed.ToArray();
    }

    private async Task<FilledStores> Filled(bool postgres)
    {
        var stores = await Open(postgres);
        await stores.Fill(FilledStores.Here);
        await stores.Fill(FilledStores.Elsewhere);
        return stores;
    }

    private async Task<FilledStores> Open(bool postgres, byte[]? masterKey = null) => await FilledStores.Open(await Database(postgres), clock, masterKey);

    private async Task<TestDatabase> Database(bool postgres)
    {
        TestDatabase database = postgres ? new PostgresTestDatabase() : new SqliteTestDatabase();
        databases.Add(database);
        await database.Prepare();
        return database;
    }
}
