using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Signals.Grains.Logbook;

namespace Signals.Journal.Logbook;

/// <summary>The end of a chain: its last line, and that line's hash.</summary>
internal readonly record struct ChainEnd(long Sequence, ReadOnlyMemory<byte> Hash)
{
    /// <summary>The end of a chain without a line.</summary>
    public static readonly ChainEnd None = new(0, new byte[Chain.HashBytes]);

    public bool Is(long sequence, ReadOnlySpan<byte> hash) => Sequence == sequence && Hash.Span.SequenceEqual(hash);
}

/// <summary>
/// How a line is bound to the one before: SHA-256 over the hash of that line, the name of the log and every column. Numbers are written highest byte first;
/// texts, in UTF-8, and bytes of no fixed length follow their length in four bytes.
/// </summary>
internal static class Chain
{
    public const int HashBytes = SHA256.HashSizeInBytes;

    public static byte[] Hash(ReadOnlySpan<byte> before, LogKind kind, LogRow row)
    {
        var writer = new ArrayBufferWriter<byte>(256 + row.Payload.Length);
        writer.Write(before);
        Text(writer, LogTable.NameOf(kind));
        Text(writer, row.Node);
        Number(writer, row.Sequence);
        Number(writer, row.RecordedAt.Value);
        Number(writer, row.Anchored);
        Number(writer, row.Municipality);
        Bits(writer, row.Operation);
        if (kind == LogKind.Audit)
        {
            Text(writer, row.Event);
            Text(writer, row.Account);
        }
        else
        {
            Bits(writer, row.Subject);
        }
        Bytes(writer, row.Payload);
        return SHA256.HashData(writer.WrittenSpan);
    }

    private static void Number(ArrayBufferWriter<byte> writer, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(writer.GetSpan(sizeof(long)), value);
        writer.Advance(sizeof(long));
    }

    private static void Bits(ArrayBufferWriter<byte> writer, Bits128 value)
    {
        value.Write(writer.GetSpan(16));
        writer.Advance(16);
    }

    private static void Text(ArrayBufferWriter<byte> writer, string text) => Bytes(writer, Encoding.UTF8.GetBytes(text));

    private static void Bytes(ArrayBufferWriter<byte> writer, ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(writer.GetSpan(sizeof(int)), bytes.Length);
        writer.Advance(sizeof(int));
        writer.Write(bytes);
    }
}
