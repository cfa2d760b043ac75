using System.Data.Common;
using Dapper;
using Signals.Core.Areas;
using Signals.Core.Platform;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Journal.Tenants;

/// <summary>Notes in the platform's own stream that a municipality is served, in the transaction that brings it.</summary>
internal static class PlatformStream
{
    private const string AddStream =
        "INSERT INTO head (municipality, kind, name) VALUES (@municipality, @kind, @name) ON CONFLICT (municipality, kind, name) DO NOTHING";

    private const string MoveStream = "UPDATE head SET version = @version WHERE municipality = @municipality AND kind = @kind AND name = @name";

    /// <returns>The commit to add; null if the municipality is served already.</returns>
    public static async Task<Append?> Serve(IJournal journal, MunicipalityCode municipality, DateTimeOffset now, CancellationToken cancellation)
    {
        var stored = await journal.Read(StreamKeys.Platform, cancellation);
        var replayed = stored.Snapshot is { } snapshot ? GrainJson.Read<Replayed<Installation, InstallationEvent>>(snapshot.Payload) : new();
        foreach (var commit in stored.Commits)
            replayed.Apply(GrainJson.Read<Commit<InstallationEvent>>(commit.Payload), (installation, happened) => installation.Apply(happened));
        return replayed.State.Serve(municipality) is { Count: > 0 } events
            ? new(StreamKeys.Platform, stored.Version, GrainJson.Write(new Commit<InstallationEvent>(events, null, null)), now)
            : null;
    }

    public static async Task Add(DbConnection connection, IDatabase database, Append append, CancellationToken cancellation)
    {
        var row = new
        {
            municipality = append.Stream.Municipality.Number,
            kind = append.Stream.Kind,
            name = append.Stream.Name,
            version = append.ExpectedVersion + 1,
            recorded_at = Instant.Of(append.RecordedAt),
            payload = append.Payload.ToArray(),
        };
        await connection.ExecuteAsync(Sql.Of(AddStream, row, cancellation));
        await connection.ExecuteAsync(Sql.Of(Part.AddCommit(database), row, cancellation));
        await connection.ExecuteAsync(Sql.Of(MoveStream, row, cancellation));
    }
}
