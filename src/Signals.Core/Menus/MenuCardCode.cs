using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Signals.Core.Text;

namespace Signals.Core.Menus;

/// <summary>A menu card by its code: 2 to 40 lower-case letters, digits and single hyphens, beginning with a letter.</summary>
[JsonConverter(typeof(TextValueConverter<MenuCardCode>))]
public sealed record MenuCardCode : IParsable<MenuCardCode>, IComparable<MenuCardCode>
{
    private readonly string text;

    private MenuCardCode(string text) => this.text = text;

    /// <inheritdoc/>
    public int CompareTo(MenuCardCode? other) => string.CompareOrdinal(text, other?.text);

    /// <returns>The code.</returns>
    public override string ToString() => text;

    /// <exception cref="FormatException">The text is no menu card code.</exception>
    public static MenuCardCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("A menu card code is 2 to 40 lower-case letters, digits and hyphens.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out MenuCardCode result)
    {
        result = Slug.Is(s) ? new(s) : null;
        return result is not null;
    }
}
