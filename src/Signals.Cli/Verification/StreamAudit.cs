using System.Text.Json;
using System.Text.Json.Nodes;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Cli.Verification;

/// <summary>Reads one stream from end to end and replays it.</summary>
/// <param name="stream">The stream.</param>
/// <param name="violations">Where to note what is wrong.</param>
/// <param name="apply">How an event changes the state.</param>
/// <param name="align">Makes a snapshot's state and a replayed one forget what they need not have in common: what is only kept so as not to derive it again.</param>
internal sealed class StreamAudit<TState, TEvent>(
    InspectedStream stream, Violations violations, Action<TState, TEvent> apply, Action<TState, TState> align) where TState : class, new()
{
    private readonly Snapshot? snapshot = stream.Stored.Snapshot;

    /// <summary>Whether the snapshot was compared with a replay of everything before it.</summary>
    public bool SnapshotCompared { get; private set; }

    /// <param name="each">Called for every event that is left, with its commit.</param>
    /// <returns>The stream's state; null where it cannot be read.</returns>
    public Replayed<TState, TEvent>? Run(Action<StoredCommit, TEvent> each)
    {
        var whole = CheckVersions();
        var commits = new List<(StoredCommit Stored, Commit<TEvent> Commit)>();
        foreach (var stored in stream.Stored.Commits)
        {
            if (TryRead<Commit<TEvent>>(stored.Payload) is not { } commit)
            {
                violations.Add(stream.Key, stored.Version, "cannot be read as a commit of its kind");
                return null;
            }
            foreach (var happened in commit.Events) each(stored, happened);
            commits.Add((stored, commit));
        }
        CheckSent(commits.Select(entry => (entry.Stored.Version, entry.Commit)));
        return whole && stream.CompactedThrough == 0 ? FromTheBeginning(commits) : FromSnapshot(commits);
    }

    private bool CheckVersions()
    {
        var found = violations.Count;
        var next = stream.CompactedThrough + 1;
        foreach (var commit in stream.Stored.Commits)
        {
            if (commit.Version != next) violations.Add(stream.Key, next, $"is missing; the next one is {commit.Version}");
            next = commit.Version + 1;
        }
        if (next != stream.Stored.Version + 1) violations.Add(stream.Key, next, $"is missing; the stream should end at {stream.Stored.Version}");
        if (snapshot?.Version > stream.Stored.Version) violations.Add(stream.Key, snapshot.Version, "has a snapshot but the stream does not reach so far");
        if (stream.CompactedThrough > (snapshot?.Version ?? 0)) violations.Add(stream.Key, stream.CompactedThrough, "was compacted and no snapshot stands in for it");
        return violations.Count == found;
    }

    private void CheckSent(IEnumerable<(long Version, Commit<TEvent> Commit)> commits)
    {
        var last = new Dictionary<StreamKey, long>();
        foreach (var (version, commit) in commits)
            foreach (var (receiver, number) in commit.Sent ?? new Dictionary<StreamKey, long>())
            {
                if (number <= last.GetValueOrDefault(receiver)) violations.Add(stream.Key, version, "numbers a message that was numbered before");
                last[receiver] = number;
            }
    }

    private Replayed<TState, TEvent>? FromTheBeginning(List<(StoredCommit Stored, Commit<TEvent> Commit)> commits)
    {
        var replayed = new Replayed<TState, TEvent>();
        foreach (var (stored, commit) in commits)
        {
            if (!Apply(replayed, stored.Version, commit)) return null;
            if (stored.Version == snapshot?.Version) Compare(replayed);
        }
        return replayed;
    }

    private Replayed<TState, TEvent>? FromSnapshot(List<(StoredCommit Stored, Commit<TEvent> Commit)> commits)
    {
        if (ReadSnapshot() is not { } replayed) return null;
        foreach (var (stored, commit) in commits)
            if (stored.Version > snapshot!.Version && !Apply(replayed, stored.Version, commit))
                return null;
        return replayed;
    }

    private bool Apply(Replayed<TState, TEvent> replayed, long version, Commit<TEvent> commit)
    {
        foreach (var receipt in commit.Received ?? [])
            if (replayed.WasHad(receipt))
                violations.Add(stream.Key, version, "takes in a message that was had before");
        try
        {
            replayed.Apply(commit, apply);
            return true;
        }
        catch (Exception failure) when (failure is InvalidOperationException or NullReferenceException or ArgumentException or KeyNotFoundException)
        {
            violations.Add(stream.Key, version, "does not follow from what came before");
            return false;
        }
    }

    private void Compare(Replayed<TState, TEvent> replayed)
    {
        if (ReadSnapshot() is not { } kept) return;
        SnapshotCompared = true;
        var copy = GrainJson.Read<Replayed<TState, TEvent>>(GrainJson.Write(replayed));
        align(kept.State, copy.State);
        if (!JsonNode.DeepEquals(Json(kept), Json(copy))) violations.Add(stream.Key, snapshot!.Version, "has a snapshot that is not what its commits lead to");
    }

    private Replayed<TState, TEvent>? ReadSnapshot()
    {
        if (snapshot is null) return null;
        if (TryRead<Replayed<TState, TEvent>>(snapshot.Payload) is { } read) return read;
        violations.Add(stream.Key, snapshot.Version, "has a snapshot that cannot be read");
        return null;
    }

    private static JsonNode? Json(Replayed<TState, TEvent> replayed) => JsonSerializer.SerializeToNode(replayed, GrainJson.Options);

    private static T? TryRead<T>(ReadOnlyMemory<byte> json) where T : class
    {
        try
        {
            return GrainJson.Read<T>(json);
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
