using Orleans.Serialization.Cloning;
using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Grains.Neighbourhoods;

namespace Signals.Cluster.Wire;

/// <summary>
/// A signal to record, as a row of plain fields. It is by far the most frequent message of all, and as JSON it costs several times as much. A newer
/// version may add fields under new numbers, and never changes what one means.
/// </summary>
[GenerateSerializer, Immutable, Alias("signals.signal")]
internal readonly record struct SignalOnWire(
    [property: Id(0)] UInt128 Signal, [property: Id(1)] string Theme, [property: Id(2)] int Source, [property: Id(3)] DateOnly ObservedOn,
    [property: Id(4)] DateTimeOffset ReceivedAt, [property: Id(5)] UInt128[] Household, [property: Id(6)] int People, [property: Id(7)] string? Place,
    [property: Id(8)] bool AboutAnother, [property: Id(9)] string? KeptTogether, [property: Id(10)] string? RegisteredBy,
    [property: Id(11)] UInt128 BodyHash, [property: Id(12)] DateTimeOffset ExpiresAt, [property: Id(13)] bool HasWordsAboutAnother);

/// <inheritdoc cref="SignalOnWire"/>
[RegisterConverter]
internal sealed class SignalConverter : IConverter<SignalToRecord, SignalOnWire>
{
    public SignalToRecord ConvertFromSurrogate(in SignalOnWire surrogate) => new(
        new()
        {
            Id = new(surrogate.Signal),
            Theme = ThemeCode.Parse(surrogate.Theme),
            Source = (Source)surrogate.Source,
            ObservedOn = surrogate.ObservedOn,
            ReceivedAt = surrogate.ReceivedAt,
            Household = Array.ConvertAll(surrogate.Household, token => new HouseholdToken(token)),
            People = surrogate.People,
            Place = surrogate.Place,
            AboutAnother = surrogate.AboutAnother,
            HasWordsAboutAnother = surrogate.HasWordsAboutAnother,
            KeptTogether = surrogate.KeptTogether is { } household ? HouseholdId.Parse(household) : null,
            RegisteredBy = surrogate.RegisteredBy,
        },
        surrogate.BodyHash, surrogate.ExpiresAt);

    public SignalOnWire ConvertToSurrogate(in SignalToRecord value)
    {
        var signal = value.Signal;
        return new(
            signal.Id.Value, signal.Theme.ToString(), (int)signal.Source, signal.ObservedOn, signal.ReceivedAt,
            [.. signal.Household.Select(token => token.Value)], signal.People, signal.Place, signal.AboutAnother, signal.KeptTogether?.ToString(),
            signal.RegisteredBy, value.BodyHash, value.ExpiresAt, signal.HasWordsAboutAnother);
    }
}

/// <inheritdoc cref="SharedValues"/>
[RegisterCopier]
internal sealed class SharedSignals : ShallowCopier<SignalToRecord>;
