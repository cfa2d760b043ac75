using Signals.Grains.Delivery;
using Signals.Grains.Journal;
using Signals.Grains.Reminders;
using Signals.Grains.Vault;
using Signals.Journal;
using Signals.Journal.Logbook;
using Signals.Journal.Occupancy;
using Signals.Journal.Postgres;
using Signals.Journal.Sqlite;
using Signals.Journal.Vault;

namespace Signals.Silo.Hosting;

/// <summary>Opens journal and vault as the settings say, brings their tables up to date, and gives their ports to the container.</summary>
internal static class Stores
{
    /// <exception cref="DatabaseOccupiedException">Another process has the database and this one cannot share it.</exception>
    public static Task<JournalStore> OpenJournal(SiloOptions options, TimeProvider clock, ILoggerFactory logging)
    {
        var log = logging.CreateLogger("Signals.Journal");
        return options.Database == DatabaseKind.Postgres
            ? PostgresJournal.Open(new() { ConnectionString = options.Journal!, Use = Use(options) }, clock, log)
            : SqliteJournal.Open(new() { Path = Path.Combine(options.DataFolder, "journal.db") }, clock, log);
    }

    /// <inheritdoc cref="OpenJournal"/>
    public static Task<VaultStore> OpenVault(SiloOptions options, TimeProvider clock, ILoggerFactory logging)
    {
        var log = logging.CreateLogger("Signals.Journal");
        var masterKeys = MasterKeys(options, clock);
        return options.Database == DatabaseKind.Postgres
            ? PostgresVault.Open(new() { ConnectionString = options.VaultDatabase, MasterKeys = masterKeys, Use = Use(options) }, clock, log)
            : SqliteVault.Open(new() { Path = Path.Combine(options.DataFolder, "vault.db"), MasterKeys = masterKeys }, clock, log);
    }

    // Keys in files are given beside a transit engine as long as something depends on them.
    private static IMasterKeys MasterKeys(SiloOptions options, TimeProvider clock) => options.Transit is { } transit
        ? new TransitMasterKeys(transit, clock, options.MasterKeyFile is { } file ? MasterKeyFiles.Open(file) : null)
        : MasterKeyFiles.Open(options.MasterKeyFile ?? Path.Combine(options.DataFolder, "master.key"));

    public static IServiceCollection AddJournal(this IServiceCollection services, JournalStore store) => services
        .AddSingleton<IJournal>(store.Journal)
        .AddSingleton<IOutbox>(store.Outbox)
        .AddSingleton<IReminderBook>(store.Reminders)
        .AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<StoreWatch>(provider, store.Lost));

    public static IServiceCollection AddVault(this IServiceCollection services, VaultStore store) => services
        .AddSingleton<IVault>(store.Vault)
        .AddSingleton<IKeyRing>(store.Keys)
        .AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<StoreWatch>(provider, store.Lost));

    /// <summary>Opens the logs, in the vault's database.</summary>
    public static Task<LogbookStore> OpenLogbook(SiloOptions options, VaultStore vault, TimeProvider clock, ILoggerFactory logging) =>
        LogbookStore.Open(vault, options.Logbook.ToOptions(options.DataFolder), clock, logging.CreateLogger("Signals.Journal"));

    public static IServiceCollection AddLogbook(this IServiceCollection services, LogbookStore store, SiloOptions options) => services
        .AddSingleton(store.Logbook)
        .AddSingleton(store.Records)
        .AddSingleton(options.Logbook.Terms);

    private static DatabaseUse Use(SiloOptions options) => options.Role == Role.All ? DatabaseUse.Alone : DatabaseUse.Shared;
}
