using Signals.Core.Areas;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Areas;

/// <inheritdoc cref="IAreaMap"/>
public sealed class AreaMapGrain(MunicipalityCode municipality, GrainContext context)
    : JournaledGrain<AreaMap, AreaMapEvent>(StreamKeys.Map(municipality), context), IAreaMap
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<AreaShape>> Shapes(CancellationToken cancellation) => Ask<IReadOnlyList<AreaShape>>(state => [.. state.Shapes], cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AreaShape>> Replaced(CancellationToken cancellation) => Ask<IReadOnlyList<AreaShape>>(state => [.. state.Replaced], cancellation);

    /// <inheritdoc/>
    public Task<bool> Draw(IReadOnlyList<AreaShape> shapes, CancellationToken cancellation) => Decide(turn =>
    {
        if (turn.State.Draw(shapes) is not { } drawn) return false;
        turn.Emit(drawn);
        return true;
    }, [], cancellation);

    protected override void Apply(AreaMap state, AreaMapEvent happened) => state.Apply(happened);

    protected override void Take(Turn<AreaMap, AreaMapEvent> turn, Message message)
    {
        if (message is not SuccessionForMap settled) throw new InvalidOperationException($"A map takes no {message.GetType().Name}.");
        turn.Emit(turn.State.Settle(settled.Former, settled.IsEnded));
    }
}
