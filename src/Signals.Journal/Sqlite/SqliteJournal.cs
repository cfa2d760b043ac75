using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging;
using Signals.Grains.Journal;
using Signals.Journal.Migrations;
using Signals.Journal.Occupancy;

namespace Signals.Journal.Sqlite;

/// <summary>The journal of the embedded platform: one file, one process that writes.</summary>
public static class SqliteJournal
{
    /// <summary>Opens the journal, makes the file if there is none and brings its tables up to date.</summary>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    /// <exception cref="DatabaseOccupiedException">Another process has the file.</exception>
    /// <exception cref="MigrationException">The file was made by a newer or an altered program.</exception>
    /// <exception cref="JournalUnavailableException">The file cannot be opened.</exception>
    public static async Task<JournalStore> Open(SqliteJournalOptions options, TimeProvider time, ILogger logger, CancellationToken cancellation = default)
    {
        options.Check();
        var hold = await FileHold.Take(options.Path, cancellation);
        return await hold.Open(() => Open(options, hold, time, logger, cancellation));
    }

    internal static async Task<JournalStore> Open(SqliteJournalOptions options, IHold hold, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        var file = new SqliteFile(options.Path, options.LockTimeout, secureDelete: !options.Temporary, options.Temporary);
        await new SqliteMigrator(file, time, logger).Apply(MigrationFiles.Load("Sqlite/Journal"), cancellation);
        var connection = file.Open();
        var writer = new SqliteWriter(connection, options.MostWaiting, options.MostInBatch, logger);
        var statements = new AppendStatements(connection.Handle!);
        var readers = new SqliteReaders(file);
        var database = new SqliteDatabase(file, readers, writer);
        return new(new SqliteAppender(writer, statements), new SqliteStreamReader(database), database, hold, Close);

        async ValueTask Close()
        {
            readers.Dispose();
            await writer.DrainAsync();
            statements.Dispose();
            await writer.DisposeAsync();
        }
    }

    /// <summary>Opens a journal only to look at it. Each read begins by opening the file.</summary>
    /// <param name="path">The database file.</param>
    public static InspectedJournal Inspect(string path)
    {
        var file = new SqliteFile(path, new SqliteJournalOptions { Path = path }.LockTimeout, secureDelete: false);
        return new(Moment, _ => Task.FromResult(FileHold.IsTaken(path)), () => ValueTask.CompletedTask);

        async Task<DbConnection> Moment(CancellationToken cancellation)
        {
            var connection = file.OpenReadOnly();
            await connection.ExecuteAsync(Sql.Of("BEGIN", null, cancellation));
            return connection;
        }
    }
}
