namespace Signals.Journal.Postgres;

/// <summary>The statements of a merged append. Each append is a row of parallel arrays; what belongs to it is a slice of further arrays.</summary>
internal static class MergeSql
{
    /// <summary>$1 municipalities, $2 kinds, $3 names of streams that may be new, in the order of their keys.</summary>
    public const string AddHeads =
        """
        INSERT INTO head (municipality, kind, name)
        SELECT * FROM unnest($1::integer[], $2::text[], $3::text[])
        ON CONFLICT ON CONSTRAINT head_key DO NOTHING
        """;

    /// <summary>Parameters as of <see cref="AddHeads"/>. In the order given, so that two merges never wait for each other.</summary>
    public const string LockHeads =
        """
        SELECT count(*) FROM unnest($1::integer[], $2::text[], $3::text[]) AS a (municipality, kind, name)
        CROSS JOIN LATERAL (
            SELECT 1 FROM head h WHERE h.municipality = a.municipality AND h.kind = a.kind AND h.name = a.name FOR UPDATE) locked
        """;

    // The LIMITs and the subquery in an expression keep the planner to one lookup per key. Left free, it scans a table that it thinks small, and
    // the plan stays while the table grows.
    private const string Taken =
        """
        WITH asked AS (
            SELECT a.*,
                COALESCE(lag(last_registration) OVER (ORDER BY ordinal), 0) + 1 AS first_registration,
                COALESCE(lag(last_message) OVER (ORDER BY ordinal), 0) + 1 AS first_message,
                COALESCE(lag(last_reminder) OVER (ORDER BY ordinal), 0) + 1 AS first_reminder
            FROM unnest($1::integer[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bytea[], $7::integer[], $8::integer[], $9::integer[])
                WITH ORDINALITY AS a (municipality, kind, name, expected, recorded_at, payload,
                    last_registration, last_message, last_reminder, ordinal)
        ), taken AS MATERIALIZED (
            SELECT a.*, h.id AS stream, h.last_row AS prev, nextval('log_row') AS row_id
            FROM asked a CROSS JOIN LATERAL (
                SELECT id, version, last_row FROM head
                WHERE municipality = a.municipality AND kind = a.kind AND name = a.name LIMIT 1) h
            WHERE h.version = a.expected AND (
                SELECT count(*) FROM unnest(($10::uuid[])[a.first_registration:a.last_registration]) AS r (signal)
                CROSS JOIN LATERAL (
                    SELECT 1 FROM registration known WHERE known.municipality = a.municipality AND known.signal = r.signal LIMIT 1) known) = 0
        ), moved AS (
            UPDATE head h SET version = t.expected + 1, last_row = t.row_id FROM taken t WHERE h.id = t.stream
        ), logged AS (
            INSERT INTO log (row_id, stream, version, prev, recorded_at, payload)
            SELECT row_id, stream, expected + 1, prev, recorded_at, payload FROM taken
        )
        """;

    private const string Registered =
        """
        , registered AS (
            INSERT INTO registration (municipality, signal, stream, body_hash, received_at, expires_at)
            SELECT t.municipality, r.signal, t.stream, r.body_hash, r.received_at, r.expires_at
            FROM taken t CROSS JOIN LATERAL unnest(
                ($10::uuid[])[t.first_registration:t.last_registration], ($11::uuid[])[t.first_registration:t.last_registration],
                ($12::bigint[])[t.first_registration:t.last_registration], ($13::bigint[])[t.first_registration:t.last_registration])
                AS r (signal, body_hash, received_at, expires_at)
            ORDER BY t.municipality, r.signal
        )
        """;

    private const string Sent =
        """
        , sent AS (
            INSERT INTO outbox (municipality, sender, receiver, number, sent_at, payload, trace)
            SELECT t.municipality, t.stream, m.receiver, m.number, t.recorded_at, m.payload, m.trace
            FROM taken t CROSS JOIN LATERAL unnest(
                ($14::text[])[t.first_message:t.last_message], ($15::bigint[])[t.first_message:t.last_message],
                ($16::bytea[])[t.first_message:t.last_message], ($19::text[])[t.first_message:t.last_message]) AS m (receiver, number, payload, trace)
        )
        """;

    private const string Reminded =
        """
        , changed AS MATERIALIZED (
            SELECT t.municipality, t.stream, r.name, r.due_at
            FROM taken t CROSS JOIN LATERAL unnest(
                ($17::text[])[t.first_reminder:t.last_reminder], ($18::bigint[])[t.first_reminder:t.last_reminder]) AS r (name, due_at)
        ), reminded AS (
            INSERT INTO reminder (municipality, stream, name, due_at)
            SELECT * FROM changed WHERE due_at IS NOT NULL
            ON CONFLICT (municipality, stream, name) DO UPDATE SET due_at = excluded.due_at, claimed_until = 0
        ), cleared AS (
            DELETE FROM reminder r USING changed c
            WHERE c.due_at IS NULL AND r.municipality = c.municipality AND r.stream = c.stream AND r.name = c.name
        )
        """;

    private static readonly string[] Variants = [.. Enumerable.Range(0, 8).Select(v => Text((v & 1) != 0, (v & 2) != 0, (v & 4) != 0))];

    /// <summary>
    /// Appends to streams that are locked, each once, and returns the ordinals of those that took. $1 municipalities, $2 kinds, $3 names, $4 expected
    /// versions, $5 instants, $6 payloads; last of its registrations $7, messages $8 and reminders $9, counting over all appends; of the registrations $10
    /// signals, $11 hashes, $12 received, $13 expire; of the messages $14 receivers, $15 numbers, $16 payloads, $19 traces or null; of the reminders $17 names, $18 due or null.
    /// </summary>
    /// <remarks>All parameters are always given; the parts of the statement that would have nothing to do are left out.</remarks>
    public static string Append(bool registrations, bool messages, bool reminders) =>
        Variants[(registrations ? 1 : 0) + (messages ? 2 : 0) + (reminders ? 4 : 0)];

    private static string Text(bool registrations, bool messages, bool reminders) =>
        $"""
        {Taken}
        {(registrations ? Registered : "")}
        {(messages ? Sent : "")}
        {(reminders ? Reminded : "")}
        SELECT ordinal FROM taken
        """;
}
