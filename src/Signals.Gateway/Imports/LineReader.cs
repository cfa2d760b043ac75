namespace Signals.Gateway.Imports;

/// <summary>Reads lines from a body of any size, in bounded memory.</summary>
internal sealed class LineReader(Stream body)
{
    /// <summary>The longest line, in bytes.</summary>
    public const int LongestLine = 64 * 1024;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly byte[] buffer = new byte[LongestLine + 4096];
    private int start, end;
    private long number;
    private bool atEnd;

    /// <returns>The next line without its line end, or null after the last. Lines that are too long are given without their text.</returns>
    public async ValueTask<Line?> Next(CancellationToken cancellation)
    {
        var tooLong = false;
        for (var looked = 0; ;)
        {
            var found = buffer.AsSpan(start + looked, end - start - looked).IndexOf((byte)'\n');
            if (found >= 0) return Take(looked + found, 1, tooLong);
            looked = end - start;
            if (looked > LongestLine)
            {
                // The rest of it is passed over as it comes in.
                (start, end, looked, tooLong) = (0, 0, 0, true);
            }
            if (atEnd) return looked == 0 && !tooLong ? null : Take(looked, 0, tooLong);
            await Fill(cancellation);
        }
    }

    private async ValueTask Fill(CancellationToken cancellation)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        var read = await body.ReadAsync(buffer.AsMemory(end), cancellation);
        if (read == 0) atEnd = true;
        end += read;
    }

    private Line Take(int length, int lineEnd, bool tooLong)
    {
        var text = buffer.AsSpan(start, length);
        start += length + lineEnd;
        number++;
        if (text is [.., (byte)'\r']) text = text[..^1];
        if (number == 1 && text.StartsWith(ByteOrderMark)) text = text[ByteOrderMark.Length..];
        return tooLong || text.Length > LongestLine ? new(number, null) : new(number, text.ToArray());
    }
}

/// <summary>A line of a body.</summary>
/// <param name="Number">Counting from 1.</param>
/// <param name="Text">Its bytes; null if there were too many.</param>
internal sealed record Line(long Number, byte[]? Text)
{
    public bool IsBlank => Text?.AsSpan().IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;
}
