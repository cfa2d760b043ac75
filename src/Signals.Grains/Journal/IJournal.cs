using Signals.Core.Areas;
using Signals.Core.Follow;

namespace Signals.Grains.Journal;

/// <summary>The only place that holds truth: a stream of commits per grain, and what belongs to the same commit.</summary>
/// <remarks>
/// Everything here is durable when its task completes. A failure that certainly left nothing of an append behind is thrown as
/// <see cref="JournalUnavailableException"/>; too many waiting as <see cref="JournalOverloadedException"/>. The other writes, here and in the ports
/// beside this one, can be repeated safely; they throw the same exception also where it is not known whether they took.
/// </remarks>
public interface IJournal
{
    /// <summary>Adds one commit to a stream, with its registrations, messages and reminders, all or nothing.</summary>
    /// <remarks>
    /// Appends that wait at the same moment share a transaction and a flush, and each has its own outcome. Once handed in, an append runs to
    /// its outcome; cancelling only stops the waiting, so that the outcome is then not known.
    /// </remarks>
    /// <exception cref="ArgumentException">Something is out of its bounds, or the append holds a signal, a message number or a reminder's name twice.</exception>
    Task<AppendOutcome> Append(Append append, CancellationToken cancellation);

    /// <summary>The latest snapshot, if there is one, and every commit after it, in order of version.</summary>
    /// <returns>Version 0 and nothing else for a stream that was never appended to.</returns>
    Task<StoredStream> Read(StreamKey stream, CancellationToken cancellation);

    /// <summary>Keeps a snapshot in place of the one before. One of an older version than the one kept is ignored.</summary>
    /// <exception cref="InvalidOperationException">The stream does not hold as many commits as the snapshot is of.</exception>
    Task SaveSnapshot(StreamKey stream, Snapshot snapshot, CancellationToken cancellation);

    /// <summary>Deletes every commit up to and including a version that was recorded before an instant. This is how retention is kept.</summary>
    /// <returns>How many commits were deleted.</returns>
    /// <remarks>Commits need not have been recorded in the order of their versions: one that is not old enough stays though others after it go.</remarks>
    /// <exception cref="InvalidOperationException">No snapshot of that version or later stands in for them.</exception>
    Task<int> Compact(StreamKey stream, long throughVersion, DateTimeOffset recordedBefore, CancellationToken cancellation);

    /// <summary>Deletes a stream with all that belongs to it: commits, snapshot, reminders, parked messages from it or to it, and its name. Not for one that registered signals.</summary>
    /// <returns>False, with nothing changed, if it does not hold as many commits as expected, or something that it sent still waits to be delivered.</returns>
    Task<bool> Forget(StreamKey stream, long expectedVersion, CancellationToken cancellation);

    /// <summary>Which of these signals were registered before, anywhere in the municipality.</summary>
    Task<IReadOnlyList<StoredRegistration>> FindRegistrations(
        MunicipalityCode municipality, IReadOnlyCollection<SignalId> signals, CancellationToken cancellation);

    /// <summary>Deletes registrations that have expired.</summary>
    /// <param name="now">Those that expired at or before this instant go.</param>
    /// <param name="most">How many at most in one go.</param>
    /// <returns>How many were deleted.</returns>
    Task<int> DeleteExpiredRegistrations(DateTimeOffset now, int most, CancellationToken cancellation);
}

/// <summary>What came of an append.</summary>
public enum AppendOutcome
{
    /// <summary>It is durable.</summary>
    Appended,

    /// <summary>Nothing was written: the stream was not at the expected version, or one of the signals is registered already. Read again and decide again.</summary>
    Conflict,

    /// <summary>The connection broke at the commit: it may or may not be durable. Read again and let the registrations answer.</summary>
    Unknown,
}

/// <summary>One commit to be added to a stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="ExpectedVersion">The number of commits that the stream must hold; 0 for a new one.</param>
/// <param name="Payload">The commit as UTF-8 JSON, at most 8 MiB.</param>
/// <param name="RecordedAt">When it was decided.</param>
public sealed record Append(StreamKey Stream, long ExpectedVersion, ReadOnlyMemory<byte> Payload, DateTimeOffset RecordedAt)
{
    /// <summary>Signals that this commit records. Each can be registered once in a municipality.</summary>
    public IReadOnlyList<Registration> Registrations { get; init; } = [];

    /// <summary>Messages that this commit sends, numbered per receiver.</summary>
    public IReadOnlyList<OutgoingMessage> Messages { get; init; } = [];

    /// <summary>Reminders that this commit sets or clears.</summary>
    public IReadOnlyList<ReminderChange> Reminders { get; init; } = [];
}

/// <summary>That a signal was received: the idempotency record.</summary>
/// <param name="Signal">The signal, derived from its idempotency key.</param>
/// <param name="BodyHash">A keyed hash of what was sent, to tell a repeat from another body under the same key.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="ExpiresAt">Until when a repeat must be recognised.</param>
public sealed record Registration(SignalId Signal, UInt128 BodyHash, DateTimeOffset ReceivedAt, DateTimeOffset ExpiresAt);

/// <summary>A registration and the stream that it was appended with.</summary>
public sealed record StoredRegistration(Registration Registration, StreamKey Stream);

/// <summary>A message for another grain.</summary>
/// <param name="Receiver">The grain that it is for.</param>
/// <param name="Number">Its number from this sender to this receiver, counting from 1.</param>
/// <param name="Payload">The message as UTF-8 JSON, at most 1 MiB.</param>
public sealed record OutgoingMessage(StreamKey Receiver, long Number, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The trace that it belongs to, as a W3C <c>traceparent</c> of at most 55 characters, so that its delivery goes on with it after a crash too.</summary>
    public string? Trace { get; init; }
}

/// <summary>Sets a reminder of the appending grain, in place of one of the same name, or clears it.</summary>
/// <param name="Name">1 to 60 letters, digits and hyphens.</param>
/// <param name="DueAt">When it is due; null clears it.</param>
public sealed record ReminderChange(string Name, DateTimeOffset? DueAt);

/// <summary>A stream as it stands.</summary>
/// <param name="Version">The number of commits ever appended.</param>
/// <param name="Snapshot">The latest snapshot.</param>
/// <param name="Commits">Every commit after the snapshot, or every one where there is none.</param>
public sealed record StoredStream(long Version, Snapshot? Snapshot, IReadOnlyList<StoredCommit> Commits)
{
    /// <summary>Whether it has sent messages that are not acknowledged yet, parked ones included.</summary>
    public bool IsSending { get; init; }
}

/// <param name="Version">The stream's version once this commit was added.</param>
/// <param name="RecordedAt">When it was decided.</param>
/// <param name="Payload">As it was appended.</param>
public sealed record StoredCommit(long Version, DateTimeOffset RecordedAt, ReadOnlyMemory<byte> Payload);

/// <summary>A grain's state after so many commits, to save reading them.</summary>
/// <param name="Version">After how many commits.</param>
/// <param name="Algorithm">The version of the algorithm that made the derived parts of the state; another version derives them anew.</param>
/// <param name="Payload">The state as UTF-8 JSON.</param>
/// <param name="TakenAt">When it was taken.</param>
public sealed record Snapshot(long Version, int Algorithm, ReadOnlyMemory<byte> Payload, DateTimeOffset TakenAt);

/// <summary>The journal or the vault cannot be reached or refused; nothing of an append was written.</summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>As many calls wait as the journal holds at most; nothing of this one was written. Try again a little later.</summary>
public sealed class JournalOverloadedException() : Exception("The journal has as many calls waiting as it may hold.");
