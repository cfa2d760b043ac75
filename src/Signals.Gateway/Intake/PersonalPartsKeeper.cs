using Signals.Core.Areas;
using Signals.Gateway.Access;
using Signals.Grains.Neighbourhoods;
using Signals.Grains.Vault;

namespace Signals.Gateway.Intake;

/// <summary>Keeps what a person wrote before the signal that refers to it, and lets a request that is refused change nothing of what was kept.</summary>
/// <remarks>
/// Requests under one key may come in at the same moment, also at several gateways. Each keeps its words only where none are kept, and takes back
/// only what it kept itself and nobody confirmed. The one that is recorded has the last word: it confirms its own, or puts them in the place of another's.
/// </remarks>
internal sealed class PersonalPartsKeeper(GrainsWithinReach grains, IVault vault, TimeProvider clock)
{
    public async Task<RecordOutcome> Record(
        NeighbourhoodCode neighbourhood, SignalToRecord signal, PersonalParts parts, CancellationToken cancellation)
    {
        var grain = grains.Neighbourhood(neighbourhood);
        if (parts.IsEmpty) return await grain.Record(signal, cancellation);

        var (municipality, id) = (neighbourhood.Municipality, signal.Signal.Id);
        var kept = await vault.KeepIfAbsent(municipality, id, parts, clock.GetUtcNow(), signal.Signal.PartsKeptUntil, cancellation);
        var outcome = await grain.Record(signal, cancellation);
        switch (outcome.Status)
        {
            case RecordStatus.Recorded:
                if (!kept || !await vault.Confirm(municipality, id, cancellation)) await Keep();
                break;
            case RecordStatus.Repeated when kept && signal.Signal.HasWordsAboutAnother:
                // Words about somebody else that are no longer there were erased, or had their time: sending them again does not bring them back.
                await vault.ForgetUnconfirmed(municipality, id, cancellation);
                break;
            case RecordStatus.Repeated:
                // Same body, so these are the signal's words. What stands there may be of a request whose process ended before it took them back.
                var mends = !kept && await vault.Read(municipality, id, cancellation) is { } standing && standing != parts;
                if (mends) await Keep();
                else await vault.Confirm(municipality, id, cancellation);
                // Asked last: whoever withdraws a signal first tells the grain and then the vault, so that one of the two of us sees the other.
                if ((kept || mends) && await grain.Follow(id, cancellation) is null) await vault.Forget(municipality, id, cancellation);
                break;
            default:
                if (kept) await vault.ForgetUnconfirmed(municipality, id, cancellation);
                break;
        }
        return outcome;

        Task Keep() => vault.Keep(municipality, id, parts, clock.GetUtcNow(), (signal.Signal with { ReceivedAt = outcome.ReceivedAt }).PartsKeptUntil, cancellation);
    }
}
