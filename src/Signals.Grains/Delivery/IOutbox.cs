using Signals.Core.Areas;
using Signals.Grains.Journal;

namespace Signals.Grains.Delivery;

/// <summary>Messages that commits have sent and receivers have not yet acknowledged. Rows of the journal's own database.</summary>
public interface IOutbox
{
    /// <summary>What a sender has yet to deliver, parked messages left out, ordered by receiver and then number.</summary>
    /// <param name="sender">The sender.</param>
    /// <param name="now">Receivers whose first message was put off until later than this are left out.</param>
    /// <param name="most">How many at most.</param>
    Task<IReadOnlyList<PendingMessage>> Pending(StreamKey sender, DateTimeOffset now, int most, CancellationToken cancellation);

    /// <summary>Removes what a receiver has acknowledged: every message to it up to and including a number, parked ones excepted.</summary>
    Task Acknowledge(StreamKey sender, StreamKey receiver, long throughNumber, CancellationToken cancellation);

    /// <summary>Notes a failed try. The message, and those behind it to the same receiver, wait until an instant.</summary>
    Task PutOff(StreamKey sender, StreamKey receiver, long number, int attempts, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Sets a message aside after too many tries, so that it holds up nothing else.</summary>
    Task Park(StreamKey sender, StreamKey receiver, long number, int attempts, CancellationToken cancellation);

    /// <summary>Senders with messages that are due. Each is handed out once per lease, so that several sweepers do not all wake it.</summary>
    Task<IReadOnlyList<StreamKey>> ClaimSenders(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation);

    /// <summary>The parked messages of a municipality, oldest first.</summary>
    Task<IReadOnlyList<PendingMessage>> Parked(MunicipalityCode municipality, int most, CancellationToken cancellation);

    /// <summary>Puts back parked messages that were sent at or before an instant, each with <see cref="Lapsed"/> in the place of what it said.</summary>
    /// <returns>How many there were, at most as many as asked for.</returns>
    Task<int> Lapse(DateTimeOffset sentBefore, int most, CancellationToken cancellation);

    /// <summary>How many messages there are, and since when the oldest waits. Counts rows, so not to be asked at every turn.</summary>
    Task<OutboxStanding> Standing(CancellationToken cancellation);

    /// <summary>Puts a parked message back to be tried again, with its tries counted from nought.</summary>
    /// <returns>False if there is no such parked message.</returns>
    Task<bool> Unpark(StreamKey sender, StreamKey receiver, long number, CancellationToken cancellation);
}

/// <summary>A message on its way.</summary>
/// <param name="Sender">Who sent it.</param>
/// <param name="Message">The message.</param>
/// <param name="Attempts">How often delivery failed.</param>
public sealed record PendingMessage(StreamKey Sender, OutgoingMessage Message, int Attempts)
{
    /// <summary>When the commit that sent it was decided.</summary>
    public DateTimeOffset SentAt { get; init; }
}

/// <summary>How the outbox stands.</summary>
/// <param name="Waiting">How many messages wait to be delivered.</param>
/// <param name="Parked">How many are parked.</param>
/// <param name="OldestSentAt">When the oldest of those that wait was sent; null if none waits.</param>
public sealed record OutboxStanding(long Waiting, long Parked, DateTimeOffset? OldestSentAt);
