using System.Text.Json.Serialization;
using Signals.Grains.Journal;

namespace Signals.Grains.Engine;

/// <summary>What one append holds: events, and the numbers of messages sent and received with them.</summary>
/// <param name="Events">What happened, in order; may be empty when only a message was taken in.</param>
/// <param name="Sent">The last number to each receiver that this commit sent to.</param>
/// <param name="Received">The messages that this commit took in.</param>
public sealed record Commit<TEvent>(IReadOnlyList<TEvent> Events, IReadOnlyDictionary<StreamKey, long>? Sent, IReadOnlyList<Receipt>? Received)
{
    /// <summary>Grains that said farewell: the numbers of their messages are forgotten. Null for none.</summary>
    public IReadOnlyList<StreamKey>? Parted { get; init; }

    /// <summary>True if this commit says farewell to all the grain ever spoke with. Null if not.</summary>
    public bool? SaysFarewell { get; init; }
}

/// <summary>That a message was taken in.</summary>
public sealed record Receipt(StreamKey Sender, long Number);

/// <summary>A grain's state with the numbers of its messages: what a snapshot holds, and what replaying commits gives.</summary>
/// <remarks>The numbers grow with the grains that it speaks with: the neighbourhoods of a municipality, the households of a neighbourhood until they say farewell.</remarks>
public sealed class Replayed<TState, TEvent> where TState : class, new()
{
    public Replayed() : this(new(), [], []) { }

    [JsonConstructor]
    public Replayed(TState state, Dictionary<StreamKey, long> sent, Dictionary<StreamKey, HighWaterMark> received, bool saidFarewell = false) =>
        (State, Sent, Received, SaidFarewell) = (state, sent, received, saidFarewell);

    public TState State { get; }

    /// <summary>The last number sent to each receiver.</summary>
    public Dictionary<StreamKey, long> Sent { get; }

    /// <summary>What was had from each sender.</summary>
    public Dictionary<StreamKey, HighWaterMark> Received { get; }

    /// <summary>Whether it said farewell: those it spoke with forget that they did, and it is about to be forgotten itself.</summary>
    public bool SaidFarewell { get; internal set; }

    /// <summary>Takes a commit into account.</summary>
    /// <param name="commit">The commit after the last one.</param>
    /// <param name="apply">How an event changes the state.</param>
    public void Apply(Commit<TEvent> commit, Action<TState, TEvent> apply)
    {
        foreach (var happened in commit.Events) apply(State, happened);
        foreach (var (receiver, number) in commit.Sent ?? new Dictionary<StreamKey, long>()) Sent[receiver] = number;
        foreach (var receipt in commit.Received ?? []) Mark(receipt);
        foreach (var partner in commit.Parted ?? []) PartFrom(partner);
        if (commit.SaysFarewell == true) SaidFarewell = true;
    }

    /// <summary>Whether a message was had before.</summary>
    public bool WasHad(Receipt receipt) => Received.TryGetValue(receipt.Sender, out var mark) && mark.WasHad(receipt.Number);

    internal void Mark(Receipt receipt)
    {
        if (!Received.TryGetValue(receipt.Sender, out var mark)) Received[receipt.Sender] = mark = new(0, []);
        mark.Note(receipt.Number);
    }

    internal void PartFrom(StreamKey partner)
    {
        Sent.Remove(partner);
        Received.Remove(partner);
    }
}

/// <summary>How far the messages of one sender have come. A number that was passed over, because its message is parked, is still awaited.</summary>
public sealed class HighWaterMark(long number, SortedSet<long> awaited)
{
    /// <summary>The highest number had.</summary>
    public long Number { get; private set; } = number;

    /// <summary>Lower numbers not had yet.</summary>
    public SortedSet<long> Awaited { get; } = awaited;

    /// <summary>Whether a number was had.</summary>
    public bool WasHad(long number) => number <= Number && !Awaited.Contains(number);

    internal void Note(long number)
    {
        Awaited.Remove(number);
        for (var passed = Number + 1; passed < number; passed++) Awaited.Add(passed);
        Number = Math.Max(Number, number);
    }
}
