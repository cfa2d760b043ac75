using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;
using Signals.Core.Follow;
using Signals.Grains.Journal;

namespace Signals.Journal.Postgres;

/// <summary>A pool of connections, each for one statement or transaction.</summary>
internal sealed class PostgresDatabase(NpgsqlDataSource source) : IDatabase
{
    public string LockRows => "FOR UPDATE";

    public string NextRow => "nextval('log_row')";

    public string LockFreeRows => "FOR UPDATE SKIP LOCKED";

    // One lookup per key, whatever the planner thinks of the size of the table: see MergeSql.
    public string AskedRegistrations =>
        """
        unnest(@signals) AS asked (signal) CROSS JOIN LATERAL (
            SELECT * FROM registration WHERE municipality = @municipality AND signal = asked.signal LIMIT 1) r
        """;

    public string Among(string parameter) => $"= ANY({parameter})";

    public object Signals(IEnumerable<SignalId> signals) => signals.Select(signal => new Bits128(signal.Value).ToGuid()).ToArray();

    public Task<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation) => Run(work, cancellation);

    public Task<T> Write<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation) => Run(work, cancellation);

    public Task<T> Erase<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation) => Transact(work, cancellation);

    public Task<T> Transact<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation) =>
        Run(async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
            var result = await work(connection);
            await transaction.CommitAsync(cancellation);
            return result;
        }, cancellation);

    public async Task<DbConnection> OpenMoment(CancellationToken cancellation)
    {
        try
        {
            var connection = await source.OpenConnectionAsync(cancellation);
            // Ends with the connection.
            _ = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            // Only the first statement begins it, and finds out that a pooled connection has gone meanwhile.
            await connection.ExecuteAsync(Sql.Of("SELECT", null, cancellation));
            return connection;
        }
        catch (NpgsqlException reason)
        {
            throw new JournalUnavailableException("The database cannot be reached.", reason);
        }
    }

    private async Task<T> Run<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            return await work(connection);
        }
        catch (NpgsqlException reason)
        {
            throw new JournalUnavailableException("The database cannot be reached or refused.", reason);
        }
    }
}
