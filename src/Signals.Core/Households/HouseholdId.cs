using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Text;

namespace Signals.Core.Households;

/// <summary>A household that agreed that its own signals are kept together: a name by chance, which leads to no address once the vault has forgotten whose it is.</summary>
/// <remarks><c>default</c> stands for no household.</remarks>
[JsonConverter(typeof(TextValueConverter<HouseholdId>))]
public readonly record struct HouseholdId(MunicipalityCode Municipality, UInt128 Value) : IParsable<HouseholdId>
{
    /// <returns>The municipality and 32 hexadecimal digits, with a colon between.</returns>
    public override string ToString() => $"{Municipality}:{HexValue.Text(Value)}";

    /// <exception cref="FormatException">The text is no household id.</exception>
    public static HouseholdId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("A household id is a municipality code, a colon and 32 hexadecimal digits.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out HouseholdId result)
    {
        result = default;
        if (s is not { Length: 39 } || s[6] != ':' || !MunicipalityCode.TryParse(s[..6], provider, out var municipality)
            || !HexValue.TryParse(s[7..], out var value))
            return false;
        result = new(municipality, value);
        return true;
    }
}
