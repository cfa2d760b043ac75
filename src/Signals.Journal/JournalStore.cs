using Signals.Grains.Delivery;
using Signals.Grains.Journal;
using Signals.Grains.Reminders;
using Signals.Journal.Occupancy;

namespace Signals.Journal;

/// <summary>An open journal: four ports on one database.</summary>
/// <remarks>Disposing takes no more writes, gives those handed in their outcome and then closes the database.</remarks>
public sealed class JournalStore : IAsyncDisposable
{
    private readonly IHold hold;
    private readonly Func<ValueTask> close;

    internal JournalStore(IAppender appender, IStreamReader reader, IDatabase database, IHold hold, Func<ValueTask> close)
    {
        Database = database;
        Journal = new DatabaseJournal(appender, reader, database);
        Outbox = new Outbox(database);
        Reminders = new ReminderBook(database);
        Inspection = new Inspection(database.OpenMoment);
        this.hold = hold;
        this.close = close;
    }

    public IJournal Journal { get; }

    public IOutbox Outbox { get; }

    public IReminderBook Reminders { get; }

    public IJournalInspection Inspection { get; }

    /// <summary>
    /// Completes, with the reason in one line, once this process no longer has the database and could not take it again within 30 seconds:
    /// then it must stop, since another may be at work there. Otherwise never.
    /// </summary>
    public Task<string> Lost => hold.Lost;

    internal IDatabase Database { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await close();
        await hold.DisposeAsync();
    }
}
