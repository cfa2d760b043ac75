using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Signals.Core.Text;

namespace Signals.Core.Notifications;

/// <summary>Names one delivery, the same however often it is tried, so that its receiver can tell that it was had before. Says nothing of what it is about.</summary>
/// <remarks><c>default</c> names no delivery.</remarks>
[JsonConverter(typeof(TextValueConverter<DeliveryId>))]
public readonly record struct DeliveryId(UInt128 Value) : IParsable<DeliveryId>
{
    /// <summary>The delivery that a text stands for: the first 128 bits of its SHA-256.</summary>
    public static DeliveryId Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return new(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }

    /// <returns>32 hexadecimal digits.</returns>
    public override string ToString() => HexValue.Text(Value);

    /// <exception cref="FormatException">The text is not 32 hexadecimal digits.</exception>
    public static DeliveryId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("A delivery is named by 32 hexadecimal digits.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DeliveryId result)
    {
        var read = HexValue.TryParse(s, out var value);
        result = new(value);
        return read;
    }
}
