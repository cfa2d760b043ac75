using Signals.Core.Follow;
using Signals.Grains.Delivery;
using Signals.Grains.Journal;

namespace Signals.Grains.Engine;

/// <summary>One round of decisions that become one commit: each sees what the ones before it did.</summary>
public sealed class Turn<TState, TEvent> where TState : class, new()
{
    private readonly Replayed<TState, TEvent> replayed;
    private readonly Dictionary<SignalId, StoredRegistration> known;
    private readonly Action<TState, TEvent> apply;
    private readonly Func<TState, TEvent, IEnumerable<(StreamKey Receiver, Message Message)>> messagesOf;
    private readonly StreamKey stream;
    private readonly List<TEvent> events = [];
    private readonly List<Registration> registrations = [];
    private readonly List<OutgoingMessage> messages = [];
    private readonly Dictionary<string, ReminderChange> reminders = [];
    private readonly Dictionary<StreamKey, long> sent = [];
    private readonly List<Receipt> received = [];

    internal Turn(
        StreamKey stream, Replayed<TState, TEvent> replayed, IEnumerable<StoredRegistration> known, DateTimeOffset now, Action<TState, TEvent> apply,
        Func<TState, TEvent, IEnumerable<(StreamKey Receiver, Message Message)>> messagesOf)
    {
        (this.stream, this.replayed, this.apply, this.messagesOf, Now) = (stream, replayed, apply, messagesOf, now);
        this.known = known.ToDictionary(registration => registration.Registration.Signal);
    }

    /// <summary>The state, with every event of this turn applied.</summary>
    public TState State => replayed.State;

    public DateTimeOffset Now { get; }

    /// <summary>Set to delete, once this turn is durable, the commits that were recorded before an instant, the latest that is set. Should that fail, it is tried again until it is done.</summary>
    public DateTimeOffset? CompactBefore { get; set => field = field > value ? field : value; }

    /// <summary>The trace of the call that is being decided, as a W3C <c>traceparent</c>: what is sent meanwhile belongs to it. Null if there is none.</summary>
    public string? Trace { get; set; }

    internal bool HasMessages => messages.Count > 0;

    internal IReadOnlyList<TEvent> Events => events;

    internal bool IsEmpty => events.Count == 0 && registrations.Count == 0 && messages.Count == 0 && reminders.Count == 0 && received.Count == 0;

    /// <summary>Makes an event happen: it changes the state, and its messages get their numbers.</summary>
    public void Emit(TEvent happened)
    {
        apply(State, happened);
        events.Add(happened);
        foreach (var (receiver, message) in messagesOf(State, happened))
        {
            var number = replayed.Sent.GetValueOrDefault(receiver) + 1;
            replayed.Sent[receiver] = sent[receiver] = number;
            messages.Add(new(receiver, number, GrainJson.Write(message)) { Trace = Trace });
        }
    }

    /// <summary>Makes events happen, in order.</summary>
    public void Emit(IEnumerable<TEvent> happened)
    {
        foreach (var one in happened) Emit(one);
    }

    /// <summary>The registration of a signal that was asked about, from before or from earlier in this turn; null if there is none.</summary>
    public StoredRegistration? Registered(SignalId signal) => known.GetValueOrDefault(signal);

    /// <summary>Registers a signal with this commit.</summary>
    public void Register(Registration registration)
    {
        registrations.Add(registration);
        known.Add(registration.Signal, new(registration, stream));
    }

    /// <summary>Sets a reminder, or clears it with null.</summary>
    public void Remind(string name, DateTimeOffset? dueAt) => reminders[name] = new(name, dueAt);

    internal bool WasHad(Receipt receipt) => replayed.WasHad(receipt);

    internal void Mark(Receipt receipt)
    {
        replayed.Mark(receipt);
        received.Add(receipt);
    }

    internal Append ToAppend(long expectedVersion)
    {
        if (CompactBefore is { } before && Compaction.For(Now, before) is var promise) reminders[promise.Name] = promise;
        return new(
            stream, expectedVersion,
            GrainJson.Write(new Commit<TEvent>(events, sent.Count == 0 ? null : sent, received.Count == 0 ? null : received)), Now)
        {
            Registrations = registrations,
            Messages = messages,
            Reminders = [.. reminders.Values],
        };
    }
}
