using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Signals.Cli.Lines;

/// <summary>
/// Names lines by what they say: 128 bits of their SHA-256 hash, and which of several equal lines it is. So the same file always gives the
/// same keys, and equal lines stay different cases.
/// </summary>
/// <remarks>Remembers a hash and a count of each different line: about 48 bytes, so 0.5 GB at <see cref="MostDifferentLines"/>.</remarks>
internal sealed class LineKeys
{
    /// <summary>How many different lines a file may hold.</summary>
    public const int MostDifferentLines = 10_000_000;

    private readonly Dictionary<UInt128, int> occurrences = [];

    /// <exception cref="CommandFailedException">The file holds too many different lines.</exception>
    public string Next(string line)
    {
        var hash = Hash(line);
        var occurrence = occurrences[hash] = occurrences.GetValueOrDefault(hash) + 1;
        if (occurrences.Count > MostDifferentLines)
            throw new CommandFailedException(
                $"The file holds more than {MostDifferentLines} different lines. Split it, or name a key column in the mapping ('sleutel').");
        return string.Create(CultureInfo.InvariantCulture, $"{hash:x32}-{occurrence}");
    }

    /// <summary>The first 128 bits of a text's SHA-256 hash.</summary>
    public static UInt128 Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
