using System.Security.Cryptography;

namespace Signals.Journal.Tenants;

/// <summary>Reads a stream line by line and hashes it. Holds one line in memory.</summary>
internal sealed class LineStream(Stream from) : IDisposable
{
    // A commit of 8 MiB, and what stands around it.
    private const int MostBytesInLine = 9 * 1024 * 1024;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;

    public long Lines { get; private set; }

    /// <summary>Over all lines read. Ends the reading.</summary>
    public string Sha256() => Convert.ToHexStringLower(hash.GetHashAndReset());

    /// <returns>The next line without its end, good until the next call; null after the last.</returns>
    /// <exception cref="FormatException">A line is too long, or the last one has no end.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> Next(CancellationToken cancellation)
    {
        var looked = start;
        while (true)
        {
            var found = buffer.AsSpan(looked, end - looked).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var line = buffer.AsMemory(start, looked + found - start);
                hash.AppendData(buffer.AsSpan(start, line.Length + 1));
                start += line.Length + 1;
                Lines++;
                return line;
            }
            MakeRoom();
            looked = end;
            var read = await from.ReadAsync(buffer.AsMemory(end), cancellation);
            if (read == 0) return start == end ? null : throw new FormatException("The last line has no end.");
            end += read;
        }
    }

    public void Dispose() => hash.Dispose();

    private void MakeRoom()
    {
        if (end < buffer.Length) return;
        if (end - start >= MostBytesInLine) throw new FormatException($"A line has more than {MostBytesInLine} bytes.");
        var room = start > 0 ? buffer : new byte[Math.Min(buffer.Length * 2, MostBytesInLine)];
        buffer.AsSpan(start, end - start).CopyTo(room);
        (buffer, end, start) = (room, end - start, 0);
    }
}
