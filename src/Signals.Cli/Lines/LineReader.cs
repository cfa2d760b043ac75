using System.Text;

namespace Signals.Cli.Lines;

/// <summary>A line of a file, without its end.</summary>
/// <param name="Number">Counting from 1, blank lines included.</param>
/// <param name="Text">Its text; the beginning of it where it is too long.</param>
/// <param name="IsTooLong">Whether it is longer than <see cref="LineReader.MostCharacters"/>.</param>
internal readonly record struct TextLine(long Number, string Text, bool IsTooLong);

/// <summary>Reads lines of a bounded length: a file without line ends must not end up in memory.</summary>
internal sealed class LineReader(TextReader reader)
{
    /// <summary>The longest line that is read whole.</summary>
    public const int MostCharacters = 65_536;

    private readonly char[] buffer = new char[16_384];
    private readonly StringBuilder begun = new();
    private int from;
    private int until;
    private long number;

    /// <returns>The next line, or null at the end of the file.</returns>
    public TextLine? Read()
    {
        begun.Clear();
        var tooLong = false;
        while (true)
        {
            if (from == until)
            {
                (from, until) = (0, reader.Read(buffer, 0, buffer.Length));
                if (until == 0) return begun.Length == 0 && !tooLong ? null : Line(begun.ToString(), tooLong);
            }
            var rest = buffer.AsSpan(from, until - from);
            var end = rest.IndexOf('\n');
            var part = end < 0 ? rest : rest[..end];
            from += end < 0 ? rest.Length : end + 1;
            if (end >= 0 && begun.Length == 0 && !tooLong) return Line(part.ToString(), false);
            var room = Math.Min(part.Length, MostCharacters + 1 - begun.Length);
            tooLong |= room < part.Length;
            begun.Append(part[..room]);
            if (end >= 0) return Line(begun.ToString(), tooLong);
        }
    }

    private TextLine Line(string text, bool tooLong)
    {
        if (text.EndsWith('\r')) text = text[..^1];
        return new(++number, text, tooLong || text.Length > MostCharacters);
    }
}
