using Dapper;
using Npgsql;
using Signals.Grains.Journal;

namespace Signals.Journal.Postgres;

/// <summary>Reads streams that are wanted at the same moment, as when many grains wake, in one statement and one round trip.</summary>
internal sealed class PostgresStreamReader : IStreamReader, IAsyncDisposable
{
    // Far more than grains that wake at the same moment; each waits with nothing but its key.
    private const int MostWaiting = 100_000;

    // A snapshot can be a megabyte or more, and all that is read together is in memory at once.
    private const int MostInRound = 64;

    private const int MostRounds = 2;

    // One statement, so that each stream is of one moment. As in MergeSql the LIMITs keep the planner to one lookup per key.
    private const string ReadStreams =
        """
        WITH RECURSIVE head_row AS (
            SELECT a.ordinal, a.municipality, h.id, h.version, h.last_row
            FROM unnest(@municipalities, @kinds, @names) WITH ORDINALITY AS a (municipality, kind, name, ordinal)
            CROSS JOIN LATERAL (
                SELECT id, version, last_row FROM head WHERE municipality = a.municipality AND kind = a.kind AND name = a.name LIMIT 1) h
        ), kept AS (
            SELECT h.ordinal, s.version, s.algorithm, s.taken_at, s.payload
            FROM head_row h CROSS JOIN LATERAL (
                SELECT version, algorithm, taken_at, payload FROM snapshot WHERE municipality = h.municipality AND stream = h.id LIMIT 1) s
        ), beginning AS (
            SELECT h.ordinal, h.last_row, COALESCE((SELECT k.version FROM kept k WHERE k.ordinal = h.ordinal), 0) AS through FROM head_row h
        ), chain AS (
            SELECT b.ordinal, b.through, l.version, l.prev, l.recorded_at, l.payload
            FROM beginning b CROSS JOIN LATERAL (
                SELECT version, prev, recorded_at, payload FROM log WHERE row_id = b.last_row LIMIT 1) l
            WHERE l.version > b.through
            UNION ALL
            SELECT c.ordinal, c.through, l.version, l.prev, l.recorded_at, l.payload
            FROM chain c CROSS JOIN LATERAL (
                SELECT version, prev, recorded_at, payload FROM log WHERE row_id = c.prev LIMIT 1) l
            WHERE l.version > c.through
        )
        SELECT ordinal AS "Ordinal", 0 AS "Part", version AS "Version",
               EXISTS (SELECT FROM outbox o WHERE o.municipality = h.municipality AND o.sender = h.id)::integer AS "Detail", 0::bigint AS "At", NULL::bytea AS "Payload"
        FROM head_row h
        UNION ALL SELECT ordinal, 1, version, algorithm, taken_at, payload FROM kept
        UNION ALL SELECT ordinal, 2, version, 0, recorded_at, payload FROM chain
        ORDER BY 1, 2, 3
        """;

    private readonly NpgsqlDataSource source;
    private readonly Rounds<WaitingRead> rounds;

    public PostgresStreamReader(NpgsqlDataSource source)
    {
        this.source = source;
        rounds = new(MostWaiting, MostInRound, MostRounds, Read);
    }

    public Task<StoredStream> Read(StreamKey stream)
    {
        var waiting = new WaitingRead(stream);
        rounds.Submit(waiting);
        return waiting.Stored;
    }

    public ValueTask DisposeAsync() => rounds.DisposeAsync();

    private async Task Read(IReadOnlyList<WaitingRead> reads)
    {
        var question = new
        {
            municipalities = reads.Select(read => read.Stream.Municipality.Number).ToArray(),
            kinds = reads.Select(read => read.Stream.Kind).ToArray(),
            names = reads.Select(read => read.Stream.Name).ToArray(),
        };
        try
        {
            await using var connection = await source.OpenConnectionAsync();
            var parts = (await connection.QueryAsync<PartRow>(Sql.Of(ReadStreams, question, CancellationToken.None))).ToLookup(part => part.Ordinal);
            for (var i = 0; i < reads.Count; i++) reads[i].Answer(PartRow.ToStream(parts[i + 1]));
        }
        catch (NpgsqlException reason)
        {
            throw new JournalUnavailableException("The database cannot be reached or refused.", reason);
        }
    }

    private sealed class WaitingRead(StreamKey stream) : IWaiting
    {
        private readonly TaskCompletionSource<StoredStream> stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public StreamKey Stream => stream;

        public int Size => 0;

        public Task<StoredStream> Stored => stored.Task;

        public void Answer(StoredStream read) => stored.TrySetResult(read);

        public void Failed(Exception reason) => stored.TrySetException(reason);
    }
}
