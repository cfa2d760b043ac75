using Microsoft.Extensions.Logging;
using Signals.Grains.Journal;
using Signals.Journal.Migrations;
using Signals.Journal.Occupancy;
using Signals.Journal.Vault;

namespace Signals.Journal.Sqlite;

/// <summary>The vault of the embedded platform: one file of its own, in which deleted rows are overwritten.</summary>
public static class SqliteVault
{
    private const int MostInBatch = 1_024;

    /// <summary>Opens the vault, makes the file if there is none and brings its tables up to date.</summary>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    /// <exception cref="BrokenSealException">The vault was made with another master key.</exception>
    /// <exception cref="DatabaseOccupiedException">Another process has the file.</exception>
    /// <exception cref="MigrationException">The file was made by a newer or an altered program.</exception>
    /// <exception cref="JournalUnavailableException">The file cannot be opened.</exception>
    public static async Task<VaultStore> Open(SqliteVaultOptions options, TimeProvider time, ILogger logger, CancellationToken cancellation = default)
    {
        options.Check();
        var hold = await FileHold.Take(options.Path, cancellation);
        return await hold.Open(() => Open(options, hold, time, logger, cancellation));
    }

    internal static async Task<VaultStore> Open(SqliteVaultOptions options, IHold hold, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        var file = new SqliteFile(options.Path, options.LockTimeout, secureDelete: true);
        await new SqliteMigrator(file, time, logger).Apply(MigrationFiles.Load("Sqlite/Vault"), cancellation);
        var writer = new SqliteWriter(file.Open(), options.MostWaiting, MostInBatch, logger);
        var readers = new SqliteReaders(file);
        return await VaultStore.Open(new SqliteDatabase(file, readers, writer), options, time, hold, Close, cancellation);

        async ValueTask Close()
        {
            await writer.DisposeAsync();
            readers.Dispose();
        }
    }
}
