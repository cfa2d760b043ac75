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
    private readonly List<StreamKey> parted = [];
    private bool saysFarewell;

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

    // The latest that is set counts.
    internal DateTimeOffset? CompactBefore { get; set => field = field > value ? field : value; }

    // In a turn that changes nothing else the stream is deleted. A reminder that it leaves as it was comes again where that could not be done.
    internal bool Forgets { get; set; }

    /// <summary>The trace of the call that is being decided, as a W3C <c>traceparent</c>: what is sent meanwhile belongs to it. Null if there is none.</summary>
    public string? Trace { get; set; }

    internal bool HasMessages => messages.Count > 0;

    internal IReadOnlyList<TEvent> Events => events;

    internal bool IsEmpty => !HoldsContent && registrations.Count == 0 && reminders.Count == 0;

    /// <summary>Whether its commit is to be taken out of the log on time: any but one that only does away with a promise to do so.</summary>
    internal bool IsToEnd => HoldsContent || registrations.Count > 0 || reminders.Keys.Any(name => Compaction.DaysOf(name) is null);

    private bool HoldsContent => events.Count > 0 || messages.Count > 0 || received.Count > 0 || parted.Count > 0;

    /// <summary>Makes an event happen: it changes the state, and its messages get their numbers.</summary>
    public void Emit(TEvent happened)
    {
        apply(State, happened);
        events.Add(happened);
        foreach (var (receiver, message) in messagesOf(State, happened)) Send(receiver, message);
    }

    /// <summary>Makes events happen, in order.</summary>
    public void Emit(IEnumerable<TEvent> happened)
    {
        foreach (var one in happened) Emit(one);
    }

    /// <summary>
    /// Deletes, once this turn is durable, every commit until now, that of this turn included: of what it forgets nothing stays but what the state still holds. Should that fail, it is tried
    /// again until it is done.
    /// </summary>
    public void CompactAll() => CompactBefore = Now.AddTicks(1);

    /// <summary>Has the whole stream deleted, its name included: after a while it says farewell to every grain that it ever spoke with, and a day after that it is forgotten.</summary>
    /// <param name="after">How long what others sent to it may still be under way.</param>
    public void ForgetAfter(TimeSpan after) => Remind(Parting.Farewell, Now + after);

    internal void SayFarewell()
    {
        if (replayed.SaidFarewell) return;
        foreach (var partner in replayed.Sent.Keys.Union(replayed.Received.Keys).ToList()) Send(partner, new FarewellOfSender());
        replayed.SaidFarewell = saysFarewell = true;
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

    internal void PartFrom(StreamKey partner)
    {
        replayed.PartFrom(partner);
        parted.Add(partner);
    }

    internal Append ToAppend(long expectedVersion)
    {
        if (CompactBefore is { } before && Compaction.For(Now, before) is var promise) reminders[promise.Name] = promise;
        var commit = new Commit<TEvent>(events, sent.Count == 0 ? null : sent, received.Count == 0 ? null : received)
        {
            Parted = parted.Count == 0 ? null : parted,
            SaysFarewell = saysFarewell ? true : null,
        };
        return new(stream, expectedVersion, GrainJson.Write(commit), Now)
        {
            Registrations = registrations,
            Messages = messages,
            Reminders = [.. reminders.Values],
        };
    }

    private void Send(StreamKey receiver, Message message)
    {
        var number = replayed.Sent.GetValueOrDefault(receiver) + 1;
        replayed.Sent[receiver] = sent[receiver] = number;
        messages.Add(new(receiver, number, GrainJson.Write(message)) { Trace = Trace });
    }
}
