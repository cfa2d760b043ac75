using System.Globalization;
using System.Text.Json;
using Signals.Cli.Lines;
using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;

namespace Signals.Cli.Mappings;

/// <summary>Reads a mapping. What it may hold is written down in docs/importing.md.</summary>
internal static class MappingFile
{
    private const long MostBytes = 16 * 1024 * 1024;

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="CommandFailedException">The file cannot be read or the mapping is not right.</exception>
    public static Mapping Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > MostBytes) throw new CommandFailedException($"{path} is larger than {MostBytes} bytes: that is no mapping.");
            return Parse(File.ReadAllText(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} cannot be opened: {failure.Message}", failure);
        }
    }

    /// <exception cref="CommandFailedException">The mapping is not right.</exception>
    public static Mapping Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Lenient);
            var mapping = new StrictJson(json.RootElement, "");
            var date = mapping.NeededObject("datum");
            var read = new Mapping
            {
                Municipality = Municipality(mapping.Object("gemeente")),
                Separator = Separator(mapping),
                DateColumn = date.NeededText("kolom"),
                DateFormats = Formats(date),
                Area = Rule(mapping.NeededObject("buurt"), canInvent: true, code => NeighbourhoodCode.TryParse(code, null, out _)),
                Theme = Rule(mapping.NeededObject("thema"), canInvent: true, code => ThemeCode.TryParse(code, null, out _)),
                Source = Rule(mapping.NeededObject("bron"), canInvent: false, SourceCodes.All.ContainsKey),
                KeyColumn = Column(mapping.Object("sleutel")),
                PeopleColumn = Column(mapping.Object("aantal")),
                Hash = LineKeys.Hash(text),
            };
            date.End();
            mapping.End();
            if ((read.Area.Invents || read.Theme.Invents) && read.Municipality is null)
                throw mapping.Wrong("/gemeente", "is missing: codes can only be invented for a municipality");
            return read;
        }
        catch (JsonException failure)
        {
            throw new CommandFailedException(
                string.Create(CultureInfo.InvariantCulture, $"The mapping is no JSON: line {failure.LineNumber + 1}, character {failure.BytePositionInLine + 1}."), failure);
        }
    }

    private static MappedMunicipality? Municipality(StrictJson? municipality)
    {
        if (municipality is null) return null;
        var read = new MappedMunicipality(
            MunicipalityCode.TryParse(municipality.NeededText("code"), null, out var code) ? code : throw municipality.Wrong("code", "must be GM and four digits"),
            municipality.NeededText("naam"));
        municipality.End();
        return read;
    }

    private static char Separator(StrictJson mapping) => mapping.Text("scheiding") switch
    {
        null => ',',
        [var one] when one is not ('"' or '\n' or '\r') => one,
        _ => throw mapping.Wrong("/scheiding", "must be one character"),
    };

    // A format that cannot write a date cannot read one either, and would refuse every line.
    private static IReadOnlyList<string> Formats(StrictJson date)
    {
        var formats = date.Texts("vorm");
        var day = new DateTime(2015, 1, 31, 13, 45, 0, DateTimeKind.Unspecified);
        return formats.All(Reads) ? formats : throw date.Wrong("vorm", "must be a date format such as yyyy-MM-dd or d-M-yyyy");

        bool Reads(string format)
        {
            try
            {
                var written = day.ToString(format, CultureInfo.InvariantCulture);
                return DateTime.TryParseExact(written, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read.Date == day.Date;
            }
            catch (FormatException)
            {
                return false;
            }
        }
    }

    private static CodeRule Rule(StrictJson rule, bool canInvent, Predicate<string> isCode)
    {
        var read = new CodeRule(rule.Text("kolom"), rule.Text("vast"), rule.Table("tabel"), canInvent && rule.Flag("verzin"), rule.Text("leeg"));
        rule.End();
        if (read.Column is null == read.Fixed is null) throw rule.Wrong("kolom", "or 'vast' must be given, and not both");
        if (read.Fixed is not null && (read.Table.Count > 0 || read.Invents || read.WhenEmpty is not null))
            throw rule.Wrong("vast", "leaves no room for 'tabel', 'verzin' or 'leeg'");
        if (read.Fixed is { } code && !isCode(code)) throw rule.Wrong("vast", "is not one of our codes");
        if (read.Table.FirstOrDefault(entry => !isCode(entry.Value)) is { Key: not null } entry)
            throw rule.Wrong($"tabel/{entry.Key}", "does not lead to one of our codes");
        return read;
    }

    private static string? Column(StrictJson? named)
    {
        var column = named?.NeededText("kolom");
        named?.End();
        return column;
    }
}
