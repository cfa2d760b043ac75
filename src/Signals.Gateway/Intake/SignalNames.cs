using System.Text.Json;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Text;
using Signals.Gateway.Problems;
using Signals.Grains.Vault;

namespace Signals.Gateway.Intake;

/// <summary>Names that only the holder of a municipality's keys can give: follow codes, signal ids, household tokens.</summary>
internal sealed class SignalNames(IKeyRing keys)
{
    /// <summary>Code and id of the signal that was sent under an idempotency key.</summary>
    public async Task<(FollowCode Code, SignalId Id, UInt128 BodyHash)> Of(
        MunicipalityCode municipality, string key, SignalRequest request, CancellationToken cancellation)
    {
        var secret = await keys.Key(municipality, KeyPurposes.Follow, null, cancellation);
        var code = FollowCode.Of(secret.Span, municipality, key);
        var body = JsonSerializer.Serialize(request, ApiJson.Options);
        return (code, SignalId.Of(secret.Span, code), Keyed.Hash(secret.Span, "inhoud", body));
    }

    /// <summary>The signal that a follow code leads to.</summary>
    public async Task<SignalId> Of(FollowCode code, CancellationToken cancellation) =>
        SignalId.Of((await keys.Key(code.Municipality, KeyPurposes.Follow, null, cancellation)).Span, code);

    /// <summary>The household under the key of each period that the day belongs to.</summary>
    public async Task<IReadOnlyList<HouseholdToken>> Tokens(CheckedSignal signal, CancellationToken cancellation) =>
        signal.Address is { } address ? await keys.Tokens(signal.Municipality.Code, address, signal.ObservedOn, cancellation) : [];
}
