using System.Data.Common;
using Dapper;
using Signals.Core.Follow;

namespace Signals.Journal.Sqlite;

/// <summary>A file read by many connections and written by one.</summary>
internal sealed class SqliteDatabase(SqliteFile file, SqliteReaders readers, SqliteWriter writer) : IDatabase
{
    // There is one writer: no one changes a row between reading and writing it.
    public string LockRows => "";

    public string NextRow => "(SELECT COALESCE(max(row_id), 0) + 1 FROM log)";

    public string LockFreeRows => "";

    public string AskedRegistrations => "(SELECT * FROM registration WHERE municipality = @municipality AND signal IN @signals) r";

    public string Among(string parameter) => $"IN {parameter}";

    public object Signals(IEnumerable<SignalId> signals) => signals.Select(signal => new Bits128(signal.Value).ToBytes()).ToArray();

    public Task<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return readers.Read(work);
    }

    public async Task<DbConnection> OpenMoment(CancellationToken cancellation)
    {
        var connection = file.Open();
        await connection.ExecuteAsync(Sql.Of("BEGIN", null, cancellation));
        return connection;
    }

    public Task<T> Write<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation) => Submit(work, erases: false, cancellation);

    public Task<T> Transact<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation) => Submit(work, erases: false, cancellation);

    public Task<T> Erase<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation) => Submit(work, erases: true, cancellation);

    private Task<T> Submit<T>(Func<DbConnection, Task<T>> work, bool erases, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var write = new SqliteWork<T>(work, erases, cancellation);
        writer.Submit(write);
        return write.Outcome.WaitAsync(cancellation);
    }
}
