using Signals.Grains.Neighbourhoods;

namespace Signals.Cluster.Benchmarks.Peer;

/// <summary>What one would write without the platform: a grain that counts, keeps its state in Orleans' own storage, and answers when that is written.</summary>
[Alias("benchmarks.peer")]
internal interface IPeer : IGrainWithStringKey
{
    /// <summary>Counts a signal.</summary>
    /// <returns>How many there were for its theme.</returns>
    Task<int> Record(PeerSignal signal);

    /// <summary>Counts a signal and stores nothing: what the calls alone cost, and no platform can be faster.</summary>
    /// <returns>How many there were for its theme.</returns>
    Task<int> Count(PeerSignal signal);
}

/// <inheritdoc cref="IPeer"/>
[GrainType("peer")]
internal sealed class PeerGrain([PersistentState("state", PeerStorage.Name)] IPersistentState<PeerState> state) : Grain, IPeer
{
    public async Task<int> Record(PeerSignal signal)
    {
        var count = Note(signal);
        await state.WriteStateAsync();
        return count;
    }

    public Task<int> Count(PeerSignal signal) => Task.FromResult(Note(signal));

    private int Note(PeerSignal signal)
    {
        state.State.Latest = signal;
        return state.State.Counts[signal.Theme] = state.State.Counts.GetValueOrDefault(signal.Theme) + 1;
    }
}

/// <summary>The same signal as the platform is told, in the form that Orleans' own serializer is fastest with.</summary>
[GenerateSerializer, Immutable, Alias("benchmarks.peer-signal")]
internal sealed record PeerSignal(
    [property: Id(0)] UInt128 Signal, [property: Id(1)] string Theme, [property: Id(2)] int Source, [property: Id(3)] DateOnly ObservedOn,
    [property: Id(4)] DateTimeOffset ReceivedAt, [property: Id(5)] UInt128 Household, [property: Id(6)] UInt128 BodyHash, [property: Id(7)] DateTimeOffset ExpiresAt)
{
    public static PeerSignal Of(SignalToRecord told) => new(
        told.Signal.Id.Value, told.Signal.Theme.ToString(), (int)told.Signal.Source, told.Signal.ObservedOn, told.Signal.ReceivedAt,
        told.Signal.Household[0].Value, told.BodyHash, told.ExpiresAt);
}

/// <summary>Counts and the latest signal. It stays as small as that, to the peer's advantage: the platform keeps every one for thirteen weeks.</summary>
[GenerateSerializer, Alias("benchmarks.peer-state")]
internal sealed class PeerState
{
    [Id(0)]
    public Dictionary<string, int> Counts { get; init; } = [];

    [Id(1)]
    public PeerSignal? Latest { get; set; }
}
