using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Signals.Grains.Journal;
using Signals.Journal.Sqlite;
using Signals.Testing;
using SQLitePCL;

namespace Signals.Journal.Tests.Sqlite;

public sealed class SqliteFileTests : IDisposable
{
    private static readonly StreamKey Neighbourhood = new(new(9_999), "buurt", "BU99990102");

    private readonly ManualClock clock = new();
    private readonly TemporaryFolder folder = new();

    private string Path => folder.File("journal.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_connection_flushes_each_commit()
    {
        var file = new SqliteFile(Path, TimeSpan.FromSeconds(1), secureDelete: true);
        for (var i = 0; i < 2; i++)
        {
            using var connection = file.Open();
            connection.ExecuteScalar<string>("PRAGMA journal_mode").ShouldBe("wal");
            connection.ExecuteScalar<int>("PRAGMA synchronous").ShouldBe(2);
            connection.ExecuteScalar<int>("PRAGMA secure_delete").ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_commit_that_SQLite_fails_is_unknown_to_all_that_shared_it()
    {
        await (await SqliteJournal.Open(new() { Path = Path }, clock, NullLogger.Instance)).DisposeAsync();
        var connection = new SqliteFile(Path, TimeSpan.FromSeconds(1), secureDelete: false).Open();
        await using var writer = new SqliteWriter(connection, 100, 100, NullLogger.Instance);
        using var statements = new AppendStatements(connection.Handle!);
        var appender = new SqliteAppender(writer, statements);

        var failing = true;
        raw.sqlite3_commit_hook(connection.Handle, _ => failing ? 1 : 0, null);
        (await appender.Append(Commit(0))).ShouldBe(AppendOutcome.Unknown);

        failing = false;
        (await appender.Append(Commit(0))).ShouldBe(AppendOutcome.Appended);
    }

    [Fact]
    public async Task A_file_that_another_process_keeps_locked_is_unavailable_and_nothing_is_written()
    {
        await using var store = await SqliteJournal.Open(new() { Path = Path, LockTimeout = TimeSpan.FromSeconds(1) }, clock, NullLogger.Instance);
        await using (var other = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            await other.OpenAsync();
            await other.ExecuteAsync("BEGIN IMMEDIATE");
            await Should.ThrowAsync<JournalUnavailableException>(() => store.Journal.Append(Commit(0), CancellationToken.None));
        }
        (await store.Journal.Append(Commit(0), CancellationToken.None)).ShouldBe(AppendOutcome.Appended);
    }

    [Fact]
    public async Task Forgotten_rows_leave_no_bytes_in_any_file()
    {
        await using var database = new SqliteTestDatabase();
        await using var store = await database.OpenVault(clock);
        await store.Vault.Keep(new(9_999), new(1), new("geheim", null, null), clock.GetUtcNow(), clock.GetUtcNow(), CancellationToken.None);
        byte[] sealedBytes;
        await using (var connection = new SqliteConnection($"Data Source={database.VaultPath};Pooling=False"))
            sealedBytes = await connection.QuerySingleAsync<byte[]>("SELECT sealed FROM personal_part");
        (await database.VaultBytes()).AsSpan().IndexOf(sealedBytes).ShouldBeGreaterThan(0);

        await store.Vault.Forget(new(9_999), new(1), CancellationToken.None);

        (await database.VaultBytes()).AsSpan().IndexOf(sealedBytes).ShouldBe(-1);
    }

    [Fact]
    public async Task After_a_round_of_housekeeping_nothing_of_a_compacted_commit_or_a_delivered_message_is_in_any_file()
    {
        await using var store = await SqliteJournal.Open(new() { Path = Path }, clock, NullLogger.Instance);
        var team = new StreamKey(new(9_999), "wijkteam", "noord");
        // Longer than a page, so that pages of their own are freed as well.
        var (commit, message, snapshot) = (Long("verdicht"), Long("bezorgd"), Long("momentopname"));
        await store.Journal.Append(new Append(Neighbourhood, 0, commit, clock.GetUtcNow()) { Messages = [new(team, 1, message)] }, CancellationToken.None);
        await store.Journal.SaveSnapshot(Neighbourhood, new(1, 1, snapshot, clock.GetUtcNow()), CancellationToken.None);
        await store.Journal.SaveSnapshot(Neighbourhood, new(1, 1, "{}"u8.ToArray(), clock.GetUtcNow()), CancellationToken.None);
        await store.Outbox.Acknowledge(Neighbourhood, team, 1, CancellationToken.None);
        clock.Advance(TimeSpan.FromDays(1));
        (await store.Journal.Compact(Neighbourhood, 1, clock.GetUtcNow(), CancellationToken.None)).ShouldBe(1);
        foreach (var gone in new[] { "verdicht", "bezorgd", "momentopname" }) Bytes().AsSpan().IndexOf(Encoding.UTF8.GetBytes(gone)).ShouldBeGreaterThan(0, "it was there");

        await store.Journal.DeleteExpiredRegistrations(clock.GetUtcNow(), 10, CancellationToken.None);

        foreach (var gone in new[] { "verdicht", "bezorgd", "momentopname" }) Bytes().AsSpan().IndexOf(Encoding.UTF8.GetBytes(gone)).ShouldBe(-1, gone);

        static byte[] Long(string word) => Encoding.UTF8.GetBytes($"{{\"wat\":\"{string.Concat(Enumerable.Repeat(word, 2_000))}\"}}");
    }

    private byte[] Bytes() => [.. Directory.GetFiles(folder.Path, "journal.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).SelectMany(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    })];

    private Append Commit(long expected) => new(Neighbourhood, expected, "{}"u8.ToArray(), clock.GetUtcNow());
}
