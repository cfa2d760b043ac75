using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Signals.Grains.Journal;

namespace Signals.Journal.Sqlite;

/// <summary>A write that shares a transaction with others.</summary>
internal interface ISqliteWrite : IWaiting
{
    /// <summary>Whether what it deletes must not stay behind in the write-ahead log.</summary>
    bool Erases { get; }

    /// <summary>Does its part of the transaction. May be called again after the transaction was rolled back.</summary>
    Task Write(SqliteConnection connection);

    /// <summary>What <see cref="Write"/> did is durable.</summary>
    void Committed();

    /// <summary>The commit failed; whether it is durable shows only when the file is opened again.</summary>
    void Unknown(Exception reason);
}

/// <summary>The one connection that writes to a file. Whatever is written goes through here, so that no writer waits for a lock of another.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    // Registrations arrive in no order: the upper pages of their tree should stay in memory.
    private const int CacheKibibytes = 65_536;

    private readonly Rounds<ISqliteWrite> commits;
    private readonly SqliteConnection connection;
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement rollback;
    private readonly ILogger logger;
    private bool erasing;

    public SqliteWriter(SqliteConnection connection, int mostWaiting, int mostInBatch, ILogger logger)
    {
        this.connection = connection;
        this.logger = logger;
        connection.Execute($"PRAGMA cache_size = -{CacheKibibytes}");
        begin = new(connection.Handle!, "BEGIN IMMEDIATE");
        commit = new(connection.Handle!, "COMMIT");
        rollback = new(connection.Handle!, "ROLLBACK");
        commits = new(mostWaiting, mostInBatch, mostLeaders: 1, Commit);
    }

    public void Submit(ISqliteWrite write) => commits.Submit(write);

    /// <summary>Takes no more, and returns once all that was handed in has its outcome.</summary>
    public ValueTask DrainAsync() => commits.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await DrainAsync();
        begin.Dispose();
        commit.Dispose();
        rollback.Dispose();
        await connection.DisposeAsync();
    }

    // Nothing here waits: SQLite's work is done by the calling thread, in the order of arrival.
    private async Task Commit(IReadOnlyList<ISqliteWrite> writes)
    {
        JournalMeter.Shared(writes.Count);
        try
        {
            begin.Run();
        }
        catch (SqliteException reason)
        {
            logger.LogWarning("The database file could not be locked for writing (SQLite result {Result}).", reason.SqliteExtendedErrorCode);
            var failure = new JournalUnavailableException("The database file could not be locked for writing.", reason);
            foreach (var write in writes) write.Failed(failure);
            return;
        }
        if (await DoParts(writes) && Finish(writes)) Erase(writes);
    }

    private async Task<bool> DoParts(IReadOnlyList<ISqliteWrite> writes)
    {
        try
        {
            foreach (var write in writes) await write.Write(connection);
            return true;
        }
#pragma warning disable CA1031 // Whatever one write threw, its neighbours must not suffer for it.
        catch (Exception reason)
#pragma warning restore CA1031
        {
            RollBack();
            if (writes.Count > 1)
            {
                foreach (var write in writes) await Commit([write]);
                return false;
            }
            if (reason is SqliteException refused) logger.LogWarning("A write was refused (SQLite result {Result}).", refused.SqliteExtendedErrorCode);
            writes[0].Failed(reason is DbException ? new JournalUnavailableException("The database refused a write.", reason) : reason);
            return false;
        }
    }

    private bool Finish(IReadOnlyList<ISqliteWrite> writes)
    {
        try
        {
            commit.Run();
        }
        catch (SqliteException reason)
        {
            logger.LogError("A commit of {Count} writes failed (SQLite result {Result}); they count as unknown.", writes.Count, reason.SqliteExtendedErrorCode);
            RollBack();
            foreach (var write in writes) write.Unknown(reason);
            return false;
        }
        foreach (var write in writes) write.Committed();
        return true;
    }

    private void RollBack()
    {
        // Some failures make SQLite roll back by itself.
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle!) == 0) rollback.Run();
    }

    // A reader may keep the log from being emptied; then the next round tries again.
    private void Erase(IReadOnlyList<ISqliteWrite> writes)
    {
        erasing |= writes.Any(write => write.Erases);
        if (erasing) erasing = connection.ExecuteScalar<long>("PRAGMA wal_checkpoint(TRUNCATE)") != 0;
    }
}
