using System.Data.Common;
using Signals.Grains.Journal;

namespace Signals.Journal;

/// <summary>A journal opened only to be looked at: nothing is written, and no tables are made or brought up to date.</summary>
public sealed class InspectedJournal : IAsyncDisposable
{
    private readonly Func<CancellationToken, Task<bool>> isTaken;
    private readonly Func<ValueTask> close;

    internal InspectedJournal(
        Func<CancellationToken, Task<DbConnection>> openMoment, Func<CancellationToken, Task<bool>> isTaken, Func<ValueTask> close)
    {
        this.isTaken = isTaken;
        Inspection = new Inspection(openMoment);
        this.close = close;
    }

    public IJournalInspection Inspection { get; }

    /// <summary>Whether a process has the journal open at this moment, and may be writing.</summary>
    public Task<bool> IsTaken(CancellationToken cancellation) => isTaken(cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => close();
}
