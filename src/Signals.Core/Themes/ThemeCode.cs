using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Signals.Core.Text;

namespace Signals.Core.Themes;

/// <summary>What a signal is about, as a code: 2 to 40 lower-case letters, digits and single hyphens, beginning with a letter.</summary>
[JsonConverter(typeof(TextValueConverter<ThemeCode>))]
public sealed record ThemeCode : IParsable<ThemeCode>, IComparable<ThemeCode>
{
    private readonly string text;

    private ThemeCode(string text) => this.text = text;

    /// <inheritdoc/>
    public int CompareTo(ThemeCode? other) => string.CompareOrdinal(text, other?.text);

    /// <returns>The code.</returns>
    public override string ToString() => text;

    /// <exception cref="FormatException">The text is no theme code.</exception>
    public static ThemeCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("A theme code is 2 to 40 lower-case letters, digits and hyphens.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out ThemeCode result)
    {
        result = Slug.Is(s) ? new(s) : null;
        return result is not null;
    }
}
