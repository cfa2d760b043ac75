using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Signals.Grains.Journal;
using SQLitePCL;

namespace Signals.Journal.Sqlite;

/// <summary>A database file and how its connections are set: everything here that SQLite does not store in the file.</summary>
/// <param name="path">The file.</param>
/// <param name="lockTimeout">How long to wait for other processes.</param>
/// <param name="secureDelete">Whether deleted rows are overwritten with zeros.</param>
/// <param name="temporary">Whether it goes with the process, so that nothing need outlive a crash.</param>
internal sealed class SqliteFile(string path, TimeSpan lockTimeout, bool secureDelete, bool temporary = false)
{
    // Pages of 4 KiB, 64 MiB in all: a checkpoint copies a page that changed often only once, and registrations change pages all over.
    private const int CheckpointPages = 16_000;

    private readonly string connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = Path.GetFullPath(path),
        DefaultTimeout = (int)Math.Ceiling(lockTimeout.TotalSeconds),
        Pooling = false,
    }.ToString();

    static SqliteFile() => Batteries_V2.Init();

    /// <summary>Opens a connection that cannot change anything.</summary>
    /// <exception cref="JournalUnavailableException">There is no such file, or it cannot be opened.</exception>
    public SqliteConnection OpenReadOnly()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch (DbException reason)
        {
            connection.Dispose();
            throw new JournalUnavailableException("The database file cannot be opened.", reason);
        }
    }

    /// <summary>Opens a connection with all its settings.</summary>
    /// <exception cref="JournalUnavailableException">The file cannot be opened.</exception>
    public SqliteConnection Open()
    {
        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            connection = new SqliteConnection(connectionString);
            connection.Open();
            _ = raw.sqlite3_busy_timeout(connection.Handle, (int)lockTimeout.TotalMilliseconds);
            connection.Execute(
                $"""
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = {(temporary ? "OFF" : "FULL")};
                PRAGMA wal_autocheckpoint = {CheckpointPages};
                PRAGMA secure_delete = {(secureDelete ? "ON" : "OFF")};
                """);
            return connection;
        }
        catch (Exception reason) when (reason is DbException or IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            throw new JournalUnavailableException("The database file cannot be opened.", reason);
        }
    }
}
