using System.Text.Json.Serialization;

namespace Signals.Gateway.Pages.Resident;

/// <summary>What somebody has answered so far. It stands nowhere but in a sealed cookie of their own browser.</summary>
public sealed record Answers
{
    /// <summary>The form is about the sender or the sender's household.</summary>
    public const string Self = "zelf";

    /// <summary>It is about the neighbourhood.</summary>
    public const string Around = "buurt";

    /// <summary>It is about somebody else.</summary>
    public const string Another = "ander";

    /// <summary>The other knows and agrees.</summary>
    public const string Agrees = "ja";

    /// <summary>By which a form that is sent twice counts once.</summary>
    public required string Key { get; init; }

    public string? About { get; init; }

    /// <summary>Whether the sender talked about it with the other. Only guides the form, and is not sent.</summary>
    public string? Talked { get; init; }

    /// <summary>Whether the other knows of this form. Only guides the form, and is not sent.</summary>
    public string? Knows { get; init; }

    public string? Theme { get; init; }

    public string? Postcode { get; init; }

    public int? Number { get; init; }

    public string? Addition { get; init; }

    /// <summary>Whether the address was asked for, given or not.</summary>
    public bool AddressAsked { get; init; }

    public string? Neighbourhood { get; init; }

    /// <summary>Whether the neighbourhood was found by the address.</summary>
    public bool IsFound { get; init; }

    public string? Observation { get; init; }

    public string? Interpretation { get; init; }

    /// <summary>Whether their own words were asked for.</summary>
    public bool WordsAsked { get; init; }

    /// <summary>Whether they looked at what may lead to somebody and left it.</summary>
    public bool TracesKept { get; init; }

    public string? Email { get; init; }

    public bool ContactAsked { get; init; }

    public bool? Together { get; init; }

    /// <summary>The follow code, once the form was sent; nothing else is left then.</summary>
    public string? FollowCode { get; init; }

    /// <summary>Whether somebody else may be recognised in what is written, who did not agree to it.</summary>
    public bool MustProtectAnother => About == Another && Knows != Agrees;

    /// <summary>Whether something is written that is about somebody else: it is erased sooner than other words.</summary>
    [JsonIgnore]
    public bool HasWordsAboutAnother => About == Another && (Observation ?? Interpretation) is not null;

    public bool HasAddress => Postcode is not null;

    /// <returns>The name of the type only: it holds what a person wrote.</returns>
    public override string ToString() => nameof(Answers);
}
