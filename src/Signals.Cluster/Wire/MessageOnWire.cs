using Orleans.Serialization.Cloning;
using Signals.Grains.Delivery;
using Signals.Grains.Journal;

namespace Signals.Cluster.Wire;

/// <summary>A message from grain to grain, whose content is JSON already. See <see cref="SignalOnWire"/>.</summary>
[GenerateSerializer, Immutable, Alias("signals.message")]
internal readonly record struct MessageOnWire([property: Id(0)] string Sender, [property: Id(1)] long Number, [property: Id(2)] ReadOnlyMemory<byte> Payload);

/// <inheritdoc cref="MessageOnWire"/>
[RegisterConverter]
internal sealed class MessageConverter : IConverter<IncomingMessage, MessageOnWire>
{
    public IncomingMessage ConvertFromSurrogate(in MessageOnWire surrogate) => new(StreamKey.Parse(surrogate.Sender), surrogate.Number, surrogate.Payload);

    public MessageOnWire ConvertToSurrogate(in IncomingMessage value) => new(value.Sender.ToString(), value.Number, value.Payload);
}

/// <inheritdoc cref="SharedValues"/>
[RegisterCopier]
internal sealed class SharedMessages : ShallowCopier<IncomingMessage>;
