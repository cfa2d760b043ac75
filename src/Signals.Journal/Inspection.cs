using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Signals.Core.Areas;
using Signals.Grains.Delivery;
using Signals.Grains.Journal;
using Signals.Grains.Reminders;

namespace Signals.Journal;

/// <summary>Reads everything, each time of one moment, and never more into memory than one stream or one row.</summary>
/// <remarks>A row whose stream has no head is shown as one of a stream of the kind <c>onbekend</c>, so that whoever verifies sees it.</remarks>
/// <param name="openMoment">Opens a connection with an open transaction that sees one moment throughout.</param>
internal sealed class Inspection(Func<CancellationToken, Task<DbConnection>> openMoment) : IJournalInspection
{
    private const int HeadsInPage = 500;

    private const string Heads =
        """
        SELECT h.id AS "Id", h.municipality AS "Municipality", h.kind AS "Kind", h.name AS "Name", h.version AS "Version",
               h.last_row AS "LastRow", h.compacted_through AS "CompactedThrough"
        FROM head h
        WHERE (h.municipality, h.kind, h.name) > (@Municipality, @Kind, @Name) AND h.version > 0
        ORDER BY h.municipality, h.kind, h.name LIMIT @HeadsInPage
        """;

    private const string SnapshotOf =
        """
        SELECT version AS "Version", algorithm AS "Algorithm", taken_at AS "At", payload AS "Payload"
        FROM snapshot WHERE municipality = @Municipality AND stream = @Id
        """;

    private const string CommitsOf =
        """
        WITH RECURSIVE chain AS (
            SELECT version, prev, recorded_at, payload FROM log WHERE row_id = @LastRow
            UNION ALL
            SELECT l.version, l.prev, l.recorded_at, l.payload FROM chain c JOIN log l ON l.row_id = c.prev
        )
        SELECT version AS "Version", recorded_at AS "At", payload AS "Payload" FROM chain ORDER BY version
        """;

    private const string AllRegistrations =
        """
        SELECT r.signal AS "Signal", r.body_hash AS "BodyHash", r.received_at AS "ReceivedAt", r.expires_at AS "ExpiresAt",
               COALESCE(h.kind, 'onbekend') AS "Kind", COALESCE(h.name, CAST(r.stream AS TEXT)) AS "Name"
        FROM registration r LEFT JOIN head h ON h.id = r.stream
        WHERE r.municipality = @municipality ORDER BY r.signal
        """;

    private const string AllMessages =
        """
        SELECT o.municipality AS "Municipality", COALESCE(h.kind, 'onbekend') AS "Kind", COALESCE(h.name, CAST(o.sender AS TEXT)) AS "Name",
               o.receiver AS "Receiver", o.number AS "Number", o.attempts AS "Attempts", o.sent_at AS "SentAt", o.payload AS "Payload"
        FROM outbox o LEFT JOIN head h ON h.id = o.sender
        ORDER BY 1, 2, 3, o.receiver, o.number
        """;

    private const string AllReminders =
        """
        SELECT r.municipality AS "Municipality", COALESCE(h.kind, 'onbekend') AS "Kind", COALESCE(h.name, CAST(r.stream AS TEXT)) AS "Name",
               r.name AS "Reminder", r.due_at AS "At"
        FROM reminder r LEFT JOIN head h ON h.id = r.stream
        ORDER BY r.due_at, 1, 2, 3, r.name
        """;

    public async IAsyncEnumerable<InspectedStream> Streams([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var moment = await openMoment(cancellation);
        var (municipality, kind, name) = (-1, "", "");
        while (true)
        {
            var place = new { Municipality = municipality, Kind = kind, Name = name, HeadsInPage };
            var page = (await moment.QueryAsync<StreamRow>(Sql.Of(Heads, place, cancellation))).AsList();
            foreach (var head in page) yield return await Inspect(moment, head, cancellation);
            if (page.Count < HeadsInPage) yield break;
            (municipality, kind, name) = (page[^1].Municipality, page[^1].Kind, page[^1].Name);
        }
    }

    public IAsyncEnumerable<StoredRegistration> Registrations(MunicipalityCode municipality, CancellationToken cancellation) =>
        Rows(AllRegistrations, new { municipality = municipality.Number }, (RegistrationRow row) => row.ToRegistration(municipality), cancellation);

    public IAsyncEnumerable<PendingMessage> Messages(CancellationToken cancellation) =>
        Rows(AllMessages, null, (MessageRow row) => row.ToMessage(), cancellation);

    public IAsyncEnumerable<DueReminder> Reminders(CancellationToken cancellation) =>
        Rows(AllReminders, null, (StreamRow row) => new DueReminder(row.Key, row.Reminder, row.At.Time), cancellation);

    private static async Task<InspectedStream> Inspect(DbConnection moment, StreamRow head, CancellationToken cancellation)
    {
        var kept = await moment.QuerySingleOrDefaultAsync<StreamRow>(Sql.Of(SnapshotOf, head, cancellation));
        var snapshot = kept is null ? null : new Snapshot(kept.Version, kept.Algorithm, kept.Payload, kept.At.Time);
        var commits = await moment.QueryAsync<StreamRow>(Sql.Of(CommitsOf, head, cancellation));
        return new(head.Key, head.CompactedThrough, new(head.Version, snapshot, [.. commits.Select(c => new StoredCommit(c.Version, c.At.Time, c.Payload))]));
    }

    private async IAsyncEnumerable<TItem> Rows<TRow, TItem>(
        string text, object? question, Func<TRow, TItem> item, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var moment = await openMoment(cancellation);
        await foreach (var row in moment.QueryUnbufferedAsync<TRow>(text, question).WithCancellation(cancellation)) yield return item(row);
    }

    private sealed class StreamRow
    {
        public long Id { get; init; }

        public int Municipality { get; init; }

        public string Kind { get; init; } = "";

        public string Name { get; init; } = "";

        public long Version { get; init; }

        public long LastRow { get; init; }

        public long CompactedThrough { get; init; }

        public int Algorithm { get; init; }

        public Instant At { get; init; }

        public byte[] Payload { get; init; } = [];

        public string Reminder { get; init; } = "";

        public StreamKey Key => new(new(Municipality), Kind, Name);
    }
}
