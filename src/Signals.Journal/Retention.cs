using System.Data.Common;
using Dapper;
using Signals.Grains.Journal;

namespace Signals.Journal;

/// <summary>Snapshots, and the deleting that they allow.</summary>
internal sealed class Retention(IDatabase database)
{
    private const string PutSnapshot =
        """
        INSERT INTO snapshot (municipality, stream, version, algorithm, taken_at, payload)
        SELECT municipality, id, @version, @algorithm, @takenAt, @payload
        FROM head WHERE municipality = @Municipality AND kind = @Kind AND name = @Name AND version >= @version
        ON CONFLICT (municipality, stream) DO UPDATE
        SET version = excluded.version, algorithm = excluded.algorithm, taken_at = excluded.taken_at, payload = excluded.payload
        WHERE excluded.version >= snapshot.version
        """;

    private const string HeadVersion = "SELECT version FROM head WHERE municipality = @Municipality AND kind = @Kind AND name = @Name";

    private const string SnapshotVersion = "SELECT version FROM snapshot WHERE municipality = @Municipality AND stream = @Id";

    private const string Chain =
        """
        WITH RECURSIVE chain AS (
            SELECT row_id, version, prev, recorded_at FROM log WHERE row_id = @LastRow
            UNION ALL
            SELECT l.row_id, l.version, l.prev, l.recorded_at FROM chain c JOIN log l ON l.row_id = c.prev
        )
        SELECT row_id AS "RowId", version AS "Version", recorded_at AS "RecordedAt" FROM chain ORDER BY version
        """;

    private const string DeleteRow = "DELETE FROM log WHERE row_id = @RowId";

    private const string Relink = "UPDATE log SET prev = @prev WHERE row_id = @row";

    private const string NoteCompaction = "UPDATE head SET last_row = @lastRow, compacted_through = @through WHERE id = @id";

    private const string IsSending = "SELECT EXISTS (SELECT 1 FROM outbox WHERE municipality = @Municipality AND sender = @Id AND NOT parked)";

    // Rows of the log are found by their chain; the rest by what it belongs to.
    private static readonly string[] DeleteStream =
    [
        "DELETE FROM outbox WHERE municipality = @Municipality AND sender = @Id",
        "DELETE FROM outbox WHERE municipality = @Municipality AND receiver = @Receiver AND parked",
        "DELETE FROM outbox_claim WHERE municipality = @Municipality AND sender = @Id",
        "DELETE FROM reminder WHERE municipality = @Municipality AND stream = @Id",
        "DELETE FROM snapshot WHERE municipality = @Municipality AND stream = @Id",
        "DELETE FROM head WHERE id = @Id",
    ];

    private readonly string findHead =
        $"""
        SELECT id AS "Id", municipality AS "Municipality", version AS "Version", last_row AS "LastRow"
        FROM head WHERE municipality = @Municipality AND kind = @Kind AND name = @Name {database.LockRows}
        """;

    private readonly string deleteExpired =
        $"""
        DELETE FROM registration WHERE (municipality, signal) IN
            (SELECT municipality, signal FROM registration WHERE expires_at <= @now ORDER BY expires_at LIMIT @most {database.LockFreeRows})
        """;

    // Without a lock on the stream, so that commits go on meanwhile: the number of its commits only grows.
    public async Task SaveSnapshot(StreamKey stream, Snapshot snapshot, CancellationToken cancellation)
    {
        var key = KeyColumns.Of(stream);
        var row = new DynamicParameters(key);
        row.AddDynamicParams(new
        {
            version = snapshot.Version,
            algorithm = snapshot.Algorithm,
            takenAt = Instant.Of(snapshot.TakenAt),
            payload = snapshot.Payload.ToArray(),
        });
        if (await database.Write(c => c.ExecuteAsync(Sql.Of(PutSnapshot, row, cancellation)), cancellation) > 0) return;
        // There is a later one already, or it is of more than the stream holds.
        var version = await database.Read(c => c.ExecuteScalarAsync<long?>(Sql.Of(HeadVersion, key, cancellation)), cancellation);
        if (version is null || version < snapshot.Version) throw new InvalidOperationException("A snapshot cannot be of more commits than its stream holds.");
    }

    public async Task<int> Compact(StreamKey stream, long throughVersion, DateTimeOffset recordedBefore, CancellationToken cancellation)
    {
        var deleted = await database.Transact(async connection =>
        {
            if (await FindHead(connection, stream, cancellation) is not { } head) return throughVersion > 0 ? (int?)null : 0;
            var snapshot = await connection.ExecuteScalarAsync<long?>(Sql.Of(SnapshotVersion, head, cancellation));
            if (throughVersion > (snapshot ?? 0)) return null;
            return await Compact(connection, head, throughVersion, Instant.Of(recordedBefore), cancellation);
        }, cancellation);
        return deleted ?? throw new InvalidOperationException("No snapshot stands in for the commits to be deleted.");
    }

    public Task<bool> Forget(StreamKey stream, long expectedVersion, CancellationToken cancellation) => database.Erase(async connection =>
    {
        if (await FindHead(connection, stream, cancellation) is not { } head || head.Version != expectedVersion) return false;
        if (await connection.ExecuteScalarAsync<bool>(Sql.Of(IsSending, head, cancellation))) return false;
        await connection.ExecuteAsync(Sql.Of(DeleteRow, await connection.QueryAsync<LinkRow>(Sql.Of(Chain, head, cancellation)), cancellation));
        var all = new { head.Id, head.Municipality, Receiver = stream.ToString() };
        foreach (var delete in DeleteStream) await connection.ExecuteAsync(Sql.Of(delete, all, cancellation));
        return true;
    }, cancellation);

    // As an erasure, so that every round of housekeeping leaves nothing behind in the write-ahead log of what was deleted since the last, compacted commits and acknowledged
    // messages among it.
    public Task<int> DeleteExpiredRegistrations(DateTimeOffset now, int most, CancellationToken cancellation) =>
        database.Erase(c => c.ExecuteAsync(Sql.Of(deleteExpired, new { now = Instant.Of(now), most }, cancellation)), cancellation);

    private Task<HeadRow?> FindHead(DbConnection connection, StreamKey stream, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<HeadRow>(Sql.Of(findHead, KeyColumns.Of(stream), cancellation));

    // Commits need not have been recorded in the order of their versions, so that one in the middle may stay: the chain is mended around it.
    private static async Task<int> Compact(DbConnection connection, HeadRow head, long through, Instant before, CancellationToken cancellation)
    {
        var gone = new List<LinkRow>();
        var mended = new List<(long Row, long Prev)>();
        long lastKept = 0, firstKeptVersion = 0;
        var broken = false;
        foreach (var link in await connection.QueryAsync<LinkRow>(Sql.Of(Chain, head, cancellation)))
        {
            if (link.Version <= through && link.RecordedAt.Value < before.Value)
            {
                gone.Add(link);
                broken = true;
                continue;
            }
            if (broken) mended.Add((link.RowId, lastKept));
            if (lastKept == 0) firstKeptVersion = link.Version;
            (lastKept, broken) = (link.RowId, false);
        }
        if (gone.Count == 0) return 0;
        await connection.ExecuteAsync(Sql.Of(DeleteRow, gone, cancellation));
        foreach (var (row, prev) in mended) await connection.ExecuteAsync(Sql.Of(Relink, new { row, prev }, cancellation));
        var compactedThrough = lastKept == 0 ? head.Version : firstKeptVersion - 1;
        await connection.ExecuteAsync(Sql.Of(NoteCompaction, new { id = head.Id, lastRow = lastKept, through = compactedThrough }, cancellation));
        return gone.Count;
    }

    private sealed class HeadRow
    {
        public long Id { get; init; }

        public int Municipality { get; init; }

        public long Version { get; init; }

        public long LastRow { get; init; }
    }

    private sealed class LinkRow
    {
        public long RowId { get; init; }

        public long Version { get; init; }

        public Instant RecordedAt { get; init; }
    }
}
