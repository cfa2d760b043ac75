using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Signals.Core.Text;

namespace Signals.Core.Teams;

/// <summary>A district team (wijkteam) by its short name, unique over the platform: 2 to 40 lower-case letters, digits and single hyphens.</summary>
[JsonConverter(typeof(TextValueConverter<TeamId>))]
public sealed record TeamId : IParsable<TeamId>, IComparable<TeamId>
{
    private readonly string text;

    private TeamId(string text) => this.text = text;

    /// <inheritdoc/>
    public int CompareTo(TeamId? other) => string.CompareOrdinal(text, other?.text);

    /// <returns>The short name.</returns>
    public override string ToString() => text;

    /// <exception cref="FormatException">The text is no team's short name.</exception>
    public static TeamId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("A team is named by 2 to 40 lower-case letters, digits and hyphens.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out TeamId result)
    {
        result = Slug.Is(s) ? new(s) : null;
        return result is not null;
    }
}
