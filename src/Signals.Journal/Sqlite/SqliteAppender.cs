using Microsoft.Data.Sqlite;
using Signals.Grains.Journal;

namespace Signals.Journal.Sqlite;

/// <summary>Hands appends to the writer, which lets them share a transaction.</summary>
internal sealed class SqliteAppender(SqliteWriter writer, AppendStatements statements) : IAppender
{
    public Task<AppendOutcome> Append(Append append)
    {
        var write = new AppendWrite(append, statements);
        writer.Submit(write);
        return write.Outcome;
    }

    private sealed class AppendWrite(Append append, AppendStatements statements) : ISqliteWrite
    {
        private readonly TaskCompletionSource<AppendOutcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool took;

        public int Size => append.Payload.Length;

        public bool Erases => false;

        public Task<AppendOutcome> Outcome => outcome.Task;

        public Task Write(SqliteConnection connection)
        {
            took = statements.TryAppend(append);
            return Task.CompletedTask;
        }

        public void Committed() => outcome.SetResult(took ? AppendOutcome.Appended : AppendOutcome.Conflict);

        // Its conflict was seen in what was durable before, or in a neighbour's append whose own outcome is unknown: reading again is right for both.
        public void Unknown(Exception reason) => outcome.SetResult(took ? AppendOutcome.Unknown : AppendOutcome.Conflict);

        public void Failed(Exception reason) => outcome.TrySetException(reason);
    }
}
