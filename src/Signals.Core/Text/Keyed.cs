using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Signals.Core.Text;

/// <summary>The first 128 bits of HMAC-SHA-256 over a text: a name for something that only a key's holder can give it.</summary>
public static class Keyed
{
    /// <param name="key">The secret, at least 16 bytes.</param>
    /// <param name="purpose">Keeps names of different kinds apart under one key.</param>
    /// <param name="text">What is named.</param>
    /// <exception cref="ArgumentException">The key is shorter than 16 bytes.</exception>
    public static UInt128 Hash(ReadOnlySpan<byte> key, string purpose, string text)
    {
        if (key.Length < 16) throw new ArgumentException("A key has at least 16 bytes.", nameof(key));
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\0{text}"), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
