using Dapper;
using Npgsql;
using Signals.Journal.Occupancy;
using Signals.Journal.Tests.Postgres;
using Signals.Testing;

namespace Signals.Journal.Tests.Occupancy;

public sealed class SessionHoldTests : IAsyncLifetime
{
    private readonly PostgresTestDatabase database = new();

    public Task InitializeAsync() => database.Prepare();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [SkippableTheory]
    [InlineData(DatabaseUse.Alone, DatabaseUse.Alone)]
    [InlineData(DatabaseUse.Alone, DatabaseUse.Shared)]
    [InlineData(DatabaseUse.Shared, DatabaseUse.Alone)]
    public async Task Alone_goes_together_with_nobody(DatabaseUse first, DatabaseUse second)
    {
        await using (await Open(first))
        {
            var refusal = await Should.ThrowAsync<DatabaseOccupiedException>(() => Open(second));
            refusal.Message.ShouldContain($"signals on {Environment.MachineName}, process {Environment.ProcessId}");
            refusal.Message.ShouldContain(database.JournalSchema);
            refusal.Message.ShouldNotContain("\n");
        }
        await using var again = await Open(second);
    }

    [SkippableFact]
    public async Task Any_number_share()
    {
        await using var first = await Open(DatabaseUse.Shared);
        await using var second = await Open(DatabaseUse.Shared);
        await using var vault = await database.OpenVault(TimeProvider.System);
        await using var otherVault = await database.OpenVault(TimeProvider.System);
    }

    [SkippableFact]
    public async Task A_vault_too_is_opened_by_one_at_a_time()
    {
        database.Use = DatabaseUse.Alone;
        await using var vault = await database.OpenVault(TimeProvider.System);
        await Should.ThrowAsync<DatabaseOccupiedException>(() => database.OpenVault(TimeProvider.System));
    }

    [SkippableTheory]
    [InlineData(DatabaseUse.Alone)]
    [InlineData(DatabaseUse.Shared)]
    public async Task A_session_that_broke_is_replaced_at_once(DatabaseUse use)
    {
        await using var store = await Open(use);
        var before = await Holder();

        await EndSession(before!.Value);

        await Eventually(async () => await Holder() is { } now && now != before);
        store.Lost.IsCompleted.ShouldBeFalse();
        await Should.ThrowAsync<DatabaseOccupiedException>(() => Open(DatabaseUse.Alone));
    }

    [SkippableFact]
    public async Task Whoever_finds_another_in_its_place_after_a_break_says_so()
    {
        await using var store = await Open(DatabaseUse.Alone);
        var ours = (await Holder())!.Value;
        // Waits in line for the lock, and so gets it the moment that the session ends.
        await using var other = await Connect();
        var waiting = other.ExecuteAsync("SELECT pg_advisory_lock_shared(1397311311, hashtext(@JournalSchema))", new { database.JournalSchema });
        await Eventually(Waits);

        await EndSession(ours);

        await waiting;
        var reason = await store.Lost.WaitAsync(TimeSpan.FromSeconds(60));
        reason.ShouldContain("Another process runs on this database");
        reason.ShouldContain("Stop it");
    }

    [SkippableFact]
    public async Task A_session_that_the_server_still_believes_in_is_ended_and_replaced()
    {
        var direct = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        await using var proxy = new CutProxy(direct.Host!, direct.Port);
        (direct.Host, direct.Port, direct.SslMode) = ("127.0.0.1", proxy.Port, SslMode.Disable);
        database.ConnectionString = direct.ToString();
        await using var store = await Open(DatabaseUse.Alone);
        var before = await Holder();

        proxy.CutHere();

        await Eventually(async () => await Holder() is { } now && now != before);
        store.Lost.IsCompleted.ShouldBeFalse();
    }

    private Task<JournalStore> Open(DatabaseUse use)
    {
        database.Use = use;
        return database.OpenJournal(TimeProvider.System);
    }

    private async Task<int?> Holder()
    {
        await using var connection = await Connect();
        return await connection.ExecuteScalarAsync<int?>($"{LocksOf} AND granted", new { database.JournalSchema });
    }

    private async Task<bool> Waits()
    {
        await using var connection = await Connect();
        return await connection.ExecuteScalarAsync<int?>($"{LocksOf} AND NOT granted", new { database.JournalSchema }) is not null;
    }

    private const string LocksOf =
        "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = 1397311311 AND objid::bigint = hashtext(@JournalSchema)::bigint & 4294967295";

    private async Task EndSession(int process)
    {
        await using var connection = await Connect();
        await connection.ExecuteAsync("SELECT pg_terminate_backend(@process)", new { process });
    }

    private static async Task<NpgsqlConnection> Connect()
    {
        var connection = new NpgsqlConnection((await PostgresServer.OrSkip()).ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (await holds()) return;
            await Task.Delay(100);
        }
        (await holds()).ShouldBeTrue();
    }
}
