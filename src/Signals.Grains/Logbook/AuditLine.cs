using Signals.Core.Areas;

namespace Signals.Grains.Logbook;

/// <summary>Who did what, in the audit log. Holds codes and names of accounts, and never what anybody wrote.</summary>
/// <param name="Municipality">For which municipality.</param>
/// <param name="Operation">What was done at once, in both logs.</param>
/// <param name="Event">What, as a code: 1 to 60 lower-case letters, digits, hyphens and full stops.</param>
/// <param name="Account">The account, as the identity provider names it; <see cref="Resident"/> for somebody without one.</param>
/// <param name="Detail">The rest.</param>
public sealed record AuditLine(MunicipalityCode Municipality, OperationId Operation, string Event, string Account, AuditDetail Detail)
{
    /// <summary>Stands for everybody who has no account.</summary>
    public const string Resident = "bewoner";

    /// <summary>Stands for the platform itself.</summary>
    public const string Platform = "platform";
}

/// <summary>The rest of a line of the audit log.</summary>
/// <param name="Result">How far it came.</param>
public sealed record AuditDetail(AuditResult Result)
{
    /// <summary>The status of the answer; null where there is none yet.</summary>
    public int? Status { get; init; }

    /// <summary>The roles of the account, as codes with commas between; null for none.</summary>
    public string? Role { get; init; }

    /// <summary>The teams for which the account acts, with commas between; null for the municipality as a whole.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>What for, as a code of a purpose.</summary>
    public string? Purpose { get; init; }

    /// <summary>What kind of thing it was done to, as a code.</summary>
    public string? ObjectKind { get; init; }

    /// <summary>The id of that thing, where the address of the request names it; null otherwise.</summary>
    public string? Object { get; init; }

    /// <summary>What was chosen there, as a code of a fixed list; null where nothing is.</summary>
    public string? Choice { get; init; }

    /// <summary>With what: <c>browser</c>, <c>koppeling</c> (the HTTP interface) or <c>platform</c>.</summary>
    public string? Client { get; init; }

    /// <summary>A keyed hash of the network from which staff worked, under the key of one month; null for residents.</summary>
    public string? Sender { get; init; }

    /// <summary>Whether personal data could be seen or changed.</summary>
    public bool HasPersonalData { get; init; }
}

/// <summary>How far an operation came.</summary>
public enum AuditResult
{
    /// <summary>It is about to begin. Nothing was done yet.</summary>
    Begun,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>It failed, or whether it was done is not known.</summary>
    Failed,
}
