using Dapper;
using Signals.Grains.Journal;

namespace Signals.Journal.Sqlite;

/// <summary>Reads streams one at a time: nothing is gained by waiting for others where there is no round trip to share.</summary>
internal sealed class SqliteStreamReader(IDatabase database) : IStreamReader
{
    // One statement, so that head, snapshot and commits are of one moment: the parts are told apart by their first column.
    private const string ReadStream =
        """
        WITH RECURSIVE head_row AS (
            SELECT id, version, last_row FROM head WHERE municipality = @Municipality AND kind = @Kind AND name = @Name
        ), kept AS (
            SELECT s.version, s.algorithm, s.taken_at, s.payload
            FROM head_row h JOIN snapshot s ON s.municipality = @Municipality AND s.stream = h.id
        ), chain AS (
            SELECT l.version, l.prev, l.recorded_at, l.payload
            FROM head_row h JOIN log l ON l.row_id = h.last_row
            WHERE l.version > COALESCE((SELECT version FROM kept), 0)
            UNION ALL
            SELECT l.version, l.prev, l.recorded_at, l.payload
            FROM chain c JOIN log l ON l.row_id = c.prev
            WHERE l.version > COALESCE((SELECT version FROM kept), 0)
        )
        SELECT 0 AS "Part", version AS "Version",
               EXISTS (SELECT 1 FROM outbox WHERE municipality = @Municipality AND sender = id) AS "Detail", 0 AS "At", NULL AS "Payload"
        FROM head_row
        UNION ALL SELECT 1, version, algorithm, taken_at, payload FROM kept
        UNION ALL SELECT 2, version, 0, recorded_at, payload FROM chain
        ORDER BY 1, 2
        """;

    public async Task<StoredStream> Read(StreamKey stream) => PartRow.ToStream(await database.Read(
        c => c.QueryAsync<PartRow>(Sql.Of(ReadStream, KeyColumns.Of(stream), CancellationToken.None)), CancellationToken.None));
}
