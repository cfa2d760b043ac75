using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Signals.Core.Text;

namespace Signals.Core.Municipalities;

/// <summary>A listed place by its code, unique in its neighbourhood: 2 to 40 lower-case letters, digits and single hyphens, beginning with a letter.</summary>
[JsonConverter(typeof(TextValueConverter<PlaceCode>))]
public sealed record PlaceCode : IParsable<PlaceCode>
{
    private readonly string text;

    private PlaceCode(string text) => this.text = text;

    /// <returns>The code.</returns>
    public override string ToString() => text;

    /// <exception cref="FormatException">The text is no place code.</exception>
    public static PlaceCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("A place code is 2 to 40 lower-case letters, digits and hyphens.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out PlaceCode result)
    {
        result = Slug.Is(s) ? new(s) : null;
        return result is not null;
    }
}
