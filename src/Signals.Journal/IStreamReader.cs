using Signals.Grains.Journal;

namespace Signals.Journal;

/// <summary>The way of a stream out of the database.</summary>
internal interface IStreamReader
{
    /// <inheritdoc cref="IJournal.Read"/>
    Task<StoredStream> Read(StreamKey stream);
}
