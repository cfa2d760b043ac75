using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Households;

namespace Signals.Grains.Vault;

/// <summary>
/// Personal parts of signals, and addresses of teams' channels, apart from the journal, encrypted under a key each. Forgetting destroys key and rows.
/// </summary>
/// <remarks>What is said of a signal here holds for a channel too: it is kept under an id that it has for that alone.</remarks>
public interface IVault
{
    /// <summary>
    /// Keeps the personal parts of a signal, durably, unless some are kept for it already. Written before the event that refers to it, and so not
    /// confirmed yet. Of several processes that do this at the same moment for one signal, one succeeds.
    /// </summary>
    /// <returns>False, with nothing changed, if some were kept already.</returns>
    Task<bool> KeepIfAbsent(
        MunicipalityCode municipality, SignalId signal, PersonalParts parts, DateTimeOffset keptAt, DateTimeOffset keepUntil, CancellationToken cancellation);

    /// <summary>Keeps the personal parts of a signal whose event exists, durably and confirmed; in place of what was kept for it before.</summary>
    Task Keep(MunicipalityCode municipality, SignalId signal, PersonalParts parts, DateTimeOffset keptAt, DateTimeOffset keepUntil, CancellationToken cancellation);

    /// <returns>What is kept for a signal; null for nothing, or if its time has come.</returns>
    Task<PersonalParts?> Read(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation);

    /// <returns>Since when and until when something is kept for a signal; null for nothing, or if its time has come.</returns>
    Task<KeptTerm?> Term(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation);

    /// <summary>Notes that what is kept is still in use: confirmed, and kept until a later instant than before. Nothing if nothing is kept, or its time has come.</summary>
    Task Extend(MunicipalityCode municipality, SignalId signal, DateTimeOffset keepUntil, CancellationToken cancellation);

    /// <summary>Destroys key and rows of a signal, if there are any, and notes that it was forgotten, so that no restored backup brings it back.</summary>
    /// <returns>False if nothing was kept for the signal.</returns>
    Task<bool> Forget(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation);

    /// <summary>Destroys key and rows of a signal, if there are any, though the signal itself stays, and notes that, so that no restored backup brings them back.</summary>
    /// <returns>False if nothing was kept for the signal.</returns>
    Task<bool> ForgetParts(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation);

    /// <summary>Destroys key and rows of a signal, unless an event was seen to refer to them.</summary>
    Task ForgetUnconfirmed(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation);

    /// <summary>Destroys key and rows of what was kept until this instant or earlier.</summary>
    /// <returns>How many signals were forgotten.</returns>
    Task<int> ForgetExpired(DateTimeOffset now, int most, CancellationToken cancellation);

    /// <summary>Signals kept before an instant whose event was not yet seen to exist, oldest first.</summary>
    Task<IReadOnlyList<(MunicipalityCode Municipality, SignalId Signal)>> Unconfirmed(DateTimeOffset keptBefore, int most, CancellationToken cancellation);

    /// <summary>Notes that a signal's event exists, so that its parts are no orphan.</summary>
    /// <returns>False if nothing is kept for the signal.</returns>
    Task<bool> Confirm(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation);
}

/// <summary>What a person wrote or is called. Never in an event, a log or an error message.</summary>
/// <param name="Observation">What was seen or said, at most 2,000 characters.</param>
/// <param name="Interpretation">What one makes of it, at most 2,000 characters.</param>
/// <param name="Email">Where to write to, with consent.</param>
public sealed record PersonalParts(string? Observation, string? Interpretation, string? Email)
{
    /// <summary>Whether there is nothing to keep.</summary>
    [JsonIgnore]
    public bool IsEmpty => this is { Observation: null, Interpretation: null, Email: null, Callback: null, Authorization: null, Household: null };

    /// <summary>Whether anything was written.</summary>
    [JsonIgnore]
    public bool HasWords => (Observation ?? Interpretation) is not null;

    /// <summary>The household that agreed, under the id of its address or of one of its signals.</summary>
    public HouseholdConsent? Household { get; init; }

    /// <summary>Of a team's channel: the web server that is called.</summary>
    public string? Callback { get; init; }

    /// <summary>Of a team's channel: what the web server wants to see in the <c>Authorization</c> header.</summary>
    public string? Authorization { get; init; }

    /// <returns>The name of the type only.</returns>
    public override string ToString() => nameof(PersonalParts);
}

/// <summary>Since when something is kept, and until when at the latest.</summary>
public sealed record KeptTerm(DateTimeOffset KeptAt, DateTimeOffset KeepUntil);

/// <summary>That a household agreed that its signals are kept together: the only thing that ties its name to its address, or to a follow code.</summary>
/// <param name="Household">The name that it goes by, by chance.</param>
/// <param name="Register">The id under which this is kept for its address.</param>
/// <param name="AgreedAt">When it first agreed.</param>
public sealed record HouseholdConsent(HouseholdId Household, SignalId Register, DateTimeOffset AgreedAt);

/// <summary>Secret keys of a municipality, made on first use, stored only wrapped under the platform's master key.</summary>
public interface IKeyRing
{
    /// <summary>The 32-byte key for a purpose; the same every time until it is destroyed.</summary>
    /// <param name="municipality">Whose key.</param>
    /// <param name="purpose">What for, as in <c>volgcode</c> or <c>huishouden/2026-K3</c>: 1 to 60 characters.</param>
    /// <param name="destroyAt">
    /// When a key made now is to be destroyed; null for one that stays. Ignored if the key exists. If that time has come already, the key is a new one at every call and is kept
    /// nowhere, so that what was destroyed is not made again.
    /// </param>
    Task<ReadOnlyMemory<byte>> Key(MunicipalityCode municipality, string purpose, DateTimeOffset? destroyAt, CancellationToken cancellation);

    /// <summary>
    /// After a rotation of the platform's own keys, wraps some keys again that lie under an older one. Safe to break off, and to do in several processes at once, while others read and write.
    /// </summary>
    /// <returns>How many it came across; 0 if nothing is left to do now.</returns>
    Task<int> Rewrap(int most, CancellationToken cancellation);

    /// <summary>Destroys every key whose time has come.</summary>
    /// <returns>How many were destroyed.</returns>
    Task<int> DestroyExpired(DateTimeOffset now, CancellationToken cancellation);
}
