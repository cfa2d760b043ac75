using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Signals.Journal;
using Signals.Journal.Postgres;
using Signals.Journal.Sqlite;
using Signals.Testing;

namespace Signals.Benchmarks;

/// <summary>A database that both the platform and its peer write to, each in tables of its own.</summary>
/// <param name="Name">For the table.</param>
/// <param name="OpenJournal">A journal that holds nothing yet.</param>
/// <param name="OpenPeer">A connection that flushes on every commit, as the journal's do.</param>
internal sealed record BenchmarkDatabase(string Name, Func<Task<JournalStore>> OpenJournal, Func<Task<DbConnection>> OpenPeer)
{
    public static BenchmarkDatabase Sqlite(TemporaryFolder folder)
    {
        var made = 0;
        return new(
            "SQLite",
            () => SqliteJournal.Open(new() { Path = folder.File($"journal-{++made}.db") }, TimeProvider.System, NullLogger.Instance),
            async () =>
            {
                var connection = new SqliteConnection($"Data Source={folder.File("peer.db")};Default Timeout=60");
                await connection.OpenAsync();
                using var command = new SqliteCommand("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", connection);
                await command.ExecuteNonQueryAsync();
                return connection;
            });
    }

    public static BenchmarkDatabase? Postgres()
    {
        PostgresServer server;
        try
        {
            server = PostgresServer.OrSkip().GetAwaiter().GetResult();
        }
        catch (Xunit.SkipException)
        {
            return null;
        }
        var made = 0;
        return new(
            "PostgreSQL",
            () => PostgresJournal.Open(
                new() { ConnectionString = server.ConnectionString, Schema = $"bench_{++made}" }, TimeProvider.System, NullLogger.Instance),
            async () =>
            {
                var connection = new NpgsqlConnection(server.ConnectionString);
                await connection.OpenAsync();
                return connection;
            });
    }
}
