using System.Text.Json;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Cli.Verification;

/// <summary>Holds what was sent against what was had and what still lies in the outbox, for each sender and receiver.</summary>
internal sealed class MessageAudit(IReadOnlyDictionary<StreamKey, StreamFacts> streams, Violations violations)
{
    private static readonly SortedSet<long> None = [];

    /// <returns>How many messages lie in the outbox.</returns>
    public async Task<long> Run(IJournalInspection journal, CancellationToken cancellation)
    {
        var count = 0L;
        var waiting = new Dictionary<(StreamKey Sender, StreamKey Receiver), SortedSet<long>>();
        await foreach (var (sender, message, _) in journal.Messages(cancellation))
        {
            count++;
            if (!streams.ContainsKey(sender)) violations.Add(sender, null, "has a message in the outbox and does not exist");
            if (!CanBeRead(message)) violations.Add(sender, null, $"has message {message.Number} to {message.Receiver} in the outbox, which cannot be read");
            if (!waiting.TryGetValue((sender, message.Receiver), out var numbers)) waiting[(sender, message.Receiver)] = numbers = [];
            numbers.Add(message.Number);
        }
        foreach (var sender in streams.Values.Where(facts => facts.Sent is not null))
            foreach (var (receiver, sent) in sender.Sent!)
            {
                waiting.Remove((sender.Key, receiver), out var numbers);
                Check(sender.Key, receiver, sent, numbers ?? None);
            }
        foreach (var (sender, receiver) in waiting.Keys)
            if (streams.GetValueOrDefault(sender) is { Sent: not null })
                violations.Add(sender, null, $"has messages to {receiver} in the outbox and never sent any");
        CheckSenders();
        return count;
    }

    private void Check(StreamKey sender, StreamKey receiver, long sent, SortedSet<long> waiting)
    {
        if (HaveParted(sender, receiver)) return;
        if (waiting.Count > 0 && waiting.Max > sent) violations.Add(sender, null, $"has message {waiting.Max} to {receiver} in the outbox and sent only {sent}");
        var facts = streams.GetValueOrDefault(receiver);
        if (facts is { Received: null }) return;
        var mark = facts?.Received?.GetValueOrDefault(sender);
        foreach (var awaited in mark?.Awaited ?? None)
            if (!waiting.Contains(awaited))
                violations.Add(receiver, null, $"never had message {awaited} of {sender}, which is no longer in the outbox");
        for (var number = (mark?.Number ?? 0) + 1; number <= sent; number++)
        {
            if (waiting.Contains(number)) continue;
            violations.Add(receiver, null, $"never had message {number} of {sender}, which is no longer in the outbox");
            break;
        }
    }

    private void CheckSenders()
    {
        foreach (var receiver in streams.Values.Where(facts => facts.Received is not null))
            foreach (var (sender, mark) in receiver.Received!)
            {
                if (HaveParted(sender, receiver.Key) || (streams.TryGetValue(sender, out var facts) && facts.Sent is null)) continue;
                if (mark.Number > (streams.GetValueOrDefault(sender)?.Sent?.GetValueOrDefault(receiver.Key) ?? 0))
                    violations.Add(receiver.Key, null, $"had message {mark.Number} of {sender}, which never sent it");
            }
    }

    // After a farewell one of the two no longer knows the numbers of the other.
    private bool HaveParted(StreamKey one, StreamKey other) =>
        streams.GetValueOrDefault(one) is { SaidFarewell: true } || streams.GetValueOrDefault(other) is { SaidFarewell: true };

    private static bool CanBeRead(OutgoingMessage message)
    {
        try
        {
            _ = GrainJson.Read<Message>(message.Payload);
            return true;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or ArgumentException)
        {
            return false;
        }
    }
}
