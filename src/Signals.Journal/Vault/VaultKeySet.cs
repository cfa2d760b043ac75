using System.Buffers.Binary;

namespace Signals.Journal.Vault;

/// <summary>The vault's keys at one moment, unwrapped. What one of them wrapped begins with a format byte and its number; what a master key wrapped directly is a seal alone.</summary>
/// <param name="Held">Master keys, for what was wrapped before there were keys of the vault.</param>
/// <param name="Keys">By number, each with the name of the master key that it lies under.</param>
/// <param name="ReadAt">When they were read.</param>
internal sealed record VaultKeySet(IReadOnlyList<ReadOnlyMemory<byte>> Held, IReadOnlyDictionary<int, (byte[] Key, string MasterKey)> Keys, DateTimeOffset ReadAt)
{
    /// <summary>How many bytes say what something is wrapped under.</summary>
    public const int HeadBytes = 1 + sizeof(int);

    private const byte Format = 2;

    /// <summary>The key that wraps what is new; 0 for a master key itself.</summary>
    public int Current { get; } = Keys.Count == 0 ? 0 : Keys.Keys.Max();

    /// <summary>What everything that a key wrapped begins with.</summary>
    public static byte[] Head(int number)
    {
        var head = new byte[HeadBytes];
        head[0] = Format;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1), number);
        return head;
    }

    /// <returns>The number of the key that wrapped it; 0 for a master key itself.</returns>
    public static int NumberOf(ReadOnlySpan<byte> wrapped) =>
        wrapped.Length >= HeadBytes && wrapped[0] == Format ? BinaryPrimitives.ReadInt32BigEndian(wrapped[1..]) : 0;

    public byte[] Wrap(ReadOnlySpan<byte> key, ReadOnlySpan<byte> about) =>
        Current == 0 ? Seal.Close(Held[0].Span, key, about) : [.. Head(Current), .. Seal.Close(Keys[Current].Key, key, about)];

    /// <exception cref="BrokenSealException">It was altered, belongs to something else, or lies under a key that is not here.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> about)
    {
        if (NumberOf(wrapped) is var number and not 0)
            return Keys.TryGetValue(number, out var known) ? Seal.Open(known.Key, wrapped[HeadBytes..], about) : throw new BrokenSealException();
        foreach (var master in Held)
        {
            try
            {
                return Seal.Open(master.Span, wrapped, about);
            }
            catch (BrokenSealException)
            {
                // One of the others, then.
            }
        }
        throw new BrokenSealException();
    }
}
