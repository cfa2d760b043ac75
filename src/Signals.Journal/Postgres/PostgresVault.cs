using Microsoft.Extensions.Logging;
using Signals.Grains.Journal;
using Signals.Journal.Migrations;
using Signals.Journal.Occupancy;
using Signals.Journal.Vault;

namespace Signals.Journal.Postgres;

/// <summary>The vault of a cluster: a schema of its own.</summary>
public static class PostgresVault
{
    /// <summary>Opens the vault, makes the schema if there is none and brings its tables up to date.</summary>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    /// <exception cref="BrokenSealException">The vault was made with another master key.</exception>
    /// <exception cref="DatabaseOccupiedException">Others have the schema in a way that does not go together with this use.</exception>
    /// <exception cref="MigrationException">The schema was made by a newer or an altered program.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached.</exception>
    public static async Task<VaultStore> Open(PostgresVaultOptions options, TimeProvider time, ILogger logger, CancellationToken cancellation = default)
    {
        options.Check();
        var hold = await SessionHold.Take(options.ConnectionString, options.Schema, options.Use, logger, cancellation);
        return await hold.Open(() => Open(options, hold, time, logger, cancellation));
    }

    private static async Task<VaultStore> Open(PostgresVaultOptions options, IHold hold, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        var source = PostgresSource.Ordinary(options.ConnectionString, options.Schema);
        try
        {
            await new PostgresMigrator(source, options.Schema, time, logger).Apply(MigrationFiles.Load("Postgres/Vault"), cancellation);
            return await VaultStore.Open(new PostgresDatabase(source), options, time, hold, source.DisposeAsync, cancellation);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }
}
