using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Signals.Core.Text;

namespace Signals.Core.Follow;

/// <summary>Names a signal inside the platform. Derived from its follow code by a keyed hash, so that only the code leads to the signal.</summary>
/// <remarks><c>default</c> names no signal.</remarks>
[JsonConverter(typeof(TextValueConverter<SignalId>))]
public readonly record struct SignalId(UInt128 Value) : IParsable<SignalId>
{
    /// <summary>The signal that a follow code leads to.</summary>
    /// <exception cref="ArgumentException">The key is shorter than 16 bytes.</exception>
    public static SignalId Of(ReadOnlySpan<byte> key, FollowCode code) => new(Keyed.Hash(key, "signaal", code.ToString()));

    /// <returns>32 hexadecimal digits.</returns>
    public override string ToString() => HexValue.Text(Value);

    /// <exception cref="FormatException">The text is not 32 hexadecimal digits.</exception>
    public static SignalId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("A signal id is 32 hexadecimal digits.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SignalId result)
    {
        var read = HexValue.TryParse(s, out var value);
        result = new(value);
        return read;
    }
}
