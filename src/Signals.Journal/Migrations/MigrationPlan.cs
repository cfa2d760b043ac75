using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging;

namespace Signals.Journal.Migrations;

/// <summary>Applies what a database lacks. The caller holds a lock, has made the table of notes, and commits afterwards.</summary>
internal static class MigrationPlan
{
    /// <summary>Makes the table in which is noted what was applied.</summary>
    public const string MakeTable =
        """
        CREATE TABLE IF NOT EXISTS migration (
            number integer PRIMARY KEY,
            name text NOT NULL,
            checksum text NOT NULL,
            applied_at text NOT NULL
        )
        """;

    private const string Applied = """SELECT number AS "Number", name AS "Name", checksum AS "Checksum" FROM migration ORDER BY number""";

    private const string Note = "INSERT INTO migration (number, name, checksum, applied_at) VALUES (@Number, @Name, @Checksum, @AppliedAt)";

    /// <exception cref="MigrationException">The database was made by a newer or an altered program.</exception>
    public static async Task Apply(
        DbConnection connection, IReadOnlyList<Migration> migrations, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        var applied = (await connection.QueryAsync<AppliedRow>(Sql.Of(Applied, null, cancellation))).AsList();
        foreach (var row in applied) Compare(row, migrations);
        foreach (var migration in migrations.Skip(applied.Count))
        {
            await connection.ExecuteAsync(Sql.Of(migration.Text, null, cancellation));
            var note = new { migration.Number, migration.Name, migration.Checksum, AppliedAt = time.GetUtcNow().ToString("O") };
            await connection.ExecuteAsync(Sql.Of(Note, note, cancellation));
            logger.LogInformation("Applied migration {Name}.", migration.Name);
        }
    }

    private static void Compare(AppliedRow row, IReadOnlyList<Migration> migrations)
    {
        if (row.Number > migrations.Count)
            throw new MigrationException(
                $"The database has migration {row.Name}, but this program knows only {migrations.Count}. Start a version that is at least as new as the one that last opened it.");
        if (migrations[row.Number - 1].Checksum != row.Checksum)
            throw new MigrationException(
                $"Migration {row.Name} was applied with other content than this program carries. Start the version that made the database, or restore a backup.");
    }

    private sealed class AppliedRow
    {
        public int Number { get; init; }

        public string Name { get; init; } = "";

        public string Checksum { get; init; } = "";
    }
}
