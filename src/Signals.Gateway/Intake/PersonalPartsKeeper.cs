using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Grains.Engine;
using Signals.Grains.Neighbourhoods;
using Signals.Grains.Vault;

namespace Signals.Gateway.Intake;

/// <summary>Keeps what a person wrote before the signal that refers to it, and lets a request that is refused change nothing of what was kept.</summary>
internal sealed class PersonalPartsKeeper(IGrains grains, IVault vault, TimeProvider clock) : IDisposable
{
    private const int Lanes = 256;

    // Two requests under one key must not keep and forget through each other.
    private readonly SemaphoreSlim[] lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1))];

    public async Task<RecordOutcome> Record(
        NeighbourhoodCode neighbourhood, SignalToRecord signal, PersonalParts parts, DateTimeOffset keepUntil, CancellationToken cancellation)
    {
        var grain = grains.Neighbourhood(neighbourhood);
        if (parts.IsEmpty) return await grain.Record(signal, cancellation);

        var (municipality, id) = (neighbourhood.Municipality, signal.Signal.Id);
        var lane = lanes[(int)(id.Value % Lanes)];
        await lane.WaitAsync(cancellation);
        try
        {
            var before = await vault.Read(municipality, id, cancellation);
            if (before is null) await vault.Keep(municipality, id, parts, clock.GetUtcNow(), keepUntil, cancellation);
            var outcome = await grain.Record(signal, cancellation);
            if (outcome.Status == RecordStatus.Recorded)
            {
                // What another request under this key left behind belongs to no signal.
                if (before is not null && before != parts) await vault.Keep(municipality, id, parts, clock.GetUtcNow(), keepUntil, cancellation);
                await vault.Confirm(municipality, id, cancellation);
            }
            else if (before is null && !(outcome.Status == RecordStatus.Repeated && await IsThere(neighbourhood, id, cancellation)))
            {
                await vault.Forget(municipality, id, cancellation);
            }
            else if (outcome.Status == RecordStatus.Repeated)
            {
                await vault.Confirm(municipality, id, cancellation);
            }
            return outcome;
        }
        finally
        {
            lane.Release();
        }
    }

    public void Dispose() => Array.ForEach(lanes, lane => lane.Dispose());

    private async Task<bool> IsThere(NeighbourhoodCode neighbourhood, SignalId id, CancellationToken cancellation) =>
        await grains.Neighbourhood(neighbourhood).Follow(id, cancellation) is not null;
}
