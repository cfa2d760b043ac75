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
public abstract partial class JournaledGrain<TState, TEvent> : IJournaledGrain, IActivated, IWatched where TState : class, new()
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

    private long promisedBlock = -1;

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
            switch (content)
            {
                case FarewellOfSender:
                    turn.PartFrom(receipt.Sender);
                    return true;
                case Lapsed:
                    break;
                default:
                    Take(turn, content);
                    break;
            }
            turn.Mark(receipt);
            return true;
        }, [], cancellation);
    }

    /// <inheritdoc/>
    public async Task Remind(string reminder, CancellationToken cancellation)
    {
        if (Compaction.DaysOf(reminder) is { } days)
        {
            var promise = Compaction.NameOf(days);
            await Decide(turn => { if (!compacted.Contains(promise)) turn.CompactBefore = turn.Now.AddDays(-days); return true; }, [], cancellation);
            // What waits during a compaction is decided after it. Where that failed the reminder stays, and comes again.
            await Decide(turn =>
            {
                if (!compacted.Remove(promise)) return false;
                turn.Remind(promise, null);
                turn.Remind(reminder, null);
                return true;
            }, [], cancellation);
            return;
        }
        await Decide(turn =>
        {
            if (Parting.Concerns(reminder)) Parting.Go(turn, reminder);
            else Remind(turn, reminder);
            return true;
        }, [], cancellation);
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
}
