using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Signals.Grains.Journal;
using Signals.Journal.Migrations;

namespace Signals.Journal.Sqlite;

/// <summary>Brings a file's tables up to date in one transaction, under SQLite's write lock.</summary>
internal sealed class SqliteMigrator(SqliteFile file, TimeProvider time, ILogger logger)
{
    public async Task Apply(IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        await using var connection = file.Open();
        try
        {
            await connection.ExecuteAsync(Sql.Of("BEGIN IMMEDIATE", null, cancellation));
            await connection.ExecuteAsync(Sql.Of(MigrationPlan.MakeTable, null, cancellation));
            await MigrationPlan.Apply(connection, migrations, time, logger, cancellation);
            await connection.ExecuteAsync(Sql.Of("COMMIT", null, cancellation));
        }
        catch (SqliteException reason)
        {
            throw new JournalUnavailableException("The database file's tables could not be brought up to date.", reason);
        }
    }
}
