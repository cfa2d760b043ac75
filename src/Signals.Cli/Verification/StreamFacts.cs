using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Cli.Verification;

/// <summary>What is kept of a stream once it was read, to hold against the others and the registrations.</summary>
internal sealed class StreamFacts(StreamKey key)
{
    public StreamKey Key => key;

    /// <summary>When its oldest commit that is left was recorded; the beginning of time where none was ever deleted.</summary>
    public DateTimeOffset KnownSince { get; set; } = DateTimeOffset.MinValue;

    /// <summary>People that were loaded as weekly counts, in the commits that are left.</summary>
    public long HistoryPeople { get; set; }

    /// <summary>Those of them whose registrations cannot have expired.</summary>
    public long RecentHistoryPeople { get; set; }

    /// <summary>Registrations that no recorded signal stands for, of a time whose commits are all there.</summary>
    public long RegistrationsWithoutSignal { get; set; }

    /// <summary>The last number sent to each receiver; null where the stream cannot be read.</summary>
    public IReadOnlyDictionary<StreamKey, long>? Sent { get; set; }

    /// <summary>What was had from each sender; null where the stream cannot be read.</summary>
    public IReadOnlyDictionary<StreamKey, HighWaterMark>? Received { get; set; }

    /// <summary>Whether it said farewell: those that it spoke with know its numbers no more.</summary>
    public bool SaidFarewell { get; set; }
}
