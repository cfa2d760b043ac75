using Dapper;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Grains.Journal;

namespace Signals.Journal;

/// <summary>The journal over either database: appends by the dialect's own way, all else by statements that both understand.</summary>
internal sealed class DatabaseJournal(IAppender appender, IDatabase database) : IJournal
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
        SELECT 0 AS "Part", version AS "Version", 0 AS "Algorithm", 0 AS "At", NULL AS "Payload" FROM head_row
        UNION ALL SELECT 1, version, algorithm, taken_at, payload FROM kept
        UNION ALL SELECT 2, version, 0, recorded_at, payload FROM chain
        ORDER BY 1, 2
        """;

    // SQLite allows 32,766 parameters in a statement, and long lists are parsed slowly.
    private const int MostSignalsInStatement = 500;

    private readonly string knownRegistrations =
        $"""
        SELECT r.signal AS "Signal", r.body_hash AS "BodyHash", r.received_at AS "ReceivedAt", r.expires_at AS "ExpiresAt",
               h.kind AS "Kind", h.name AS "Name"
        FROM {database.AskedRegistrations} JOIN head h ON h.id = r.stream
        """;

    private readonly Retention retention = new(database);

    public Task<AppendOutcome> Append(Append append, CancellationToken cancellation)
    {
        AppendRules.Check(append);
        cancellation.ThrowIfCancellationRequested();
        return JournalMeter.Measure(() => appender.Append(append)).WaitAsync(cancellation);
    }

    public async Task<StoredStream> Read(StreamKey stream, CancellationToken cancellation)
    {
        var rows = await database.Read(c => c.QueryAsync<PartRow>(Sql.Of(ReadStream, KeyColumns.Of(stream), cancellation)), cancellation);
        var version = 0L;
        Snapshot? snapshot = null;
        var commits = new List<StoredCommit>();
        foreach (var row in rows)
        {
            switch (row.Part)
            {
                case 0: version = row.Version; break;
                case 1: snapshot = new(row.Version, row.Algorithm, row.Payload, row.At.Time); break;
                default: commits.Add(new(row.Version, row.At.Time, row.Payload)); break;
            }
        }
        return new(version, snapshot, commits);
    }

    public Task SaveSnapshot(StreamKey stream, Snapshot snapshot, CancellationToken cancellation) => retention.SaveSnapshot(stream, snapshot, cancellation);

    public Task<int> Compact(StreamKey stream, long throughVersion, DateTimeOffset recordedBefore, CancellationToken cancellation) =>
        retention.Compact(stream, throughVersion, recordedBefore, cancellation);

    public Task<int> DeleteExpiredRegistrations(DateTimeOffset now, int most, CancellationToken cancellation) =>
        retention.DeleteExpiredRegistrations(now, most, cancellation);

    public async Task<IReadOnlyList<StoredRegistration>> FindRegistrations(
        MunicipalityCode municipality, IReadOnlyCollection<SignalId> signals, CancellationToken cancellation)
    {
        var found = new List<StoredRegistration>();
        foreach (var some in signals.Chunk(MostSignalsInStatement))
        {
            var question = new DynamicParameters(new { municipality = municipality.Number });
            question.Add("signals", database.Signals(some));
            var rows = await database.Read(c => c.QueryAsync<RegistrationRow>(Sql.Of(knownRegistrations, question, cancellation)), cancellation);
            found.AddRange(rows.Select(row => row.ToRegistration(municipality)));
        }
        return found;
    }

    private sealed class PartRow
    {
        public int Part { get; init; }

        public long Version { get; init; }

        public int Algorithm { get; init; }

        public Instant At { get; init; }

        public byte[] Payload { get; init; } = [];
    }
}
