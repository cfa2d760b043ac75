using Microsoft.Extensions.Logging.Abstractions;
using Signals.Journal.Occupancy;
using Signals.Journal.Sqlite;
using Signals.Testing;

namespace Signals.Journal.Tests.Occupancy;

public sealed class FileHoldTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => folder.File("journal.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_journal_is_opened_by_one_at_a_time()
    {
        await using (await Open())
        {
            var refusal = await Should.ThrowAsync<DatabaseOccupiedException>(Open);
            refusal.Message.ShouldContain("journal.db");
            refusal.Message.ShouldContain("stop it");
            refusal.Message.ShouldNotContain(folder.Path);
            refusal.Message.ShouldNotContain("\n");
        }
        await using var again = await Open();
    }

    [Fact]
    public async Task A_journal_that_could_not_be_opened_is_free_again()
    {
        await File.WriteAllTextAsync(Path, "This is no database, though it is as long as the head of one would be: a hundred bytes and some more.");
        await Should.ThrowAsync<Exception>(Open);
        File.Delete(Path);

        await using var store = await Open();
    }

    [Fact]
    public async Task A_vault_is_opened_by_one_at_a_time()
    {
        await using var first = await OpenVault();
        await Should.ThrowAsync<DatabaseOccupiedException>(OpenVault);
    }

    [Fact]
    public async Task A_file_is_never_shared()
    {
        (await Should.ThrowAsync<ArgumentException>(() => SqliteJournal.Open(
            new() { Path = Path, Use = DatabaseUse.Shared }, TimeProvider.System, NullLogger.Instance))).Message.ShouldContain("PostgreSQL");
        (await Should.ThrowAsync<ArgumentException>(() => SqliteVault.Open(
            new() { Path = Path, MasterKey = new byte[32], Use = DatabaseUse.Shared }, TimeProvider.System, NullLogger.Instance))).Message.ShouldContain("Use");
    }

    [Fact]
    public async Task Whoever_only_looks_learns_that_it_is_taken_and_takes_nothing()
    {
        await using var looking = SqliteJournal.Inspect(Path);
        (await looking.IsTaken(default)).ShouldBeFalse();
        await using (await Open()) (await looking.IsTaken(default)).ShouldBeTrue();
        (await looking.IsTaken(default)).ShouldBeFalse();
    }

    private Task<JournalStore> Open() => SqliteJournal.Open(new() { Path = Path }, TimeProvider.System, NullLogger.Instance);

    private Task<VaultStore> OpenVault() =>
        SqliteVault.Open(new() { Path = folder.File("vault.db"), MasterKey = new byte[32] }, TimeProvider.System, NullLogger.Instance);
}
