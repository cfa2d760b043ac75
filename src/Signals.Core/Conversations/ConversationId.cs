using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Text;

namespace Signals.Core.Conversations;

/// <summary>Names a conversation by its municipality and its number there, as in <c>GM9999-12</c>.</summary>
/// <param name="Municipality">The municipality.</param>
/// <param name="Number">Counting from 1.</param>
[JsonConverter(typeof(TextValueConverter<ConversationId>))]
public readonly record struct ConversationId(MunicipalityCode Municipality, int Number) : IParsable<ConversationId>
{
    private const int CodeLength = 6;

    /// <returns>Code and number with a hyphen between.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Municipality}-{Number}");

    /// <exception cref="FormatException">The text names no conversation.</exception>
    public static ConversationId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("A conversation is named as in GM9999-12.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ConversationId result)
    {
        result = default;
        if (s is not { Length: > CodeLength + 1 and <= CodeLength + 11 } || s[CodeLength] != '-' || s[CodeLength + 1] == '0'
            || !MunicipalityCode.TryParse(s[..CodeLength], provider, out var municipality)
            || !int.TryParse(s.AsSpan(CodeLength + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        result = new(municipality, number);
        return true;
    }
}
