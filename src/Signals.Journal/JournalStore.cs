using Signals.Grains.Delivery;
using Signals.Grains.Journal;
using Signals.Grains.Reminders;

namespace Signals.Journal;

/// <summary>An open journal: four ports on one database.</summary>
/// <remarks>Disposing takes no more writes, gives those handed in their outcome and then closes the database.</remarks>
public sealed class JournalStore : IAsyncDisposable
{
    private readonly Func<ValueTask> close;

    internal JournalStore(IAppender appender, IDatabase database, Func<ValueTask> close)
    {
        Journal = new DatabaseJournal(appender, database);
        Outbox = new Outbox(database);
        Reminders = new ReminderBook(database);
        Inspection = new Inspection(database.OpenMoment);
        this.close = close;
    }

    public IJournal Journal { get; }

    public IOutbox Outbox { get; }

    public IReminderBook Reminders { get; }

    public IJournalInspection Inspection { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => close();
}
