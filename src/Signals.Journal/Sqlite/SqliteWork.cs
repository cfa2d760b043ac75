using System.Data.Common;
using Microsoft.Data.Sqlite;
using Signals.Grains.Journal;

namespace Signals.Journal.Sqlite;

/// <summary>Any write that is not an append.</summary>
internal sealed class SqliteWork<T>(Func<DbConnection, Task<T>> work, bool erases, CancellationToken cancellation) : ISqliteWrite
{
    private readonly TaskCompletionSource<T> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;
    private bool given;

    public int Size => 0;

    public bool Erases => erases && given;

    public Task<T> Outcome => outcome.Task;

    public async Task Write(SqliteConnection connection)
    {
        // Left out quietly: thrown here, it would undo the whole round.
        if (cancellation.IsCancellationRequested) return;
        result = await work(connection);
        given = true;
    }

    public void Committed()
    {
        if (given) outcome.SetResult(result!);
        else outcome.SetCanceled(cancellation);
    }

    public void Unknown(Exception reason) => Failed(new JournalUnavailableException("The commit failed; whether the write took is not known.", reason));

    public void Failed(Exception reason) => outcome.TrySetException(reason);
}
