using Signals.Core.Areas;
using Signals.Core.Platform;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Platform;

/// <inheritdoc cref="IPlatform"/>
public sealed class PlatformGrain(GrainContext context) : JournaledGrain<Installation, InstallationEvent>(StreamKeys.Platform, context), IPlatform
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<MunicipalityCode>> Municipalities(CancellationToken cancellation) =>
        Ask<IReadOnlyList<MunicipalityCode>>(state => [.. state.Municipalities], cancellation);

    /// <inheritdoc/>
    public Task Serve(MunicipalityCode municipality, CancellationToken cancellation) => Decide(turn =>
    {
        turn.Emit(turn.State.Serve(municipality));
        return true;
    }, [], cancellation);

    protected override void Apply(Installation state, InstallationEvent happened) => state.Apply(happened);

    protected override void Take(Turn<Installation, InstallationEvent> turn, Message message) =>
        throw new InvalidOperationException($"The platform takes no {message.GetType().Name}.");
}
