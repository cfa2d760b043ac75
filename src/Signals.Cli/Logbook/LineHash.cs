using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Signals.Grains.Logbook;
using Signals.Journal.Logbook;

namespace Signals.Cli.Logbook;

/// <summary>The hash that a line ought to have, by the words of decision record 0030 and by no code of those who write.</summary>
internal static class LineHash
{
    public static byte[] Of(byte[] before, LogKind kind, InspectedLine line) => Of(before, kind, line, line.Sequence);

    /// <param name="sequence">The number that the line would have.</param>
    public static byte[] Of(byte[] before, LogKind kind, InspectedLine line, long sequence)
    {
        using var stream = new MemoryStream();
        stream.Write(before);
        WithLength(stream, Encoding.UTF8.GetBytes(Name(kind)));
        WithLength(stream, Encoding.UTF8.GetBytes(line.Node));
        stream.Write(Hex(sequence.ToString("x16", CultureInfo.InvariantCulture)));
        stream.Write(Hex(line.RecordedAt.ToString("x16", CultureInfo.InvariantCulture)));
        stream.Write(Hex(line.Anchored.ToString("x16", CultureInfo.InvariantCulture)));
        stream.Write(Hex(((long)line.Municipality).ToString("x16", CultureInfo.InvariantCulture)));
        stream.Write(Hex(line.Operation.ToString("x32", CultureInfo.InvariantCulture)));
        if (kind == LogKind.Audit)
        {
            WithLength(stream, Encoding.UTF8.GetBytes(line.Event));
            WithLength(stream, Encoding.UTF8.GetBytes(line.Account));
        }
        else
        {
            stream.Write(Hex(line.Subject.ToString("x32", CultureInfo.InvariantCulture)));
        }
        WithLength(stream, line.Payload);
        stream.Position = 0;
        return SHA256.HashData(stream);
    }

    public static string Name(LogKind kind) => kind == LogKind.Audit ? "audit" : "processing";

    private static byte[] Hex(string digits) => Convert.FromHexString(digits);

    private static void WithLength(MemoryStream stream, byte[] bytes)
    {
        stream.Write(Hex(bytes.Length.ToString("x8", CultureInfo.InvariantCulture)));
        stream.Write(bytes);
    }
}
