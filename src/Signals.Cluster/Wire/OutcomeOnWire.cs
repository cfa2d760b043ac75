using Orleans.Serialization.Cloning;
using Signals.Grains.Neighbourhoods;

namespace Signals.Cluster.Wire;

/// <summary>What came of a signal: the most frequent answer. See <see cref="SignalOnWire"/>.</summary>
[GenerateSerializer, Immutable, Alias("signals.outcome")]
internal readonly record struct OutcomeOnWire([property: Id(0)] int Status, [property: Id(1)] DateTimeOffset ReceivedAt);

/// <inheritdoc cref="OutcomeOnWire"/>
[RegisterConverter]
internal sealed class OutcomeConverter : IConverter<RecordOutcome, OutcomeOnWire>
{
    public RecordOutcome ConvertFromSurrogate(in OutcomeOnWire surrogate) => new((RecordStatus)surrogate.Status, surrogate.ReceivedAt);

    public OutcomeOnWire ConvertToSurrogate(in RecordOutcome value) => new((int)value.Status, value.ReceivedAt);
}

/// <inheritdoc cref="SharedValues"/>
[RegisterCopier]
internal sealed class SharedOutcomes : ShallowCopier<RecordOutcome>;
