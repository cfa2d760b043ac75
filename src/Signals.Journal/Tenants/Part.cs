namespace Signals.Journal.Tenants;

/// <summary>One of the lists that a tenant's file consists of: what is selected, line by line, and how a line becomes a row again.</summary>
/// <param name="Name">Of the list.</param>
/// <param name="Select">Of one municipality, in an order that does not depend on the installation.</param>
/// <param name="Insert">Makes the rows of a line.</param>
/// <param name="Fields">Of a line, in their order.</param>
internal sealed record Part(string Name, string Select, Func<IDatabase, string> Insert, IReadOnlyList<Field> Fields)
{
    private const string ThisStream = "municipality = @municipality AND kind = @kind AND name = @name";
    private const string OwnStreams = "FROM head h WHERE h.municipality = @municipality";
    private const string ByStream = "ORDER BY h.kind, h.name";

    private static readonly Field Kind = new("kind", FieldKind.Text);
    private static readonly Field StreamName = new("name", FieldKind.Text);
    private static readonly Field Version = new("version", FieldKind.Number);
    private static readonly Field Signal = new("signal", FieldKind.Bits);

    /// <summary>Adds a commit behind the last one of its stream.</summary>
    public static string AddCommit(IDatabase database) =>
        $"""
        INSERT INTO log (row_id, stream, version, prev, recorded_at, payload)
        SELECT {database.NextRow}, id, @version, last_row, @recorded_at, @payload FROM head WHERE {ThisStream};
        UPDATE head SET last_row = (SELECT max(row_id) FROM log) WHERE {ThisStream}
        """;

    /// <summary>The lists that come from the journal, streams first.</summary>
    public static readonly IReadOnlyList<Part> OfJournal =
    [
        new("streams",
            $"SELECT h.kind, h.name, h.version, h.compacted_through {OwnStreams} AND h.version > 0 {ByStream}",
            _ =>
                """
                INSERT INTO head (municipality, kind, name, version, compacted_through) VALUES (@municipality, @kind, @name, @version, @compacted_through)
                ON CONFLICT (municipality, kind, name) DO UPDATE SET version = excluded.version, compacted_through = excluded.compacted_through
                """,
            [Kind, StreamName, Version, new("compacted_through", FieldKind.Number)]),
        new("commits",
            """
            SELECT h.kind, h.name, l.version, l.recorded_at, l.payload FROM head h JOIN log l ON l.stream = h.id
            WHERE h.municipality = @municipality ORDER BY h.kind, h.name, l.version
            """,
            AddCommit,
            [Kind, StreamName, Version, new("recorded_at", FieldKind.Instant), new("payload", FieldKind.Json)]),
        new("snapshots",
            $"""
            SELECT h.kind, h.name, s.version, s.algorithm, s.taken_at, s.payload
            FROM head h JOIN snapshot s ON s.municipality = h.municipality AND s.stream = h.id WHERE h.municipality = @municipality {ByStream}
            """,
            _ =>
                $"""
                INSERT INTO snapshot (municipality, stream, version, algorithm, taken_at, payload)
                SELECT municipality, id, @version, @algorithm, @taken_at, @payload FROM head WHERE {ThisStream}
                """,
            [Kind, StreamName, Version, new("algorithm", FieldKind.Number), new("taken_at", FieldKind.Instant), new("payload", FieldKind.Json)]),
        new("registrations",
            """
            SELECT r.signal, r.body_hash, h.kind, h.name, r.received_at, r.expires_at
            FROM registration r JOIN head h ON h.id = r.stream WHERE r.municipality = @municipality ORDER BY r.signal
            """,
            _ =>
                $"""
                INSERT INTO registration (municipality, signal, stream, body_hash, received_at, expires_at)
                SELECT municipality, @signal, id, @body_hash, @received_at, @expires_at FROM head WHERE {ThisStream}
                """,
            [Signal, new("body_hash", FieldKind.Bits), Kind, StreamName, new("received_at", FieldKind.Instant), new("expires_at", FieldKind.Instant)]),
        new("outbox",
            $"""
            SELECT h.kind, h.name, o.receiver, o.number, o.sent_at, o.attempts, o.put_off_until, o.parked, o.payload
            FROM head h JOIN outbox o ON o.municipality = h.municipality AND o.sender = h.id WHERE h.municipality = @municipality
            {ByStream}, o.receiver, o.number
            """,
            _ =>
                $"""
                INSERT INTO outbox (municipality, sender, receiver, number, sent_at, attempts, put_off_until, parked, payload)
                SELECT municipality, id, @receiver, @number, @sent_at, @attempts, @put_off_until, @parked, @payload FROM head WHERE {ThisStream}
                """,
            [Kind, StreamName, new("receiver", FieldKind.Stream), new("number", FieldKind.Number), new("sent_at", FieldKind.Instant),
                new("attempts", FieldKind.Number), new("put_off_until", FieldKind.Instant), new("parked", FieldKind.Flag), new("payload", FieldKind.Json)]),
        new("reminders",
            $"""
            SELECT h.kind, h.name, r.name AS reminder, r.due_at
            FROM head h JOIN reminder r ON r.municipality = h.municipality AND r.stream = h.id WHERE h.municipality = @municipality {ByStream}, r.name
            """,
            _ => $"INSERT INTO reminder (municipality, stream, name, due_at) SELECT municipality, id, @reminder, @due_at FROM head WHERE {ThisStream}",
            [Kind, StreamName, new("reminder", FieldKind.Text), new("due_at", FieldKind.Instant)]),
    ];

    /// <summary>The lists that come from the vault. The first field of each says what its key belongs to.</summary>
    public static readonly IReadOnlyList<Part> OfVault =
    [
        new("personal-parts",
            """
            SELECT signal, kept_at, keep_until, confirmed, wrapped_key, sealed
            FROM personal_part WHERE municipality = @municipality ORDER BY signal
            """,
            _ =>
                """
                INSERT INTO personal_part (municipality, signal, kept_at, keep_until, confirmed, wrapped_key, sealed)
                VALUES (@municipality, @signal, @kept_at, @keep_until, @confirmed, @wrapped_key, @sealed)
                """,
            [Signal, new("kept_at", FieldKind.Instant), new("keep_until", FieldKind.Instant), new("confirmed", FieldKind.Flag),
                new("wrapped_key", FieldKind.Key), new("sealed", FieldKind.Bytes)]),
        new("keys",
            "SELECT purpose, destroy_at, wrapped_key FROM key_ring WHERE municipality = @municipality ORDER BY purpose",
            _ => "INSERT INTO key_ring (municipality, purpose, destroy_at, wrapped_key) VALUES (@municipality, @purpose, @destroy_at, @wrapped_key)",
            [new("purpose", FieldKind.Text), new("destroy_at", FieldKind.MaybeInstant), new("wrapped_key", FieldKind.Key)]),
    ];

    /// <summary>Every list, in the order of the file.</summary>
    public static readonly IReadOnlyList<Part> All = [.. OfJournal, .. OfVault];
}
