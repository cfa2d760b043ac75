using Signals.Grains.Journal;
using SQLitePCL;

namespace Signals.Journal.Sqlite;

/// <summary>The statements of an append, prepared once on the writer's connection. All checks come before the first change.</summary>
internal sealed class AppendStatements(sqlite3 connection) : IDisposable
{
    private readonly Statement findHead = new(connection,
        "SELECT id, version, last_row FROM head WHERE municipality = ? AND kind = ? AND name = ?");

    private readonly Statement addHead = new(connection,
        "INSERT INTO head (municipality, kind, name) VALUES (?, ?, ?)");

    private readonly Statement moveHead = new(connection,
        "UPDATE head SET version = ?, last_row = ? WHERE id = ?");

    private readonly Statement addCommit = new(connection,
        "INSERT INTO log (stream, version, prev, recorded_at, payload) VALUES (?, ?, ?, ?, ?)");

    private readonly Statement findRegistration = new(connection,
        "SELECT 1 FROM registration WHERE municipality = ? AND signal = ?");

    private readonly Statement addRegistration = new(connection,
        "INSERT INTO registration (municipality, signal, stream, body_hash, received_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)");

    private readonly Statement addMessage = new(connection,
        "INSERT INTO outbox (municipality, sender, receiver, number, sent_at, payload, trace) VALUES (?, ?, ?, ?, ?, ?, ?)");

    private readonly Statement setReminder = new(connection,
        """
        INSERT INTO reminder (municipality, stream, name, due_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (municipality, stream, name) DO UPDATE SET due_at = excluded.due_at, claimed_until = 0
        """);

    private readonly Statement clearReminder = new(connection,
        "DELETE FROM reminder WHERE municipality = ? AND stream = ? AND name = ?");

    /// <returns>False on a conflict, with nothing changed.</returns>
    public bool TryAppend(Append append)
    {
        var municipality = append.Stream.Municipality.Number;
        var (stream, version, lastRow) = FindHead(append.Stream);
        if (version != append.ExpectedVersion || AnyRegistered(municipality, append.Registrations)) return false;
        if (stream == 0) stream = AddHead(append.Stream);
        AddCommit(append, stream, lastRow);
        foreach (var registration in append.Registrations) Add(municipality, stream, registration);
        foreach (var message in append.Messages) Add(municipality, stream, message, append.RecordedAt);
        foreach (var change in append.Reminders) Apply(municipality, stream, change);
        return true;
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])
            [findHead, addHead, moveHead, addCommit, findRegistration, addRegistration, addMessage, setReminder, clearReminder])
            statement.Dispose();
    }

    private (long Id, long Version, long LastRow) FindHead(StreamKey key)
    {
        if (!findHead.Bind(1, key.Municipality.Number).Bind(2, key.Kind).Bind(3, key.Name).First()) return default;
        var head = (findHead.Column(0), findHead.Column(1), findHead.Column(2));
        findHead.Reset();
        return head;
    }

    private bool AnyRegistered(int municipality, IReadOnlyList<Registration> registrations)
    {
        foreach (var registration in registrations)
        {
            if (!findRegistration.Bind(1, municipality).Bind(2, registration.Signal.Value).First()) continue;
            findRegistration.Reset();
            return true;
        }
        return false;
    }

    private long AddHead(StreamKey key)
    {
        addHead.Bind(1, key.Municipality.Number).Bind(2, key.Kind).Bind(3, key.Name).Run();
        return raw.sqlite3_last_insert_rowid(connection);
    }

    private void AddCommit(Append append, long stream, long prev)
    {
        var version = append.ExpectedVersion + 1;
        addCommit.Bind(1, stream).Bind(2, version).Bind(3, prev).Bind(4, Instant.Of(append.RecordedAt).Value).Bind(5, append.Payload.Span).Run();
        moveHead.Bind(1, version).Bind(2, raw.sqlite3_last_insert_rowid(connection)).Bind(3, stream).Run();
    }

    private void Add(int municipality, long stream, Registration registration) =>
        addRegistration.Bind(1, municipality).Bind(2, registration.Signal.Value).Bind(3, stream).Bind(4, registration.BodyHash)
            .Bind(5, Instant.Of(registration.ReceivedAt).Value).Bind(6, Instant.Of(registration.ExpiresAt).Value).Run();

    private void Add(int municipality, long stream, OutgoingMessage message, DateTimeOffset sentAt) =>
        addMessage.Bind(1, municipality).Bind(2, stream).Bind(3, message.Receiver.ToString()).Bind(4, message.Number)
            .Bind(5, Instant.Of(sentAt).Value).Bind(6, message.Payload.Span).Bind(7, message.Trace).Run();

    private void Apply(int municipality, long stream, ReminderChange change)
    {
        if (change.DueAt is { } due)
            setReminder.Bind(1, municipality).Bind(2, stream).Bind(3, change.Name).Bind(4, Instant.Of(due).Value).Run();
        else
            clearReminder.Bind(1, municipality).Bind(2, stream).Bind(3, change.Name).Run();
    }
}
