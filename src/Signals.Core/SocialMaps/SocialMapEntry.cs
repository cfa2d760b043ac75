using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Text;
using Signals.Core.Themes;

namespace Signals.Core.SocialMaps;

/// <summary>Help or an initiative that people can turn to. About organisations and groups, never about a person.</summary>
/// <remarks>Equal when all of it is, themes and neighbourhoods in the same order included.</remarks>
public sealed record SocialMapEntry
{
    /// <summary>The most characters that a name can have.</summary>
    public const int MostName = 80;

    /// <summary>The most characters that the description can have.</summary>
    public const int MostDescription = 500;

    /// <summary>The most characters that the way to reach it can have.</summary>
    public const int MostContact = 200;

    /// <summary>So many months after it was checked it is to be checked again.</summary>
    public const int MonthsBetweenChecks = 6;

    public required SocialMapCode Code { get; init; }

    /// <summary>What it is called, at most <see cref="MostName"/> characters.</summary>
    public required string Name { get; init; }

    public required SocialMapKind Kind { get; init; }

    /// <summary>What people find there, at most <see cref="MostDescription"/> characters.</summary>
    public required string Description { get; init; }

    /// <summary>How it is reached: a place, a number, a website; at most <see cref="MostContact"/> characters.</summary>
    public required string Contact { get; init; }

    /// <summary>The themes that it goes with; empty for all.</summary>
    public IReadOnlyList<ThemeCode> Themes { get; init; } = [];

    /// <summary>The neighbourhoods that it is for; empty for all.</summary>
    public IReadOnlyList<NeighbourhoodCode> Neighbourhoods { get; init; } = [];

    /// <summary>When somebody last checked that it is still right.</summary>
    public required DateOnly CheckedOn { get; init; }

    /// <summary>Whether it was checked too long ago.</summary>
    public bool IsToCheck(DateOnly today) => CheckedOn.AddMonths(MonthsBetweenChecks) < today;

    /// <summary>Whether it goes with one of these themes and is for a neighbourhood.</summary>
    /// <param name="themes">The themes; none for any.</param>
    /// <param name="neighbourhood">The neighbourhood; null for any.</param>
    public bool Suits(IReadOnlyCollection<ThemeCode> themes, NeighbourhoodCode? neighbourhood) =>
        (themes.Count == 0 || Themes.Count == 0 || themes.Any(Themes.Contains))
        && (neighbourhood is not { } code || Neighbourhoods.Count == 0 || Neighbourhoods.Contains(code));

    /// <inheritdoc/>
    public bool Equals(SocialMapEntry? other) =>
        other is not null && Code == other.Code && Name == other.Name && Kind == other.Kind && Description == other.Description && Contact == other.Contact
        && CheckedOn == other.CheckedOn && Themes.SequenceEqual(other.Themes) && Neighbourhoods.SequenceEqual(other.Neighbourhoods);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Name, Kind, Description, Contact, CheckedOn);
}

/// <summary>An entry by its code: 2 to 40 lower-case letters, digits and single hyphens, beginning with a letter.</summary>
[JsonConverter(typeof(TextValueConverter<SocialMapCode>))]
public sealed record SocialMapCode : IParsable<SocialMapCode>, IComparable<SocialMapCode>
{
    private readonly string text;

    private SocialMapCode(string text) => this.text = text;

    /// <inheritdoc/>
    public int CompareTo(SocialMapCode? other) => string.CompareOrdinal(text, other?.text);

    /// <returns>The code.</returns>
    public override string ToString() => text;

    /// <exception cref="FormatException">The text is no such code.</exception>
    public static SocialMapCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("A code is 2 to 40 lower-case letters, digits and hyphens.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out SocialMapCode result)
    {
        result = Slug.Is(s) ? new(s) : null;
        return result is not null;
    }
}

/// <summary>What kind of help or initiative it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SocialMapKind>))]
public enum SocialMapKind
{
    /// <summary>Professional help (hulp).</summary>
    Help,

    /// <summary>What volunteers do for others (vrijwilligers).</summary>
    Volunteers,

    /// <summary>What residents do together (initiatief).</summary>
    Initiative,

    /// <summary>A place where people meet (ontmoeting).</summary>
    MeetingPlace,
}
