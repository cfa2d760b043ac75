using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Signals.Core.Follow;
using Signals.Grains.Journal;

namespace Signals.Grains.Engine;

// The loop that decides what waits, turn by turn.
public abstract partial class JournaledGrain<TState, TEvent>
{
    private Task<T> Wait<T>(Waiting<T> waiting, CancellationToken cancellation)
    {
        lock (guard)
        {
            if (queue.Count >= context.Options.MostWaiting)
                throw new GrainOverloadedException($"As many calls wait for one {Stream.Kind} as may ({context.Options.MostWaiting}).");
            queue.Enqueue(waiting);
            if (!looping)
            {
                looping = true;
                // On the grain's own scheduler, but free of the call that happened to come first.
                using (ExecutionContext.SuppressFlow())
                    loop = Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Current).Unwrap();
            }
        }
        return waiting.Answer.WaitAsync(cancellation);
    }

    private async Task Loop()
    {
        while (Next() is { Count: > 0 } batch)
        {
            try
            {
                await Handle(batch);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                replayed = null;
                foreach (var waiting in batch) waiting.Fail(failure);
            }
        }
    }

    private List<Waiting> Next()
    {
        lock (guard)
        {
            var batch = new List<Waiting>(Math.Min(queue.Count, context.Options.MostInTurn));
            while (batch.Count < context.Options.MostInTurn && queue.TryDequeue(out var waiting)) batch.Add(waiting);
            looping = batch.Count > 0;
            return batch;
        }
    }

    private async Task Handle(List<Waiting> batch)
    {
        using var span = Tracing.StartTurn(Stream.Kind, batch.Select(waiting => waiting.Call));
        for (var tries = 1; ; tries++)
        {
            span?.SetTag("signals.calls", batch.Count).SetTag("signals.tries", tries);
            var turn = await DecideAll(batch, lookUpAll: tries > 1);
            if (batch.Count == 0) return;
            if (turn is { Forgets: true, IsEmpty: true })
            {
                if (await context.Journal.Forget(Stream, version, CancellationToken.None)) replayed = null;
                foreach (var waiting in batch) waiting.Complete();
                return;
            }
            var block = PromiseTerm(turn);
            var append = turn.IsEmpty ? null : turn.ToAppend(version);
            var outcome = append is null ? AppendOutcome.Appended : await context.Journal.Append(append, CancellationToken.None);
            if (outcome == AppendOutcome.Appended)
            {
                promisedBlock = block;
                if (append is not null) (version, bytesSince) = (version + 1, bytesSince + append.Payload.Length);
                GrainMeter.Turned(Stream.Kind, batch.Count, committed: append is not null);
                await Commit(turn, batch);
                return;
            }
            replayed = null;
            GrainMeter.Retried(Stream.Kind);
            log.LogInformation("A turn of a {Kind} is decided again: {Outcome}", Stream.Kind, outcome);
            if (tries == context.Options.MostTries) throw new JournalUnavailableException($"A commit did not come through in {tries} tries.");
        }
    }

    private async Task<Turn<TState, TEvent>> DecideAll(List<Waiting> batch, bool lookUpAll)
    {
        while (true)
        {
            replayed ??= await Read();
            var state = replayed.State;
            var asked = new HashSet<SignalId>();
            foreach (var waiting in batch)
                foreach (var signal in waiting.Asks)
                    if (lookUpAll || waiting.LooksUpFirst || MayBeRegistered(state, signal)) asked.Add(signal);
            var known = asked.Count == 0 ? [] : await context.Journal.FindRegistrations(Stream.Municipality, asked, CancellationToken.None);
            var turn = new Turn<TState, TEvent>(Stream, replayed, known, context.Clock.GetUtcNow(), Apply, MessagesOf);
            var failed = batch.Find(waiting => !waiting.TryDecide(turn));
            if (failed is null)
            {
                turn.Trace = null;
                Conclude(turn);
                return turn;
            }
            // What it emitted before it failed is in the state: begin again without it. Ends when the batch is empty at the latest.
            batch.Remove(failed);
            replayed = null;
        }
    }

    private async Task Commit(Turn<TState, TEvent> turn, List<Waiting> batch)
    {
        foreach (var waiting in batch) waiting.Complete();
        if (turn.Events.Count > 0) OnCommitted(turn.Events);
        if (turn.HasMessages) _ = outbox.Start();
        if (turn.CompactBefore is { } before)
        {
            var promise = Compaction.For(turn.Now, before).Name;
            compacted.Remove(promise);
            await saving;
            await (saving = Tidy((before, promise)));
        }
        else if (SnapshotIsDue && saving.IsCompleted) saving = Tidy(null);
    }

    private abstract class Waiting(IReadOnlyCollection<SignalId> asks, bool looksUpFirst, Activity? call)
    {
        /// <summary>The caller's span.</summary>
        public Activity? Call => call;

        public IReadOnlyCollection<SignalId> Asks => asks;

        public bool LooksUpFirst => looksUpFirst;

        public abstract bool TryDecide(Turn<TState, TEvent> turn);

        public abstract void Complete();

        public abstract void Fail(Exception failure);
    }

    private sealed class Waiting<T>(Func<Turn<TState, TEvent>, T> decide, IReadOnlyCollection<SignalId> asks, bool looksUpFirst, Activity? call)
        : Waiting(asks, looksUpFirst, call)
    {
        private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? decided;

        public Task<T> Answer => answer.Task;

        public override bool TryDecide(Turn<TState, TEvent> turn)
        {
            try
            {
                turn.Trace = Tracing.Carried(Call);
                decided = decide(turn);
                return true;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                Fail(failure);
                return false;
            }
        }

        public override void Complete() => answer.TrySetResult(decided!);

        public override void Fail(Exception failure) => answer.TrySetException(failure);
    }
}
