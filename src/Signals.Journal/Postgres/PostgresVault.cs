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
        var schema = await PostgresSchema.Open(options.ConnectionString, options.Schema, options.Use, "Postgres/Vault", time, logger, cancellation);
        try
        {
            return await VaultStore.Open(new PostgresDatabase(schema.Source), options, time, schema.Hold, schema.Source.DisposeAsync, cancellation);
        }
        catch
        {
            await schema.DisposeAsync();
            throw;
        }
    }
}
