using System.Data;
using Dapper;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Grains.Delivery;
using Signals.Grains.Journal;

namespace Signals.Journal;

/// <summary>Makes commands that can be cancelled.</summary>
internal static class Sql
{
    public static CommandDefinition Of(string text, object? parameters, CancellationToken cancellation) =>
        new(text, parameters, commandType: CommandType.Text, cancellationToken: cancellation);
}

/// <summary>A stream's key as parameters or columns.</summary>
internal sealed record KeyColumns(int Municipality, string Kind, string Name)
{
    public static KeyColumns Of(StreamKey key) => new(key.Municipality.Number, key.Kind, key.Name);
}

internal sealed class RegistrationRow
{
    public Bits128 Signal { get; init; }

    public Bits128 BodyHash { get; init; }

    public Instant ReceivedAt { get; init; }

    public Instant ExpiresAt { get; init; }

    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    public StoredRegistration ToRegistration(MunicipalityCode municipality) =>
        new(new(new SignalId(Signal.Value), BodyHash.Value, ReceivedAt.Time, ExpiresAt.Time), new(municipality, Kind, Name));
}

internal sealed class MessageRow
{
    public int Municipality { get; init; }

    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    public string Receiver { get; init; } = "";

    public long Number { get; init; }

    public int Attempts { get; init; }

    public Instant SentAt { get; init; }

    public byte[] Payload { get; init; } = [];

    public string? Trace { get; init; }

    public PendingMessage ToMessage() =>
        new(new(new(Municipality), Kind, Name), new(StreamKey.Parse(Receiver), Number, Payload) { Trace = Trace }, Attempts) { SentAt = SentAt.Time };
}
