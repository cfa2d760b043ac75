using System.Data.Common;
using Signals.Grains.Journal;

namespace Signals.Journal;

/// <summary>A journal opened only to be looked at: nothing is written, and no tables are made or brought up to date.</summary>
public sealed class InspectedJournal : IAsyncDisposable
{
    private readonly Func<ValueTask> close;

    internal InspectedJournal(Func<CancellationToken, Task<DbConnection>> openMoment, Func<ValueTask> close)
    {
        Inspection = new Inspection(openMoment);
        this.close = close;
    }

    public IJournalInspection Inspection { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => close();
}
