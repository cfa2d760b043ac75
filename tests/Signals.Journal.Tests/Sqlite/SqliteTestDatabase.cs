using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Signals.Journal.Occupancy;
using Signals.Journal.Sqlite;
using Signals.Journal.Vault;
using Signals.Testing;

namespace Signals.Journal.Tests.Sqlite;

public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly TemporaryFolder folder = new();

    public string JournalPath => folder.File("journal.db");

    public string VaultPath => folder.File("vault.db");

    public override Task Prepare() => Task.CompletedTask;

    public override Task<JournalStore> OpenJournal(TimeProvider time, int mostWaiting = 8_192, int mostInBatch = 1_024) =>
        SqliteJournal.Open(new() { Path = JournalPath, MostWaiting = mostWaiting, MostInBatch = mostInBatch }, new NoHold(), time, NullLogger.Instance, default);

    public override Task<VaultStore> OpenVault(TimeProvider time, byte[]? masterKey = null, IMasterKeys? masterKeys = null) =>
        SqliteVault.Open(new() { Path = VaultPath, MasterKey = masterKey ?? MasterKeyBytes, MasterKeys = masterKeys }, new NoHold(), time, NullLogger.Instance, default);

    public override Task ChangeJournal(string statement) => Change(JournalPath, statement);

    public override Task ChangeVault(string statement) => Change(VaultPath, statement);

    public override Task<byte[]> VaultBytes() =>
        Task.FromResult(Directory.GetFiles(folder.Path, "vault.db*").SelectMany(Read).ToArray());

    public override ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task Change(string path, string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.ExecuteAsync(statement);
    }

    // Lets a test open a file twice, as two processes are not let.
    private sealed class NoHold : IHold
    {
        public Task<string> Lost { get; } = new TaskCompletionSource<string>().Task;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    // The files are open elsewhere.
    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
