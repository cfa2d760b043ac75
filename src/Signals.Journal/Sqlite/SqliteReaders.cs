using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Signals.Grains.Journal;

namespace Signals.Journal.Sqlite;

/// <summary>Connections for reading, kept open between uses. WAL lets them read while the writer writes.</summary>
internal sealed class SqliteReaders(SqliteFile file) : IDisposable
{
    private const int MostKept = 8;

    private readonly ConcurrentBag<SqliteConnection> kept = [];
    private volatile bool closed;

    public async Task<T> Read<T>(Func<DbConnection, Task<T>> work)
    {
        var connection = kept.TryTake(out var open) ? open : file.Open();
        try
        {
            var result = await work(connection);
            GiveBack(connection);
            return result;
        }
        catch (Exception reason)
        {
            connection.Dispose();
            if (reason is DbException) throw new JournalUnavailableException("The database could not be read.", reason);
            throw;
        }
    }

    public void Dispose()
    {
        closed = true;
        while (kept.TryTake(out var connection)) connection.Dispose();
    }

    private void GiveBack(SqliteConnection connection)
    {
        if (closed || kept.Count >= MostKept)
        {
            connection.Dispose();
            return;
        }
        kept.Add(connection);
        if (closed) Dispose();
    }
}
