using Signals.Core.Areas;
using Signals.Core.SocialMaps;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.SocialMaps;

/// <inheritdoc cref="ISocialMap"/>
public sealed class SocialMapGrain(MunicipalityCode municipality, GrainContext context)
    : JournaledGrain<SocialMap, SocialMapEvent>(StreamKeys.SocialMap(municipality), context), ISocialMap
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<SocialMapEntry>> Entries(CancellationToken cancellation) => Ask<IReadOnlyList<SocialMapEntry>>(state => [.. state.Entries], cancellation);

    /// <inheritdoc/>
    public Task<bool> Set(SocialMapEntry entry, CancellationToken cancellation) => Decide(turn =>
    {
        if (turn.State.Set(entry) is not { } events) return false;
        turn.Emit(events);
        return true;
    }, [], cancellation);

    /// <inheritdoc/>
    public Task<bool> Remove(SocialMapCode code, CancellationToken cancellation) => Decide(turn =>
    {
        var events = turn.State.Remove(code);
        turn.Emit(events);
        return events.Count > 0;
    }, [], cancellation);

    protected override void Apply(SocialMap state, SocialMapEvent happened) => state.Apply(happened);

    protected override void Take(Turn<SocialMap, SocialMapEvent> turn, Message message) =>
        throw new InvalidOperationException($"A social map takes no {message.GetType().Name}.");
}
