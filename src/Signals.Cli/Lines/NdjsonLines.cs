using System.Text.Json;

namespace Signals.Cli.Lines;

/// <summary>Lines that are each a JSON object, whose properties are the columns.</summary>
internal sealed class NdjsonLines(LineReader reader)
{
    private static readonly LineFault NoObject = new("/", "geen-json", "The line is no JSON object.");

    public IEnumerable<SourceLine> Read(IReadOnlyList<string> columns)
    {
        while (reader.Read() is { } line)
            if (!string.IsNullOrWhiteSpace(line.Text))
                yield return line.IsTooLong
                    ? new(line.Number, line.Text, null, new("/", "regel-te-lang", $"The line is longer than {LineReader.MostCharacters} characters."))
                    : Parse(line, columns);
    }

    private static SourceLine Parse(TextLine line, IReadOnlyList<string> columns)
    {
        try
        {
            using var json = JsonDocument.Parse(line.Text);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return new(line.Number, line.Text, null, NoObject);
            var values = new string[columns.Count];
            for (var i = 0; i < values.Length; i++)
            {
                if (Value(json.RootElement, columns[i]) is not { } value)
                    return new(line.Number, line.Text, null, new("/", "geen-waarde", $"The property '{columns[i]}' holds more than one value."));
                values[i] = value;
            }
            return new(line.Number, line.Text, values, null);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return new(line.Number, line.Text, null, NoObject);
        }
    }

    // A property that is absent is as empty as a column without a value.
    private static string? Value(JsonElement line, string column) => !line.TryGetProperty(column, out var value) ? "" : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => "",
        JsonValueKind.Object or JsonValueKind.Array => null,
        _ => value.GetRawText(),
    };
}
