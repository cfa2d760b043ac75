using Dapper;
using Signals.Core.Areas;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Journal;

/// <summary>The outbox, by statements that both dialects understand.</summary>
internal sealed class Outbox(IDatabase database) : IOutbox
{
    private const string SenderId = "(SELECT id FROM head WHERE municipality = @Municipality AND kind = @Kind AND name = @Name)";

    private const string OneMessage = $"municipality = @Municipality AND sender = {SenderId} AND receiver = @Receiver AND number = @Number";

    private const string NotHeldUp =
        """
        NOT o.parked AND NOT EXISTS (
            SELECT 1 FROM outbox b
            WHERE b.municipality = o.municipality AND b.sender = o.sender AND b.receiver = o.receiver AND b.number <= o.number
              AND NOT b.parked AND b.put_off_until > @now)
        """;

    private const string MessageColumns =
        """
        h.municipality AS "Municipality", h.kind AS "Kind", h.name AS "Name",
        o.receiver AS "Receiver", o.number AS "Number", o.attempts AS "Attempts", o.sent_at AS "SentAt", o.payload AS "Payload", o.trace AS "Trace"
        """;

    private const string PendingMessages =
        $"""
        SELECT {MessageColumns} FROM head h JOIN outbox o ON o.municipality = h.municipality AND o.sender = h.id
        WHERE h.municipality = @Municipality AND h.kind = @Kind AND h.name = @Name AND {NotHeldUp}
        ORDER BY o.receiver, o.number LIMIT @most
        """;

    private const string ParkedMessages =
        $"""
        SELECT {MessageColumns} FROM outbox o JOIN head h ON h.id = o.sender
        WHERE o.municipality = @municipality AND o.parked
        ORDER BY o.sent_at, h.kind, h.name, o.receiver, o.number LIMIT @most
        """;

    private const string DeleteThrough =
        $"""
        DELETE FROM outbox
        WHERE municipality = @Municipality AND sender = {SenderId} AND receiver = @Receiver AND number <= @Number AND NOT parked
        """;

    private const string NotePutOff =
        $"UPDATE outbox SET attempts = @Attempts, put_off_until = @Until WHERE {OneMessage} AND NOT parked";

    private const string NotePark = $"UPDATE outbox SET attempts = @Attempts, parked = TRUE WHERE {OneMessage} AND NOT parked";

    private const string NoteUnpark = $"UPDATE outbox SET attempts = 0, put_off_until = 0, parked = FALSE WHERE {OneMessage} AND parked";

    private const string HowItStands =
        """
        SELECT COUNT(CASE WHEN NOT parked THEN 1 END) AS "Waiting", COUNT(CASE WHEN parked THEN 1 END) AS "Parked",
               MIN(CASE WHEN NOT parked THEN sent_at END) AS "OldestSentAt"
        FROM outbox
        """;

    private const string DueSenders =
        $"""
        SELECT DISTINCT o.municipality, o.sender FROM outbox o
        WHERE {NotHeldUp} AND NOT EXISTS (
            SELECT 1 FROM outbox_claim c
            WHERE c.municipality = o.municipality AND c.sender = o.sender AND c.claimed_until > @now)
        ORDER BY o.municipality, o.sender LIMIT @most
        """;

    // Of several sweepers that found the same sender only the one whose row takes gets it back.
    private const string Claim =
        $"""
        INSERT INTO outbox_claim (municipality, sender, claimed_until)
        SELECT due.municipality, due.sender, @until FROM ({DueSenders}) due WHERE TRUE
        ON CONFLICT (municipality, sender) DO UPDATE SET claimed_until = excluded.claimed_until WHERE outbox_claim.claimed_until <= @now
        RETURNING sender
        """;

    private readonly string lapse =
        $"""
        UPDATE outbox SET payload = @payload, trace = NULL, attempts = 0, put_off_until = 0, parked = FALSE
        WHERE (municipality, sender, receiver, number) IN (
            SELECT municipality, sender, receiver, number FROM outbox
            WHERE parked AND sent_at <= @before ORDER BY municipality, sent_at LIMIT @most {database.LockFreeRows})
        """;

    private readonly string senderKeys =
        $"""
        SELECT municipality AS "Municipality", kind AS "Kind", name AS "Name" FROM head
        WHERE id {database.Among("@ids")} ORDER BY municipality, kind, name
        """;

    public async Task<IReadOnlyList<PendingMessage>> Pending(StreamKey sender, DateTimeOffset now, int most, CancellationToken cancellation)
    {
        var question = new
        {
            Municipality = sender.Municipality.Number,
            sender.Kind,
            sender.Name,
            now = Instant.Of(now),
            most,
        };
        return await Messages(PendingMessages, question, cancellation);
    }

    public Task Acknowledge(StreamKey sender, StreamKey receiver, long throughNumber, CancellationToken cancellation) =>
        Change(DeleteThrough, new(sender, receiver, throughNumber), cancellation);

    public Task PutOff(StreamKey sender, StreamKey receiver, long number, int attempts, DateTimeOffset until, CancellationToken cancellation) =>
        Change(NotePutOff, new(sender, receiver, number) { Attempts = attempts, Until = Instant.Of(until) }, cancellation);

    public Task Park(StreamKey sender, StreamKey receiver, long number, int attempts, CancellationToken cancellation) =>
        Change(NotePark, new(sender, receiver, number) { Attempts = attempts }, cancellation);

    public Task<int> Lapse(DateTimeOffset sentBefore, int most, CancellationToken cancellation)
    {
        var lapsed = new { payload = GrainJson.Write<Message>(new Lapsed()).ToArray(), before = Instant.Of(sentBefore), most };
        return database.Erase(c => c.ExecuteAsync(Sql.Of(lapse, lapsed, cancellation)), cancellation);
    }

    public async Task<bool> Unpark(StreamKey sender, StreamKey receiver, long number, CancellationToken cancellation) =>
        await Change(NoteUnpark, new(sender, receiver, number), cancellation) > 0;

    public async Task<IReadOnlyList<StreamKey>> ClaimSenders(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation)
    {
        var claim = new { now = Instant.Of(now), until = Instant.Of(now + lease), most };
        // A sweep mostly finds nothing; looking first keeps it from waiting among the writers.
        var due = await database.Read(c => c.QueryAsync(Sql.Of(DueSenders, new { claim.now, most = 1 }, cancellation)), cancellation);
        if (!due.Any()) return [];
        var ids = await database.Write(c => c.QueryAsync<long>(Sql.Of(Claim, claim, cancellation)), cancellation);
        var keys = await database.Read(c => c.QueryAsync<KeyRow>(Sql.Of(senderKeys, new { ids = ids.ToArray() }, cancellation)), cancellation);
        return [.. keys.Select(key => new StreamKey(new(key.Municipality), key.Kind, key.Name))];
    }

    public async Task<IReadOnlyList<PendingMessage>> Parked(MunicipalityCode municipality, int most, CancellationToken cancellation) =>
        await Messages(ParkedMessages, new { municipality = municipality.Number, most }, cancellation);

    public async Task<OutboxStanding> Standing(CancellationToken cancellation)
    {
        var row = await database.Read(c => c.QuerySingleAsync<StandingRow>(Sql.Of(HowItStands, null, cancellation)), cancellation);
        return new(row.Waiting, row.Parked, row.OldestSentAt is { } oldest ? new Instant(oldest).Time : null);
    }

    private async Task<List<PendingMessage>> Messages(string text, object question, CancellationToken cancellation)
    {
        var rows = await database.Read(c => c.QueryAsync<MessageRow>(Sql.Of(text, question, cancellation)), cancellation);
        return [.. rows.Select(row => row.ToMessage())];
    }

    private Task<int> Change(string text, MessageChange change, CancellationToken cancellation) =>
        database.Write(c => c.ExecuteAsync(Sql.Of(text, change, cancellation)), cancellation);

    private sealed class KeyRow
    {
        public int Municipality { get; init; }

        public string Kind { get; init; } = "";

        public string Name { get; init; } = "";
    }

    private sealed class StandingRow
    {
        public long Waiting { get; init; }

        public long Parked { get; init; }

        public long? OldestSentAt { get; init; }
    }

    private sealed class MessageChange(StreamKey sender, StreamKey receiver, long number)
    {
        public int Municipality => sender.Municipality.Number;

        public string Kind => sender.Kind;

        public string Name => sender.Name;

        public string Receiver { get; } = receiver.ToString();

        public long Number => number;

        public int Attempts { get; init; }

        public Instant Until { get; init; }
    }
}
