using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Signals.Cli.Lines;

/// <summary>A file with a case on each line: CSV, or NDJSON by its name; gzipped or not.</summary>
internal sealed class SourceFile(string path)
{
    // Without it a packed file that was cut off reads as a shorter file.
    static SourceFile() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    public string Path => path;

    private bool IsNdjson => (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path) is var name
        && (name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads every line that is not blank, one at a time.</summary>
    /// <param name="columns">The columns whose values are wanted.</param>
    /// <param name="separator">What stands between the columns of CSV.</param>
    /// <exception cref="CommandFailedException">The file cannot be read, or lacks a column.</exception>
    public IEnumerable<SourceLine> Lines(IReadOnlyList<string> columns, char separator)
    {
        using var text = new StreamReader(Open(), Encoding.UTF8);
        var reader = new LineReader(text);
        var lines = IsNdjson ? new NdjsonLines(reader).Read(columns) : new CsvLines(reader, separator).Read(columns);
        using var each = lines.GetEnumerator();
        while (Next(each) is { } line) yield return line;
    }

    /// <summary>The SHA-256 hash of the file as it lies there.</summary>
    public byte[] Hash()
    {
        using var file = OpenFile();
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

    // By its first bytes and not by its name: a download is often unpacked, or packed, under the same name.
    private Stream Open()
    {
        var file = OpenFile();
        var packed = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return packed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private FileStream OpenFile()
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} cannot be opened: {failure.Message}", failure);
        }
    }
}
