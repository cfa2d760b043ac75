using Signals.Grains.Journal;

namespace Signals.Journal;

/// <summary>A write that waits for its turn. It is told its outcome by whoever commits it, exactly once.</summary>
internal interface IWaitingWrite
{
    /// <summary>Roughly how many bytes it carries.</summary>
    int Size { get; }

    /// <summary>Nothing of it was written.</summary>
    void Failed(Exception reason);
}

/// <summary>Lets writes that wait at the same moment share one commit.</summary>
/// <remarks>
/// A caller that finds no leader leads for itself and commits at once, without a queue in between. Writes that come meanwhile gather; when
/// that commit is done a worker takes over and commits them in rounds until none are left, so that no caller works for others.
/// </remarks>
/// <param name="mostWaiting">How many may wait.</param>
/// <param name="mostInRound">How many share a commit at most.</param>
/// <param name="mostLeaders">How many rounds may run side by side.</param>
/// <param name="round">Commits a round and tells each write its outcome.</param>
internal sealed class GroupCommit<TWrite>(int mostWaiting, int mostInRound, int mostLeaders, Func<IReadOnlyList<TWrite>, Task> round) : IAsyncDisposable
    where TWrite : IWaitingWrite
{
    // Writes are small; this only keeps a few very large ones from making a transaction that no database likes.
    private const int MostBytesInRound = 16 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<TWrite> waiting = new();
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int leaders;
    private bool closed;

    /// <summary>Hands in a write.</summary>
    /// <exception cref="JournalOverloadedException">As many wait as may.</exception>
    /// <exception cref="JournalUnavailableException">It is closed.</exception>
    public void Submit(TWrite write)
    {
        lock (gate)
        {
            if (closed) throw new JournalUnavailableException("The journal is closed.");
            if (leaders == mostLeaders)
            {
                if (waiting.Count >= mostWaiting) throw new JournalOverloadedException();
                waiting.Enqueue(write);
                return;
            }
            leaders++;
        }
        _ = LeadOwnRound(write);
    }

    /// <summary>Takes no more, and returns once all that was handed in has its outcome.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            closed = true;
            if (leaders == 0) idle.TrySetResult();
        }
        await idle.Task;
    }

    private async Task LeadOwnRound(TWrite write)
    {
        await Run([write]);
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                Resign();
                return;
            }
        }
        ThreadPool.UnsafeQueueUserWorkItem(static commit => _ = commit.LeadTheRest(), this, preferLocal: false);
    }

    private async Task LeadTheRest()
    {
        while (NextRound() is { } writes) await Run(writes);
    }

    private List<TWrite>? NextRound()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                Resign();
                return null;
            }
            var writes = new List<TWrite>(Math.Min(waiting.Count, mostInRound));
            var bytes = 0L;
            while (writes.Count < mostInRound && waiting.TryPeek(out var next) && (writes.Count == 0 || bytes + next.Size <= MostBytesInRound))
            {
                bytes += next.Size;
                writes.Add(waiting.Dequeue());
            }
            return writes;
        }
    }

    private async Task Run(List<TWrite> writes)
    {
        JournalMeter.Shared(writes.Count);
        try
        {
            await round(writes);
        }
#pragma warning disable CA1031 // Whatever went wrong, those who wait must learn it, and the next round must come.
        catch (Exception reason)
#pragma warning restore CA1031
        {
            foreach (var write in writes) write.Failed(reason);
        }
    }

    private void Resign()
    {
        leaders--;
        if (closed && leaders == 0) idle.TrySetResult();
    }
}
