using System.Buffers.Binary;
using System.Security.Cryptography;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Text;
using Signals.Grains.Engine;
using Signals.Grains.Vault;

namespace Signals.Gateway.Households;

/// <summary>The households that agreed that their signals are kept together. Only the vault knows whose name a household's is, and only for as long as it agrees.</summary>
/// <remarks>
/// A name is given by chance. The vault keeps it under an id of the address, and under one of each signal so that whoever has its follow code can take the consent back. Both go a year
/// after the household last told something: from then on the name leads to nobody, and the same address gets another one.
/// </remarks>
public sealed class HouseholdRegister(IVault vault, IKeyRing keys, IGrains grains, TimeProvider clock)
{
    /// <summary>Notes that a household agreed, with a signal.</summary>
    /// <returns>The name that the household goes by.</returns>
    public async Task<HouseholdId> Agree(MunicipalityCode municipality, HouseholdAddress address, SignalId signal, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var until = now.AddDays(Household.KeptDays);
        var register = await Of(municipality, address, cancellation);
        var name = new HouseholdId(municipality, BinaryPrimitives.ReadUInt128BigEndian(RandomNumberGenerator.GetBytes(16)));
        var agreed = new PersonalParts(null, null, null) { Household = new(name, register, now) };
        if (!await vault.KeepIfAbsent(municipality, register, agreed, now, until, cancellation))
        {
            if (await vault.Read(municipality, register, cancellation) is { Household: not null } before) agreed = before;
            else await vault.Keep(municipality, register, agreed, now, until, cancellation);
        }
        await vault.Extend(municipality, register, until, cancellation);
        var link = await Of(municipality, signal, cancellation);
        // A request that comes again leaves the signal with the household that it was first told of.
        await vault.KeepIfAbsent(municipality, link, agreed, now, until, cancellation);
        await vault.Extend(municipality, link, until, cancellation);
        return agreed.Household!.Household;
    }

    /// <summary>Whether a signal is kept together with others of its household.</summary>
    public async Task<bool> Agreed(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation) =>
        await vault.Read(municipality, await Of(municipality, signal, cancellation), cancellation) is { Household: not null };

    /// <summary>Since when, and until when at the latest, it is agreed that a signal is kept together with others of its household.</summary>
    /// <returns>Null if it is not.</returns>
    public async Task<KeptTerm?> Consent(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation) =>
        await vault.Term(municipality, await Of(municipality, signal, cancellation), cancellation);

    /// <summary>Takes back the consent of the household that a signal is of.</summary>
    /// <returns>The name that the household went by; null if it is not kept together with others, or no longer.</returns>
    public async Task<HouseholdId?> TakeBack(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation)
    {
        var link = await Of(municipality, signal, cancellation);
        var household = await TakeBack(municipality, await vault.Read(municipality, link, cancellation), cancellation);
        // Also of a signal that the household has not heard of yet, or no longer knows.
        await vault.Forget(municipality, link, cancellation);
        return household;
    }

    /// <summary>Takes back the consent of the household at an address.</summary>
    /// <inheritdoc cref="TakeBack(MunicipalityCode, SignalId, CancellationToken)"/>
    public async Task<HouseholdId?> TakeBack(MunicipalityCode municipality, HouseholdAddress address, CancellationToken cancellation) =>
        await TakeBack(municipality, await vault.Read(municipality, await Of(municipality, address, cancellation), cancellation), cancellation);

    private async Task<HouseholdId?> TakeBack(MunicipalityCode municipality, PersonalParts? kept, CancellationToken cancellation)
    {
        if (kept?.Household is not { } consent) return null;
        // The grain first: as long as the vault leads to it, this can be done again.
        foreach (var signal in await grains.Household(consent.Household).LetGo(cancellation))
            await vault.Forget(municipality, await Of(municipality, signal, cancellation), cancellation);
        await vault.Forget(municipality, consent.Register, cancellation);
        return consent.Household;
    }

    private async Task<SignalId> Of(MunicipalityCode municipality, HouseholdAddress address, CancellationToken cancellation) =>
        address.Under((await keys.Key(municipality, KeyPurposes.KeptTogether, null, cancellation)).Span);

    private async Task<SignalId> Of(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation) =>
        new(Keyed.Hash((await keys.Key(municipality, KeyPurposes.KeptTogether, null, cancellation)).Span, "signaal", signal.ToString()));
}
