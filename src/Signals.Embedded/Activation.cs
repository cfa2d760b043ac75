using System.Threading.Channels;
using Signals.Grains.Engine;

namespace Signals.Embedded;

/// <summary>One grain in memory, with its mailbox. Everything in it runs on one exclusive scheduler, so never two things at once.</summary>
internal sealed class Activation
{
    private readonly string key;
    private readonly object grain;
    private readonly bool interleaves;
    private readonly int capacity;
    private readonly TimeProvider clock;
    private readonly Random? shuffle;
    private readonly Channel<Work> mailbox = Channel.CreateUnbounded<Work>(new() { SingleReader = true });
    private readonly Lock guard = new();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int pending;
    private bool closed;
    private long lastUsed;

    public Activation(string key, object grain, bool interleaves, EmbeddedOptions options, TimeProvider clock, Random? shuffle)
    {
        (this.key, this.grain, this.interleaves, capacity, this.clock, this.shuffle) = (key, grain, interleaves, options.MailboxCapacity, clock, shuffle);
        lastUsed = clock.GetTimestamp();
        var scheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        using (ExecutionContext.SuppressFlow())
            Finished = Task.Factory.StartNew(Live, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler).Unwrap();
    }

    /// <summary>Completes when the grain has been passivated.</summary>
    public Task Finished { get; }

    /// <summary>Completes when the engine has let go of it, so that its successor can begin.</summary>
    public Task Gone { get; set; } = Task.CompletedTask;

    /// <summary>Posts a call.</summary>
    /// <returns>Null if this activation takes no calls any more.</returns>
    /// <exception cref="GrainOverloadedException">The mailbox is full.</exception>
    /// <exception cref="CallChainException">The grain would wait for itself.</exception>
    public Task<T>? Post<TGrain, T>(Func<TGrain, Task<T>> call)
    {
        if (!interleaves) CallChain.RefuseIfWaitingFor(key);
        var work = new Work<T>(this, () => call((TGrain)grain), ExecutionContext.Capture());
        lock (guard)
        {
            if (closed) return null;
            if (pending >= capacity) throw new GrainOverloadedException($"The mailbox of {key} is full ({capacity} calls).");
            pending++;
            lastUsed = clock.GetTimestamp();
            mailbox.Writer.TryWrite(work);
        }
        return work.Answer;
    }

    /// <summary>Takes no more calls; those that it has are still done.</summary>
    /// <param name="ifIdleFor">Only if it has none and had none for so long; null to close in any case.</param>
    /// <returns>Whether it is closed.</returns>
    public bool Close(TimeSpan? ifIdleFor)
    {
        lock (guard)
        {
            if (closed) return true;
            if (ifIdleFor is { } idle && (pending > 0 || clock.GetElapsedTime(lastUsed) < idle)) return false;
            closed = true;
            if (pending == 0) drained.TrySetResult();
        }
        mailbox.Writer.TryComplete();
        return true;
    }

    private async Task Live()
    {
        // Only once there is a call: one that fails to be activated is to fail the call that it was made for.
        if (!await mailbox.Reader.WaitToReadAsync()) return;
        if (grain is IActivated activated)
        {
            try
            {
                await activated.Activate(CancellationToken.None);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                Close(ifIdleFor: null);
                await foreach (var work in mailbox.Reader.ReadAllAsync()) work.Fail(failure);
                return;
            }
        }
        var gathered = new List<Work>();
        while (await mailbox.Reader.WaitToReadAsync())
        {
            while (TryTake(gathered, out var work))
            {
                var done = work.Do();
                if (!interleaves) await done;
            }
        }
        await drained.Task;
        if (grain is IActivated passivated) await passivated.Passivate(CancellationToken.None);
    }

    // Without shuffling the first that came; with it any of those that wait.
    private bool TryTake(List<Work> gathered, out Work work)
    {
        if (shuffle is null) return mailbox.Reader.TryRead(out work!);
        while (mailbox.Reader.TryRead(out var waiting)) gathered.Add(waiting);
        work = null!;
        if (gathered.Count == 0) return false;
        int chosen;
        lock (shuffle) chosen = shuffle.Next(gathered.Count);
        work = gathered[chosen];
        gathered.RemoveAt(chosen);
        return true;
    }

    private void Done()
    {
        lock (guard)
        {
            lastUsed = clock.GetTimestamp();
            if (--pending == 0 && closed) drained.TrySetResult();
        }
    }

    private abstract class Work
    {
        public abstract Task Do();

        public abstract void Fail(Exception failure);
    }

    private sealed class Work<T>(Activation activation, Func<Task<T>> call, ExecutionContext? context) : Work
    {
        private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Answer => answer.Task;

        public override Task Do()
        {
            // In its caller's context, so that the trace and the chain of calls go on; on this activation's scheduler all the same.
            Task running = Task.CompletedTask;
            if (context is null) return Run();
            ExecutionContext.Run(context, _ => running = Run(), null);
            return running;
        }

        public override void Fail(Exception failure)
        {
            activation.Done();
            answer.TrySetException(failure);
        }

        private async Task Run()
        {
            CallChain.Enter(activation.key);
            try
            {
                var result = await call();
                activation.Done();
                answer.TrySetResult(result);
            }
            catch (OperationCanceledException cancelled)
            {
                activation.Done();
                answer.TrySetCanceled(cancelled.CancellationToken);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                Fail(failure);
            }
        }
    }
}
