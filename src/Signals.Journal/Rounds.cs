using Signals.Grains.Journal;

namespace Signals.Journal;

/// <summary>A write or a read that waits for its turn. It is told its outcome by whoever carries it out, exactly once.</summary>
internal interface IWaiting
{
    /// <summary>Roughly how many bytes it carries.</summary>
    int Size { get; }

    /// <summary>Nothing of it was written.</summary>
    void Failed(Exception reason);
}

/// <summary>Lets writes that wait at the same moment share one commit, and reads one round trip.</summary>
/// <remarks>
/// A caller that finds no leader leads a round of its own at once, without a queue in between. Those that come meanwhile gather; when that round
/// is done a worker takes over and leads further ones until none are left, so that no caller works for others.
/// </remarks>
/// <param name="mostWaiting">How many may wait.</param>
/// <param name="mostInRound">How many share a round at most.</param>
/// <param name="mostLeaders">How many rounds may run side by side.</param>
/// <param name="round">Carries out a round and tells each its outcome.</param>
internal sealed class Rounds<TWaiting>(int mostWaiting, int mostInRound, int mostLeaders, Func<IReadOnlyList<TWaiting>, Task> round) : IAsyncDisposable
    where TWaiting : IWaiting
{
    // Writes are small; this only keeps a few very large ones from making a transaction that no database likes.
    private const int MostBytesInRound = 16 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<TWaiting> waiting = new();
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int leaders;
    private bool closed;

    /// <summary>Hands in a write or a read.</summary>
    /// <exception cref="JournalOverloadedException">As many wait as may.</exception>
    /// <exception cref="JournalUnavailableException">It is closed.</exception>
    public void Submit(TWaiting one)
    {
        lock (gate)
        {
            if (closed) throw new JournalUnavailableException("The journal is closed.");
            if (leaders == mostLeaders)
            {
                if (waiting.Count >= mostWaiting) throw new JournalOverloadedException();
                waiting.Enqueue(one);
                return;
            }
            leaders++;
        }
        _ = LeadOwnRound(one);
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

    private async Task LeadOwnRound(TWaiting one)
    {
        await Run([one]);
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                Resign();
                return;
            }
        }
        ThreadPool.UnsafeQueueUserWorkItem(static rounds => _ = rounds.LeadTheRest(), this, preferLocal: false);
    }

    private async Task LeadTheRest()
    {
        while (NextRound() is { } some) await Run(some);
    }

    private List<TWaiting>? NextRound()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                Resign();
                return null;
            }
            var some = new List<TWaiting>(Math.Min(waiting.Count, mostInRound));
            var bytes = 0L;
            while (some.Count < mostInRound && waiting.TryPeek(out var next) && (some.Count == 0 || bytes + next.Size <= MostBytesInRound))
            {
                bytes += next.Size;
                some.Add(waiting.Dequeue());
            }
            return some;
        }
    }

    private async Task Run(List<TWaiting> some)
    {
        try
        {
            await round(some);
        }
#pragma warning disable CA1031 // Whatever went wrong, those who wait must learn it, and the next round must come.
        catch (Exception reason)
#pragma warning restore CA1031
        {
            foreach (var one in some) one.Failed(reason);
        }
    }

    private void Resign()
    {
        leaders--;
        if (closed && leaders == 0) idle.TrySetResult();
    }
}
