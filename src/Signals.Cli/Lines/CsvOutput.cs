using System.Text;

namespace Signals.Cli.Lines;

/// <summary>Writes CSV (RFC 4180), in UTF-8 and with a line feed after each line.</summary>
internal static class CsvOutput
{
    /// <exception cref="CommandFailedException">The file cannot be made.</exception>
    public static StreamWriter Begin(string path)
    {
        try
        {
            return new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} cannot be written: {failure.Message}", failure);
        }
    }

    /// <summary>A value, in quotes where it needs them.</summary>
    public static string Quoted(string value) =>
        value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
