using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Imports;

/// <summary>How the lines of an import are written: CSV under its header, or NDJSON.</summary>
/// <param name="header">The columns of a CSV; null for NDJSON.</param>
internal sealed class ImportFormat(IReadOnlyList<string>? header, char separator)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8 };

    public static ImportFormat Ndjson { get; } = new(null, default);

    /// <returns>The format that a header gives, or what is wrong with the header.</returns>
    public static (ImportFormat? Format, Problem? Problem) Csv(Line? line)
    {
        if (line?.Text is not { } text || !Utf8.IsValid(text))
            return (null, Problem.BadInput("", "kopregel-ontbreekt", "De eerste regel hoort de namen van de kolommen te geven, in UTF-8."));
        var header = Encoding.UTF8.GetString(text);
        var separator = header.Contains(';', StringComparison.Ordinal) && !header.Contains(',', StringComparison.Ordinal) ? ';' : ',';
        if (CsvLine.Split(header, separator) is not { } columns)
            return (null, Problem.BadInput("", "aanhalingstekens", "De aanhalingstekens in de kopregel kloppen niet."));
        var errors = new FieldErrors();
        foreach (var column in columns.Where(column => !ImportColumns.All.Contains(column)).Distinct())
            errors.Add($"/{(column.Length <= 60 ? column : column[..60])}", "onbekende-kolom", "Deze kolom kan niet worden ingelezen.");
        foreach (var column in columns.GroupBy(column => column).Where(group => group.Count() > 1 && ImportColumns.All.Contains(group.Key)))
            errors.Add($"/{column.Key}", "dubbele-kolom", "Deze kolom staat er meer dan één keer.");
        foreach (var column in ImportColumns.Required.Where(column => !columns.Contains(column)))
            errors.Add($"/{column}", "kolom-ontbreekt", "Deze kolom is verplicht.");
        return errors.Any ? (null, Problem.BadInput(errors)) : (new(columns, separator), null);
    }

    /// <returns>What stands in a line; null if something is wrong with it.</returns>
    public ImportRow? Read(Line line, FieldErrors errors)
    {
        if (line.Text is not { } text)
            errors.Add("", "te-lang", $"Een regel heeft hooguit {LineReader.LongestLine / 1024} kB.");
        else if (!Utf8.IsValid(text))
            errors.Add("", "ongeldige-tekens", "Deze regel is geen geldige UTF-8.");
        else
            return header is null ? ReadJson(text, errors) : ReadCsv(text, header, errors);
        return null;
    }

    private static ImportRow? ReadJson(byte[] text, FieldErrors errors)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return ImportColumns.OfJson(document.RootElement, errors);
        }
        catch (JsonException)
        {
            errors.Add("", "ongeldige-json", "Deze regel is geen geldige JSON.");
            return null;
        }
    }

    private ImportRow? ReadCsv(byte[] text, IReadOnlyList<string> columns, FieldErrors errors)
    {
        if (CsvLine.Split(Encoding.UTF8.GetString(text), separator) is not { } fields)
            errors.Add("", "aanhalingstekens", "De aanhalingstekens in deze regel kloppen niet.");
        else if (fields.Count != columns.Count)
            errors.Add("", "aantal-kolommen", $"Deze regel heeft {fields.Count} kolommen, de kopregel {columns.Count}.");
        else
            return ImportColumns.OfCsv(fields, columns, errors);
        return null;
    }
}
