using Dapper;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Grains.Journal;

namespace Signals.Journal;

/// <summary>The journal over either database: appends and reads of streams by the dialect's own way, all else by statements that both understand.</summary>
internal sealed class DatabaseJournal(IAppender appender, IStreamReader reader, IDatabase database) : IJournal
{
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

    public Task<StoredStream> Read(StreamKey stream, CancellationToken cancellation) => reader.Read(stream).WaitAsync(cancellation);

    public Task SaveSnapshot(StreamKey stream, Snapshot snapshot, CancellationToken cancellation) => retention.SaveSnapshot(stream, snapshot, cancellation);

    public Task<int> Compact(StreamKey stream, long throughVersion, DateTimeOffset recordedBefore, CancellationToken cancellation) =>
        retention.Compact(stream, throughVersion, recordedBefore, cancellation);

    public Task<bool> Forget(StreamKey stream, long expectedVersion, CancellationToken cancellation) => retention.Forget(stream, expectedVersion, cancellation);

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
}
