using Microsoft.Extensions.Logging;

namespace Signals.Grains.Engine;

// What is read when the activation begins, and what is kept of what happened: snapshots, and the log behind them for as long as it may be.
public abstract partial class JournaledGrain<TState, TEvent>
{
    // Takes a snapshot while further turns are decided. The commits stand without it; if it fails, the next one tries again.
    private async Task Tidy((DateTimeOffset Before, string Promise)? compaction)
    {
        try
        {
            var through = await SaveSnapshot();
            if (compaction is not var (before, promise)) return;
            await context.Journal.Compact(Stream, through, before, CancellationToken.None);
            compacted.Add(promise);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log.LogWarning("A snapshot of a {Kind} was not taken: {Failure}", Stream.Kind, failure.GetType().Name);
        }
    }

    // A large state is written again only after as much has happened to it, so that snapshots never cost more than the commits themselves.
    private bool SnapshotIsDue => version - snapshotVersion >= context.Options.CommitsPerSnapshot + FirstDelay && bytesSince >= snapshotBytes;

    // The first one comes later at some than at others: grains that came to life together would else all write theirs in the same second, time and again.
    private int FirstDelay => snapshotVersion > 0 ? 0 : (int)(Stream.Spread % (uint)context.Options.CommitsPerSnapshot);

    // Sets the reminder that takes this commit out of the log in time, unless one of this activation's commits has set it.
    private long PromiseTerm(Turn<TState, TEvent> turn)
    {
        if (!turn.IsToEnd || Compaction.BlockOf(Stream, turn.Now) is var block && block == promisedBlock) return promisedBlock;
        var (name, dueAt) = Compaction.Term(Stream, block);
        turn.Remind(name, dueAt);
        return block;
    }

    /// <returns>How many commits it stands for.</returns>
    private async Task<long> SaveSnapshot()
    {
        var (through, bytes, state) = (version, bytesSince, GrainJson.Write(replayed));
        await context.Journal.SaveSnapshot(Stream, new(through, Algorithm, state, context.Clock.GetUtcNow()), CancellationToken.None);
        // Commits may have been added meanwhile, or all of it read again.
        if (through > snapshotVersion) (snapshotVersion, snapshotBytes, bytesSince) = (through, state.Length, Math.Max(0, bytesSince - bytes));
        return through;
    }

    private async Task<Replayed<TState, TEvent>> Read()
    {
        var stored = await context.Journal.Read(Stream, CancellationToken.None);
        var read = stored.Snapshot is { } snapshot ? GrainJson.Read<Replayed<TState, TEvent>>(snapshot.Payload) : new();
        if (stored.Snapshot is { } other && other.Algorithm != Algorithm) Rederive(read.State);
        foreach (var commit in stored.Commits) read.Apply(GrainJson.Read<Commit<TEvent>>(commit.Payload), Apply);
        // Another activation may have promised a compaction.
        compacted.Clear();
        (version, snapshotVersion, wasSending) = (stored.Version, stored.Snapshot?.Version ?? 0, stored.IsSending);
        (snapshotBytes, bytesSince) = (stored.Snapshot?.Payload.Length ?? 0, stored.Commits.Sum(commit => (long)commit.Payload.Length));
        return read;
    }
}
