using Microsoft.Extensions.Logging;
using Signals.Grains.Journal;
using Signals.Journal.Occupancy;
using Signals.Journal.Postgres;
using Signals.Journal.Sqlite;
using Signals.Journal.Vault;

namespace Signals.Journal.Moving;

/// <summary>Moves everything of an embedded installation from SQLite to PostgreSQL, byte for byte, both taken alone. The source keeps all that it has.</summary>
/// <remarks>
/// A source of an older version is brought up to date first. The vault goes first and the journal last, each in one transaction. A move that broke off is
/// simply repeated: a database that came over whole is recognised by its bytes, and anything else that is in the way is refused. Holds one row in memory
/// at a time.
/// </remarks>
public static class InstallationMove
{
    // New streams and commits are numbered after those that came over.
    private const string CountOn =
        """
        SELECT setval(pg_get_serial_sequence('head', 'id'), (SELECT COALESCE(max(id), 0) + 1 FROM head), false),
               setval('log_row', (SELECT COALESCE(max(row_id), 0) + 1 FROM log), false)
        """;

    /// <param name="fromJournal">The journal to move.</param>
    /// <param name="fromVault">The vault to move, with its master key, which stays the same.</param>
    /// <param name="toJournal">An empty schema for the journal.</param>
    /// <param name="toVault">An empty schema for the vault.</param>
    /// <param name="note">Told, now and then, how many rows of which table were read.</param>
    /// <returns>Every table of vault and journal.</returns>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    /// <exception cref="DatabaseOccupiedException">A process has one of the databases.</exception>
    /// <exception cref="MoveRefusedException">The target is not empty, or did not come to hold the same.</exception>
    /// <exception cref="BrokenSealException">The master key is not the vault's.</exception>
    /// <exception cref="JournalUnavailableException">A database cannot be opened or reached.</exception>
    public static async Task<IReadOnlyList<MovedTable>> Run(
        SqliteJournalOptions fromJournal, SqliteVaultOptions fromVault, PostgresJournalOptions toJournal, PostgresVaultOptions toVault,
        Action<string, long> note, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        toJournal.Check();
        toVault.Check();
        await using var journal = await SqliteJournal.Open(fromJournal, time, logger, cancellation);
        await using var vault = await SqliteVault.Open(fromVault, time, logger, cancellation);
        await using var journalSchema = await PostgresSchema.Open(
            toJournal.ConnectionString, toJournal.Schema, DatabaseUse.Alone, "Postgres/Journal", time, logger, cancellation);
        await using var vaultSchema = await PostgresSchema.Open(
            toVault.ConnectionString, toVault.Schema, DatabaseUse.Alone, "Postgres/Vault", time, logger, cancellation);
        try
        {
            var moved = await Move(vault.Database, vaultSchema, toVault.Schema, Table.OfVault, "", note, cancellation);
            return [.. moved, .. await Move(journal.Database, journalSchema, toJournal.Schema, Table.OfJournal, CountOn, note, cancellation)];
        }
        catch (Npgsql.NpgsqlException reason)
        {
            throw new JournalUnavailableException("The target cannot be reached or refused; what was not moved whole was not moved at all. Move again.", reason);
        }
    }

    private static async Task<IReadOnlyList<MovedTable>> Move(
        IDatabase source, PostgresSchema target, string schema, IReadOnlyList<Table> tables, string afterwards, Action<string, long> note, CancellationToken cancellation)
    {
        await using var moment = await source.OpenMoment(cancellation);
        await using var connection = await target.Source.OpenConnectionAsync(cancellation);
        return await new DatabaseMove(moment, connection, schema, tables, afterwards).Run(note, cancellation);
    }
}
