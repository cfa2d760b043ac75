using System.Text;

namespace Signals.Cli.Lines;

/// <summary>Lines of CSV (RFC 4180) with a header.</summary>
/// <remarks>
/// A general reader takes an opening quote that is never closed as the beginning of a field as long as the file, and with it swallows the
/// good lines that follow. Here such a line stands alone: a quoted field may run over several lines only if, within
/// <see cref="MostLinesInRecord"/>, they make up a whole record with the right number of columns.
/// </remarks>
internal sealed class CsvLines(LineReader reader, char separator)
{
    /// <summary>Over how many lines one record may run.</summary>
    public const int MostLinesInRecord = 100;

    private readonly List<TextLine> ahead = [];
    private readonly List<string> fields = [];
    private int columnCount;

    /// <exception cref="CommandFailedException">There is no readable header, or it lacks a column.</exception>
    public IEnumerable<SourceLine> Read(IReadOnlyList<string> columns)
    {
        var places = Header(columns);
        while (Take() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line.Text)) continue;
            var (raw, fault) = Split(line);
            yield return fault is null
                ? new(line.Number, raw, [.. places.Select(place => fields[place])], null)
                : new(line.Number, raw, null, fault);
        }
    }

    private int[] Header(IReadOnlyList<string> columns)
    {
        TextLine? first;
        do first = Take();
        while (first is { } blank && string.IsNullOrWhiteSpace(blank.Text));
        if (first is not { IsTooLong: false } header || CsvSplitter.Split(header.Text, separator, fields) != CsvSplit.Whole)
            throw new CommandFailedException("The file does not begin with a header that names its columns.");
        columnCount = fields.Count;
        var names = fields.Select(name => name.Trim()).ToList();
        return [.. columns.Select(Place)];

        int Place(string column) => names.Count(name => name == column) switch
        {
            1 => names.IndexOf(column),
            0 => throw new CommandFailedException($"The mapping names the column '{column}', which the header lacks. It has: {string.Join(", ", names)}."),
            _ => throw new CommandFailedException($"The header names the column '{column}' more than once."),
        };
    }

    private (string Raw, LineFault? Fault) Split(TextLine line)
    {
        if (line.IsTooLong) return (line.Text, new("/", "regel-te-lang", $"The line is longer than {LineReader.MostCharacters} characters."));
        var split = CsvSplitter.Split(line.Text, separator, fields);
        if (split == CsvSplit.OpenQuote && Join(line.Text) is { } joined) return (joined, null);
        return (line.Text, split == CsvSplit.Whole && fields.Count == columnCount ? null : split switch
        {
            CsvSplit.Whole => new("/", "aantal-kolommen", $"The line has {fields.Count} columns where the header has {columnCount}."),
            CsvSplit.OpenQuote => new("/", "aanhalingsteken", "A quote is opened and not closed."),
            _ => new("/", "aanhalingsteken", "A quote stands where none can be; inside a quoted field it is written twice."),
        });
    }

    // Leaves the whole record in the fields and takes its lines, or takes none.
    private string? Join(string begun)
    {
        var joined = new StringBuilder(begun);
        for (var i = 0; i < MostLinesInRecord - 1; i++)
        {
            if (Peek(i) is not { IsTooLong: false } next || joined.Length + next.Text.Length >= LineReader.MostCharacters) return null;
            joined.Append('\n').Append(next.Text);
            if (!next.Text.Contains('"', StringComparison.Ordinal)) continue;
            var text = joined.ToString();
            var split = CsvSplitter.Split(text, separator, fields);
            if (split == CsvSplit.OpenQuote) continue;
            if (split == CsvSplit.Broken || fields.Count != columnCount) return null;
            ahead.RemoveRange(0, i + 1);
            return text;
        }
        return null;
    }

    private TextLine? Peek(int index)
    {
        while (ahead.Count <= index)
        {
            if (reader.Read() is not { } line) return null;
            ahead.Add(line);
        }
        return ahead[index];
    }

    private TextLine? Take()
    {
        if (ahead.Count == 0) return reader.Read();
        var line = ahead[0];
        ahead.RemoveAt(0);
        return line;
    }
}
