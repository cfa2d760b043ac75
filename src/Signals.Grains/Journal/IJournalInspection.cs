using Signals.Core.Areas;
using Signals.Grains.Delivery;
using Signals.Grains.Reminders;

namespace Signals.Grains.Journal;

/// <summary>Reads a journal end to end, for <c>verify</c> and for tests. Every read is of one moment.</summary>
public interface IJournalInspection
{
    /// <summary>Every stream with all that is kept of it, commits behind the snapshot included. Ordered by key.</summary>
    IAsyncEnumerable<InspectedStream> Streams(CancellationToken cancellation);

    /// <summary>Every registration of a municipality, ordered by signal.</summary>
    IAsyncEnumerable<StoredRegistration> Registrations(MunicipalityCode municipality, CancellationToken cancellation);

    /// <summary>Every message not yet acknowledged, parked ones included.</summary>
    IAsyncEnumerable<PendingMessage> Messages(CancellationToken cancellation);

    /// <summary>Every reminder.</summary>
    IAsyncEnumerable<DueReminder> Reminders(CancellationToken cancellation);
}

/// <param name="Key">The stream.</param>
/// <param name="CompactedThrough">Commits up to and including this version have been deleted; 0 if none.</param>
/// <param name="Stored">The snapshot and every commit that is left, those behind the snapshot included.</param>
public sealed record InspectedStream(StreamKey Key, long CompactedThrough, StoredStream Stored);
