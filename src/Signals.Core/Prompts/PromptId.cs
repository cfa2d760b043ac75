using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Text;

namespace Signals.Core.Prompts;

/// <summary>Names a prompt by the neighbourhood that raised it and its number there, as in <c>BU99990102-3</c>.</summary>
/// <param name="Neighbourhood">The neighbourhood.</param>
/// <param name="Number">Counting from 1.</param>
[JsonConverter(typeof(TextValueConverter<PromptId>))]
public readonly record struct PromptId(NeighbourhoodCode Neighbourhood, int Number) : IParsable<PromptId>
{
    /// <returns>Code and number with a hyphen between.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Neighbourhood}-{Number}");

    /// <exception cref="FormatException">The text is no prompt id.</exception>
    public static PromptId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("A prompt is named as in BU99990102-3.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PromptId result)
    {
        result = default;
        if (s is not { Length: >= 12 and <= 20 } || s[10] != '-' || s[11] == '0'
            || !NeighbourhoodCode.TryParse(s[..10], provider, out var neighbourhood)
            || !int.TryParse(s.AsSpan(11), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        result = new(neighbourhood, number);
        return true;
    }
}
