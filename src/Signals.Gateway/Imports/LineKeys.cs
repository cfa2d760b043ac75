using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Signals.Gateway.Imports;

/// <summary>Gives each line the key by which a repeat of the same file is recognised.</summary>
internal sealed class LineKeys
{
    /// <summary>How many different lines without a key of their own one import can have: they take some 50 bytes of memory each.</summary>
    public const int Most = 5_000_000;

    private readonly Dictionary<ulong, int> occurrences = [];

    /// <returns>The key; null if there are too many lines without one.</returns>
    public string? Of(string? given, ReadOnlySpan<byte> line)
    {
        if (given is not null) return $"import:sleutel:{given}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(line, hash);
        // Equal lines are different cases. Two lines that share these 64 bits still get different keys from the whole hash.
        var known = BinaryPrimitives.ReadUInt64BigEndian(hash);
        if (!occurrences.TryGetValue(known, out var before) && occurrences.Count >= Most) return null;
        occurrences[known] = before + 1;
        return string.Create(CultureInfo.InvariantCulture, $"import:regel:{Convert.ToHexStringLower(hash)}:{before + 1}");
    }
}
