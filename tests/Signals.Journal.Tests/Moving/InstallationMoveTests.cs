using Microsoft.Extensions.Logging.Abstractions;
using Signals.Grains.Journal;
using Signals.Journal.Moving;
using Signals.Journal.Occupancy;
using Signals.Journal.Postgres;
using Signals.Journal.Sqlite;
using Signals.Journal.Tests.Postgres;
using Signals.Journal.Tests.Sqlite;
using Signals.Journal.Vault;
using Signals.Testing;

namespace Signals.Journal.Tests.Moving;

public sealed class InstallationMoveTests : IAsyncLifetime
{
    private static readonly string[] Tables = ["personal_part", "key_ring", "erasure", "audit_line", "processing_line", "head", "log", "snapshot", "registration", "outbox", "reminder"];

    private readonly ManualClock clock = new();
    private readonly SqliteTestDatabase from = new();
    private readonly PostgresTestDatabase to = new() { Use = DatabaseUse.Alone };

    private static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync()
    {
        await to.Prepare();
        await using var stores = await FilledStores.Open(from, clock);
        await stores.Fill(FilledStores.Here);
        await stores.Fill(FilledStores.Elsewhere);
    }

    public async Task DisposeAsync()
    {
        await from.DisposeAsync();
        await to.DisposeAsync();
    }

    [SkippableFact]
    public async Task Every_table_comes_over_whole_and_life_goes_on()
    {
        var moved = await Move();

        moved.Select(table => table.Table).ShouldBe(Tables);
        moved.ShouldAllBe(table => !table.WasThere && table.Rows > 0);
        await using var source = await FilledStores.Open(from, clock);
        await using var target = await FilledStores.Open(to, clock);
        await ShouldBeEqual(source, target);
        (await target.Vault.Vault.Read(FilledStores.Here, new(999_901), None)).ShouldNotBeNull().Observation.ShouldBe("woorden 1");
        // Ids go on behind those that came over.
        var known = FilledStores.Neighbourhood(FilledStores.Here, 0);
        (await target.Journal.Journal.Append(new(known, 4, "{}"u8.ToArray(), clock.GetUtcNow()), None)).ShouldBe(AppendOutcome.Appended);
        var fresh = FilledStores.Neighbourhood(FilledStores.Here, 77);
        (await target.Journal.Journal.Append(new(fresh, 0, "{}"u8.ToArray(), clock.GetUtcNow()), None)).ShouldBe(AppendOutcome.Appended);
        (await target.Journal.Journal.Read(known, None)).Commits.Count.ShouldBe(5);
        (await target.Journal.Journal.Read(fresh, None)).Commits.Count.ShouldBe(1);
    }

    [SkippableFact]
    public async Task A_move_that_broke_off_between_the_two_databases_is_repeated()
    {
        await Move();
        await to.ChangeJournal("TRUNCATE head, log, snapshot, registration, outbox, reminder");

        var again = await Move();

        again.Where(table => table.WasThere).Select(table => table.Table).ShouldBe(Tables[..5]);
        again.Where(table => !table.WasThere).Select(table => table.Table).ShouldBe(Tables[5..]);
        (await Move()).ShouldAllBe(table => table.WasThere);
    }

    [SkippableFact]
    public async Task A_target_that_holds_anything_else_is_refused_and_stays_as_it_was()
    {
        await using (var other = await FilledStores.Open(to, clock)) await other.Fill(FilledStores.Here);

        (await Should.ThrowAsync<MoveRefusedException>(Move)).Message.ShouldContain("not empty");

        await using var target = await FilledStores.Open(to, clock);
        (await target.Journal.Inspection.Streams(None).CountAsync()).ShouldBe(3);
    }

    [SkippableFact]
    public async Task A_target_that_a_process_runs_on_is_refused()
    {
        to.Use = DatabaseUse.Shared;
        await using (await to.OpenJournal(clock)) await Should.ThrowAsync<DatabaseOccupiedException>(Move);
    }

    [SkippableFact]
    public async Task A_source_that_a_process_runs_on_is_refused()
    {
        await using var running = await SqliteJournal.Open(new() { Path = from.JournalPath }, clock, NullLogger.Instance);
        await Should.ThrowAsync<DatabaseOccupiedException>(Move);
    }

    [SkippableFact]
    public async Task Another_master_key_moves_nothing() => await Should.ThrowAsync<BrokenSealException>(() => Move(new byte[32]));

    private Task<IReadOnlyList<MovedTable>> Move() => Move(TestDatabase.MasterKeyBytes);

    private Task<IReadOnlyList<MovedTable>> Move(byte[] masterKey) => InstallationMove.Run(
        new() { Path = from.JournalPath }, new() { Path = from.VaultPath, MasterKey = masterKey },
        new PostgresJournalOptions { ConnectionString = to.ConnectionString, Schema = to.JournalSchema },
        new PostgresVaultOptions { ConnectionString = to.ConnectionString, Schema = to.VaultSchema, MasterKey = masterKey },
        (_, _) => { }, clock, NullLogger.Instance, None);

    private static async Task ShouldBeEqual(FilledStores source, FilledStores target)
    {
        (await Streams(target)).ShouldBe(await Streams(source));
        (await target.Journal.Inspection.Messages(None).Select(m => $"{m.Sender} {m.Message.Receiver} {m.Message.Number} {m.Attempts}").ToListAsync())
            .ShouldBe(await source.Journal.Inspection.Messages(None).Select(m => $"{m.Sender} {m.Message.Receiver} {m.Message.Number} {m.Attempts}").ToListAsync());
        (await target.Journal.Inspection.Reminders(None).ToListAsync()).ShouldBe(await source.Journal.Inspection.Reminders(None).ToListAsync());
        (await target.Journal.Inspection.Registrations(FilledStores.Here, None).ToListAsync())
            .ShouldBe(await source.Journal.Inspection.Registrations(FilledStores.Here, None).ToListAsync());
        (await target.Vault.Erasures.Read(None).ToListAsync()).ShouldBe(await source.Vault.Erasures.Read(None).ToListAsync());
    }

    private static async Task<List<string>> Streams(FilledStores stores) => await stores.Journal.Inspection.Streams(None).Select(s =>
        $"{s.Key} {s.CompactedThrough} {s.Stored.Version} {Convert.ToHexString((s.Stored.Snapshot?.Payload ?? default).Span)} "
        + string.Join(' ', s.Stored.Commits.Select(c => $"{c.Version} {c.RecordedAt:O} {Convert.ToHexString(c.Payload.Span)}"))).ToListAsync();
}
