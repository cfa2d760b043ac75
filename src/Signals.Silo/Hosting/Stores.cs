using Signals.Grains.Delivery;
using Signals.Grains.Journal;
using Signals.Grains.Reminders;
using Signals.Grains.Vault;
using Signals.Journal;
using Signals.Journal.Postgres;
using Signals.Journal.Sqlite;
using Signals.Journal.Vault;

namespace Signals.Silo.Hosting;

/// <summary>Journal and vault, open.</summary>
internal sealed class Stores(JournalStore journal, VaultStore vault) : IAsyncDisposable
{
    /// <summary>Opens both as the settings say, and brings their tables up to date.</summary>
    public static async Task<Stores> Open(SiloOptions options, TimeProvider clock, ILoggerFactory logging)
    {
        var log = logging.CreateLogger("Signals.Journal");
        var masterKey = MasterKey.LoadOrCreate(options.MasterKeyFile ?? Path.Combine(options.DataFolder, "master.key"));
        return options.Database switch
        {
            DatabaseKind.Postgres => new(
                await PostgresJournal.Open(new() { ConnectionString = options.Journal! }, clock, log),
                await PostgresVault.Open(new() { ConnectionString = options.Vault ?? options.Journal!, MasterKey = masterKey }, clock, log)),
            _ => new(
                await SqliteJournal.Open(new() { Path = Path.Combine(options.DataFolder, "journal.db") }, clock, log),
                await SqliteVault.Open(new() { Path = Path.Combine(options.DataFolder, "vault.db"), MasterKey = masterKey }, clock, log)),
        };
    }

    /// <summary>Completes, with the reason in one line, when this process no longer has its databases and must stop. Otherwise never.</summary>
    public Task<string> Lost { get; } = Task.WhenAny(journal.Lost, vault.Lost).Unwrap();

    public IJournal Journal => journal.Journal;

    public IOutbox Outbox => journal.Outbox;

    public IReminderBook Reminders => journal.Reminders;

    public IVault Vault => vault.Vault;

    public IKeyRing Keys => vault.Keys;

    public async ValueTask DisposeAsync()
    {
        await journal.DisposeAsync();
        await vault.DisposeAsync();
    }
}
