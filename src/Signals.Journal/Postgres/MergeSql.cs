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

    /// <summary>Parameters as of <see cref="AddHeads"/>. In one fixed order, so that two merges never wait for each other.</summary>
    public const string LockHeads =
        """
        SELECT count(*) FROM (
            SELECT 1 FROM unnest($1::integer[], $2::text[], $3::text[]) AS a (municipality, kind, name)
            JOIN head h ON h.municipality = a.municipality AND h.kind = a.kind AND h.name = a.name
            ORDER BY h.municipality, h.kind, h.name FOR UPDATE OF h) locked
        """;

    /// <summary>
    /// Appends to streams that are locked, each once, and returns the ordinals of those that took. $1 municipalities, $2 kinds, $3 names, $4 expected
    /// versions, $5 instants, $6 payloads; last of its registrations $7, messages $8 and reminders $9, counting over all appends; of the registrations $10
    /// signals, $11 hashes, $12 received, $13 expire; of the messages $14 receivers, $15 numbers, $16 payloads; of the reminders $17 names, $18 due or null.
    /// </summary>
    public const string Append =
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
            FROM asked a JOIN head h ON h.municipality = a.municipality AND h.kind = a.kind AND h.name = a.name
            WHERE h.version = a.expected AND NOT EXISTS (
                SELECT 1 FROM unnest(($10::uuid[])[a.first_registration:a.last_registration]) AS r (signal)
                JOIN registration known ON known.municipality = a.municipality AND known.signal = r.signal)
        ), moved AS (
            UPDATE head h SET version = t.expected + 1, last_row = t.row_id FROM taken t WHERE h.id = t.stream
        ), logged AS (
            INSERT INTO log (row_id, stream, version, prev, recorded_at, payload)
            SELECT row_id, stream, expected + 1, prev, recorded_at, payload FROM taken
        ), registered AS (
            INSERT INTO registration (municipality, signal, stream, body_hash, received_at, expires_at)
            SELECT t.municipality, r.signal, t.stream, r.body_hash, r.received_at, r.expires_at
            FROM taken t CROSS JOIN LATERAL unnest(
                ($10::uuid[])[t.first_registration:t.last_registration], ($11::uuid[])[t.first_registration:t.last_registration],
                ($12::bigint[])[t.first_registration:t.last_registration], ($13::bigint[])[t.first_registration:t.last_registration])
                AS r (signal, body_hash, received_at, expires_at)
            ORDER BY t.municipality, r.signal
        ), sent AS (
            INSERT INTO outbox (municipality, sender, receiver, number, sent_at, payload)
            SELECT t.municipality, t.stream, m.receiver, m.number, t.recorded_at, m.payload
            FROM taken t CROSS JOIN LATERAL unnest(
                ($14::text[])[t.first_message:t.last_message], ($15::bigint[])[t.first_message:t.last_message],
                ($16::bytea[])[t.first_message:t.last_message]) AS m (receiver, number, payload)
        ), changed AS MATERIALIZED (
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
        SELECT ordinal FROM taken
        """;
}
