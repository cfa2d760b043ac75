using Dapper;
using Signals.Core.Areas;
using Signals.Grains.Logbook;

namespace Signals.Journal.Logbook;

/// <summary>Reads both logs and deletes what is past its term, by statements that both dialects understand.</summary>
internal sealed class LogRecords(IDatabase database, LogWriter writer, TimeProvider time) : ILogbookRecords
{
    private const int MostRead = 1_000;

    // The number of a node's lines that are deleted together.
    private const int Slice = 1_000;

    public async Task<IReadOnlyList<StoredAuditLine>> Audit(AuditQuestion question, CancellationToken cancellation)
    {
        Check(question.Most);
        var condition = (question.Account is null ? "" : " AND account = @Account") + (question.Event is null ? "" : " AND event = @Event")
            + (question.After is null ? "" : " AND (recorded_at < @At OR (recorded_at = @At AND (node < @Node OR (node = @Node AND sequence < @Sequence))))");
        var parameters = new
        {
            Municipality = question.Municipality.Number,
            From = Instant.Of(question.From),
            Until = Instant.Of(question.Until),
            question.Most,
            question.Account,
            question.Event,
            At = Instant.Of(question.After?.At ?? default),
            question.After?.Node,
            question.After?.Sequence,
        };
        var text =
            $"""
            {LogTable.Rows(LogKind.Audit)}
            WHERE municipality = @Municipality AND recorded_at >= @From AND recorded_at < @Until{condition}
            ORDER BY recorded_at DESC, node DESC, sequence DESC LIMIT @Most
            """;
        var rows = await database.Read(connection => connection.QueryAsync<LogRow>(Sql.Of(text, parameters, cancellation)), cancellation);
        return [.. rows.Select(row => new StoredAuditLine(row.Place, new(new(row.Municipality), new(row.Operation.Value), row.Event, row.Account, LogPayload.Read<AuditDetail>(row.Payload))))];
    }

    public async Task<IReadOnlyList<StoredProcessingLine>> About(MunicipalityCode municipality, LogSubject subject, int most, CancellationToken cancellation)
    {
        Check(most);
        var text = $"{LogTable.Rows(LogKind.Processing)} WHERE municipality = @Number AND subject = @Subject ORDER BY recorded_at DESC, node DESC, sequence DESC LIMIT @most";
        var parameters = new { municipality.Number, Subject = new Bits128(subject.Value), most };
        var rows = await database.Read(connection => connection.QueryAsync<LogRow>(Sql.Of(text, parameters, cancellation)), cancellation);
        return [.. rows.Select(row => new StoredProcessingLine(row.Place, new(municipality, new(row.Operation.Value), subject, LogPayload.Read<ProcessingDetail>(row.Payload))))];
    }

    public async Task<int> DeleteBefore(LogKind kind, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        var deleted = 0;
        var nodes = await database.Read(c => c.QueryAsync<string>(Sql.Of($"SELECT DISTINCT node FROM {LogTable.Of(kind)} ORDER BY node", null, cancellation)), cancellation);
        foreach (var node in nodes.AsList())
            while (deleted < most && await LastDue(kind, node, Instant.Of(before), Math.Min(Slice, most - deleted), cancellation) is { } due)
            {
                await writer.Anchor([new(Anchor.Start, LogTable.NameOf(kind), node, due.Sequence, Convert.ToHexStringLower(due.Hash), time.GetUtcNow()) { Before = before }]);
                deleted += await database.Erase(c => c.ExecuteAsync(Sql.Of(
                    $"DELETE FROM {LogTable.Of(kind)} WHERE node = @node AND sequence <= @Sequence", new { node, due.Sequence }, cancellation)), cancellation);
            }
        return deleted;
    }

    /// <summary>The last of the oldest lines of a node that are due, among so many; null if none is.</summary>
    private async Task<LogRow?> LastDue(LogKind kind, string node, Instant before, int most, CancellationToken cancellation)
    {
        var text = $"{LogTable.Rows(kind)} WHERE node = @node ORDER BY sequence LIMIT @most";
        var rows = await database.Read(c => c.QueryAsync<LogRow>(Sql.Of(text, new { node, most }, cancellation)), cancellation);
        return rows.TakeWhile(row => row.RecordedAt.Value < before.Value).LastOrDefault();
    }

    private static void Check(int most)
    {
        if (most is < 1 or > MostRead) throw new ArgumentOutOfRangeException(nameof(most), most, $"Between 1 and {MostRead} lines are read at once.");
    }
}
