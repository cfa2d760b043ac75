using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Signals.Core.Follow;
using Signals.Grains.Delivery;
using Signals.Grains.Journal;

namespace Signals.Grains.Engine;

/// <summary>
/// A grain whose state is its stream. Calls that wait are decided one after another and appended together, once; only then are their callers
/// answered. While that is being flushed the next ones gather.
/// </summary>
/// <remarks>
/// One loop touches the state, whatever calls interleave; a lock guards the queue alone. After a conflict or an unknown outcome the state is
/// dropped, read again and everything decided again, with the registrations telling what is durable already.
/// </remarks>
public abstract class JournaledGrain<TState, TEvent> : IJournaledGrain, IActivated, IWatched where TState : class, new()
{
    private readonly GrainContext context;
    private readonly ILogger log;
    private readonly OutboxPump outbox;
    private readonly Lock guard = new();
    private readonly Queue<Waiting> queue = new();
    private Task loop = Task.CompletedTask;
    private Task saving = Task.CompletedTask;
    private bool looping;
    private Replayed<TState, TEvent>? replayed;
    private long version;
    private long snapshotVersion;
    private long snapshotBytes;
    private long bytesSince;
    private bool wasSending;

    // The promises of compaction that this activation has kept, by their reminders: no more than there are in the code of a grain.
    private readonly HashSet<string> compacted = [];

    protected JournaledGrain(StreamKey stream, GrainContext context)
    {
        (Stream, this.context) = (stream, context);
        outbox = new(stream, context);
        log = context.Logging.CreateLogger(GetType());
    }

    /// <summary>The grain's key and that of its stream.</summary>
    protected StreamKey Stream { get; }

    string IWatched.Kind => Stream.Kind;

    // Read without the lock: a figure that is a moment old is good enough.
    int IWatched.Waiting => queue.Count;

    /// <summary>The version of the algorithm behind derived parts of the state.</summary>
    protected virtual int Algorithm => 1;

    /// <summary>How an event changes the state.</summary>
    protected abstract void Apply(TState state, TEvent happened);

    /// <summary>What an event is told to others; the state has it applied.</summary>
    protected virtual IEnumerable<(StreamKey Receiver, Message Message)> MessagesOf(TState state, TEvent happened) => [];

    /// <summary>Takes in a message that was not had before.</summary>
    /// <exception cref="InvalidOperationException">The message is not for this kind of grain.</exception>
    protected abstract void Take(Turn<TState, TEvent> turn, Message message);

    /// <summary>Does what a reminder is for, and sets or clears it: one that a turn leaves as it was comes again.</summary>
    protected virtual void Remind(Turn<TState, TEvent> turn, string reminder) => turn.Remind(reminder, null);

    /// <summary>Ends a turn, after every call in it was decided and before it is appended.</summary>
    protected virtual void Conclude(Turn<TState, TEvent> turn) { }

    /// <summary>Called when a turn is durable.</summary>
    protected virtual void OnCommitted(IReadOnlyList<TEvent> events) { }

    /// <summary>Called when the activation begins, once its state is read.</summary>
    protected virtual void OnActivated() { }

    /// <summary>Called first when the activation ends: what it does apart from its turns is brought to an end, and can still be recorded.</summary>
    protected virtual Task Farewell() => Task.CompletedTask;

    /// <summary>
    /// Whether a signal may have been registered before, as far as the state can tell. Only those are looked up at first; if the append finds
    /// another one to be registered, all are, and everything is decided again.
    /// </summary>
    protected virtual bool MayBeRegistered(TState state, SignalId signal) => true;

    /// <summary>Makes a state of another version of the algorithm derive its derived parts anew.</summary>
    protected virtual void Rederive(TState state) { }

    /// <inheritdoc/>
    public async Task Activate(CancellationToken cancellation)
    {
        await Ask(_ => true, cancellation);
        GrainMeter.Watch(this);
        if (wasSending) _ = outbox.Start();
        OnActivated();
    }

    /// <inheritdoc/>
    public async Task Passivate(CancellationToken cancellation)
    {
        GrainMeter.Unwatch(this);
        await Farewell();
        Task running;
        lock (guard) running = loop;
        await running;
        await outbox.Start();
        await saving;
        if (replayed is not null && version - snapshotVersion >= context.Options.CommitsForFarewellSnapshot) await SaveSnapshot();
    }

    /// <inheritdoc/>
    public Task Receive(IncomingMessage message, CancellationToken cancellation)
    {
        var content = GrainJson.Read<Message>(message.Payload);
        var receipt = new Receipt(message.Sender, message.Number);
        return Decide(turn =>
        {
            if (turn.WasHad(receipt)) return false;
            Take(turn, content);
            turn.Mark(receipt);
            return true;
        }, [], cancellation);
    }

    /// <inheritdoc/>
    public async Task Remind(string reminder, CancellationToken cancellation)
    {
        if (Compaction.DaysOf(reminder) is { } days)
        {
            await Decide(turn => { if (!compacted.Contains(reminder)) turn.CompactBefore = turn.Now.AddDays(-days); return true; }, [], cancellation);
            // What waits during a compaction is decided after it. Where that failed the reminder stays, and comes again.
            await Decide(turn => { if (compacted.Contains(reminder)) turn.Remind(reminder, null); return true; }, [], cancellation);
            return;
        }
        await Decide(turn => { Remind(turn, reminder); return true; }, [], cancellation);
    }

    /// <inheritdoc/>
    public Task Deliver(CancellationToken cancellation) => outbox.Start().WaitAsync(cancellation);

    /// <summary>Answers from the state as it is durable. The answer must not share anything that changes with the state.</summary>
    /// <remarks>No span of its own: whoever follows an inbox asks without end.</remarks>
    protected Task<T> Ask<T>(Func<TState, T> answer, CancellationToken cancellation) =>
        Wait(new Waiting<T>(turn => answer(turn.State), [], looksUpFirst: false, call: null), cancellation);

    /// <summary>Decides in turn, and answers when what was decided is durable.</summary>
    /// <param name="decide">Reads the turn's state and emits events. May run more than once; only the last run counts.</param>
    /// <param name="asks">The signals whose registrations it looks at.</param>
    /// <param name="cancellation">Stops the waiting, not the deciding.</param>
    /// <param name="lookUpFirst">Whether all of them are looked up at once, because many are likely to be registered.</param>
    /// <param name="call">What the span of this call is called.</param>
    /// <exception cref="GrainOverloadedException">As many calls wait as may.</exception>
    protected Task<T> Decide<T>(
        Func<Turn<TState, TEvent>, T> decide, IReadOnlyCollection<SignalId> asks, CancellationToken cancellation, bool lookUpFirst = false,
        [CallerMemberName] string call = "")
    {
        return Tracing.IsOn ? Traced() : Wait(new Waiting<T>(decide, asks, lookUpFirst, call: null), cancellation);

        async Task<T> Traced()
        {
            using var span = Tracing.Start($"{Stream.Kind} {call}");
            try
            {
                return await Wait(new Waiting<T>(decide, asks, lookUpFirst, span), cancellation);
            }
            catch
            {
                span?.SetStatus(ActivityStatusCode.Error);
                throw;
            }
        }
    }

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
            var append = turn.IsEmpty ? null : turn.ToAppend(version);
            var outcome = append is null ? AppendOutcome.Appended : await context.Journal.Append(append, CancellationToken.None);
            if (outcome == AppendOutcome.Appended)
            {
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
            var promise = Compaction.NameOf(turn.Now, before);
            compacted.Remove(promise);
            await saving;
            await (saving = Tidy((before, promise)));
        }
        else if (SnapshotIsDue && saving.IsCompleted) saving = Tidy(null);
    }

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
    private int FirstDelay => snapshotVersion > 0 ? 0 : (int)(Stream.Name.Aggregate(0u, (sum, letter) => (sum * 31) + letter) % (uint)context.Options.CommitsPerSnapshot);

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
