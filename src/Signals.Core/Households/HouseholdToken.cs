using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Signals.Core.Text;

namespace Signals.Core.Households;

/// <summary>Stands for a household while signals are counted: a keyed hash of its address under the key of one period.</summary>
/// <remarks>
/// Two tokens are equal when address, key and period are. Without the key, which is destroyed on time, a token cannot be led back to an
/// address or joined to a token of another period. <c>default</c> stands for no household.
/// </remarks>
[JsonConverter(typeof(TextValueConverter<HouseholdToken>))]
public readonly record struct HouseholdToken(UInt128 Value) : IParsable<HouseholdToken>
{
    /// <summary>The token of an address under a period's key.</summary>
    /// <exception cref="ArgumentException">The key is shorter than 16 bytes.</exception>
    public static HouseholdToken Of(ReadOnlySpan<byte> key, TokenPeriod period, HouseholdAddress address) =>
        new(Keyed.Hash(key, $"huishouden/{period}", address.Canonical()));

    /// <returns>32 hexadecimal digits.</returns>
    public override string ToString() => HexValue.Text(Value);

    /// <exception cref="FormatException">The text is not 32 hexadecimal digits.</exception>
    public static HouseholdToken Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var token) ? token : throw new FormatException("A household token is 32 hexadecimal digits.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out HouseholdToken result)
    {
        var read = HexValue.TryParse(s, out var value);
        result = new(value);
        return read;
    }
}
