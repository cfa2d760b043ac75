using System.Data.Common;
using Microsoft.Data.Sqlite;
using Signals.Grains.Journal;

namespace Signals.Journal.Sqlite;

/// <summary>Any write that is not an append.</summary>
internal sealed class SqliteWork<T>(Func<DbConnection, Task<T>> work, bool erases) : ISqliteWrite
{
    private readonly TaskCompletionSource<T> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public int Size => 0;

    public bool Erases => erases;

    public Task<T> Outcome => outcome.Task;

    public async Task Write(SqliteConnection connection) => result = await work(connection);

    public void Committed() => outcome.SetResult(result!);

    public void Unknown(Exception reason) => Failed(new JournalUnavailableException("The commit failed; whether the write took is not known.", reason));

    public void Failed(Exception reason) => outcome.TrySetException(reason);
}
