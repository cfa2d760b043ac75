using System.Security.Cryptography;
using System.Text;

namespace Signals.Cli.Lines;

/// <summary>A file with a case on each line: CSV, or NDJSON by its name; gzipped or not.</summary>
internal sealed class SourceFile(string path)
{
    public string Path => path;

    private bool IsNdjson => (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path) is var name
        && (name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads every line that is not blank, one at a time.</summary>
    /// <param name="columns">The columns whose values are wanted.</param>
    /// <param name="separator">What stands between the columns of CSV.</param>
    /// <exception cref="CommandFailedException">The file cannot be read, or lacks a column.</exception>
    public IEnumerable<SourceLine> Lines(IReadOnlyList<string> columns, char separator)
    {
        using var text = new StreamReader(PackedFile.Open(path), Encoding.UTF8);
        var reader = new LineReader(text);
        var lines = IsNdjson ? new NdjsonLines(reader).Read(columns) : new CsvLines(reader, separator).Read(columns);
        using var each = lines.GetEnumerator();
        while (Next(each) is { } line) yield return line;
    }

    /// <summary>The SHA-256 hash of the file as it lies there.</summary>
    public byte[] Hash()
    {
        using var file = PackedFile.OpenAsItIs(path);
        return SHA256.HashData(file);
    }

    private SourceLine? Next(IEnumerator<SourceLine> lines)
    {
        try
        {
            return lines.MoveNext() ? lines.Current : null;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            throw new CommandFailedException($"{path} cannot be read to its end: {failure.Message}", failure);
        }
    }
}
