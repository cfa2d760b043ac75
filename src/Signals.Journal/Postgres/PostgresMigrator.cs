using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using Signals.Grains.Journal;
using Signals.Journal.Migrations;

namespace Signals.Journal.Postgres;

/// <summary>Brings a schema's tables up to date in one transaction, under an advisory lock.</summary>
internal sealed class PostgresMigrator(NpgsqlDataSource source, string schema, TimeProvider time, ILogger logger)
{
    // Any number will do, as long as every version of this program takes the same.
    private const int LockSpace = 0x5349474E;

    private const string TakeLock = "SELECT pg_advisory_xact_lock(@LockSpace, hashtext(@schema))";

    private const string SchemaExists = "SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = @schema)";

    public async Task Apply(IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await connection.ExecuteAsync(Sql.Of(TakeLock, new { LockSpace, schema }, cancellation));
            // Asked first: making it needs a right that a careful administrator, who made it beforehand, does not give.
            if (!await connection.ExecuteScalarAsync<bool>(Sql.Of(SchemaExists, new { schema }, cancellation)))
                await connection.ExecuteAsync(Sql.Of($"CREATE SCHEMA {schema}", null, cancellation));
            await MigrationPlan.Apply(connection, migrations, time, logger, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (NpgsqlException reason)
        {
            throw new JournalUnavailableException("The database cannot be reached, or its tables could not be brought up to date.", reason);
        }
    }
}
