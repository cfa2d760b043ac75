using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using Signals.Grains.Journal;
using Signals.Journal.Migrations;

namespace Signals.Journal.Postgres;

/// <summary>Brings a schema's tables up to date in one transaction, under an advisory lock.</summary>
/// <remarks>A schema that is up to date is only read, so that a gateway needs no right to change it.</remarks>
internal sealed class PostgresMigrator(NpgsqlDataSource source, string schema, TimeProvider time, ILogger logger)
{
    // Any number will do, as long as every version of this program takes the same.
    private const int LockSpace = 0x5349474E;

    private const string TakeLock = "SELECT pg_advisory_xact_lock(@LockSpace, hashtext(@schema))";

    private const string SchemaExists = "SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = @schema)";

    private const string TableExists = "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = @schema AND tablename = 'migration')";

    /// <exception cref="MigrationException">The tables must be changed and this user may not do so, or they belong to another program.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached.</exception>
    public async Task Apply(IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await connection.ExecuteAsync(Sql.Of(TakeLock, new { LockSpace, schema }, cancellation));
            // Asked first: IF NOT EXISTS needs the right to make them even where they exist.
            if (!await connection.ExecuteScalarAsync<bool>(Sql.Of(SchemaExists, new { schema }, cancellation)))
                await connection.ExecuteAsync(Sql.Of($"CREATE SCHEMA {schema}", null, cancellation));
            if (!await connection.ExecuteScalarAsync<bool>(Sql.Of(TableExists, new { schema }, cancellation)))
                await connection.ExecuteAsync(Sql.Of(MigrationPlan.MakeTable, null, cancellation));
            await MigrationPlan.Apply(connection, migrations, time, logger, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new MigrationException(
                $"The tables of schema {schema} are not up to date, and this database user may not change them: a silo of this version has to start first. If it has, give this user the rights of deploy/postgres/roles.sql.");
        }
        catch (NpgsqlException reason)
        {
            throw new JournalUnavailableException("The database cannot be reached, or its tables could not be brought up to date.", reason);
        }
    }
}
