using System.Globalization;
using System.Text.Json;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Gateway.Intake;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Imports;

/// <summary>The columns that an import can have. What people wrote is not among them.</summary>
internal static class ImportColumns
{
    public static readonly string[] All =
        ["sleutel", "waargenomenOp", "buurt", "thema", "bron", "aantal", "plek", "overAnder", "postcode", "huisnummer", "toevoeging"];

    public static readonly string[] Required = ["waargenomenOp", "buurt", "thema", "bron"];

    private const int MostKey = 128;
    private const int MostCode = 60;

    /// <summary>Reads a line of CSV by its columns.</summary>
    public static ImportRow OfCsv(IReadOnlyList<string> fields, IReadOnlyList<string> header, FieldErrors errors)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
        {
            if (fields[i].Length == 0) continue;
            if (TextRules.Check(fields[i], MostKey, $"/{header[i]}", errors)) values[header[i]] = fields[i];
        }
        return Row(
            name => values.GetValueOrDefault(name),
            (name, from, to) => Whole(values, name, from, to, errors),
            name => Flag(values, name, errors), errors);
    }

    /// <summary>Reads a line of NDJSON.</summary>
    public static ImportRow OfJson(JsonElement element, FieldErrors errors)
    {
        var fields = new JsonFields(element, "", errors, All);
        return Row(name => fields.Text(name, name == "sleutel" ? MostKey : MostCode), fields.Whole, fields.Flag, errors);
    }

    private static ImportRow Row(Func<string, string?> text, Func<string, int, int, int?> whole, Func<string, bool?> flag, FieldErrors errors)
    {
        var (postcode, number, addition) = (text("postcode"), whole("huisnummer", 1, 99_999), text("toevoeging"));
        return new(text("sleutel"), new()
        {
            WaargenomenOp = Observed(text("waargenomenOp"), errors),
            Buurt = text("buurt"),
            Thema = text("thema"),
            Bron = text("bron"),
            Aantal = whole("aantal", 1, Signal.MostPeople),
            Plek = text("plek"),
            OverAnder = flag("overAnder"),
            Huishouden = postcode is null && number is null && addition is null ? null : new(postcode, number, addition),
        });
    }

    private static DateTimeOffset? Observed(string? text, FieldErrors errors)
    {
        if (text is null)
        {
            if (!errors.Has("/waargenomenOp")) errors.Add("/waargenomenOp", "verplicht", "Dit veld is verplicht.");
            return null;
        }
        if (TextRules.TryDay(text, out var day)) return DutchTime.StartOf(day);
        if (TextRules.TryInstant(text, out var instant)) return instant;
        errors.Add("/waargenomenOp", "ongeldig-tijdstip", "Hier hoort een dag te staan, zoals 2026-11-20, of een tijdstip met tijdzone.");
        return null;
    }

    private static int? Whole(Dictionary<string, string> values, string name, int from, int to, FieldErrors errors)
    {
        if (!values.TryGetValue(name, out var text)) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to) return number;
        errors.Add($"/{name}", "buiten-bereik", $"Hier hoort een heel getal van {from} tot en met {to} te staan.");
        return null;
    }

    private static bool? Flag(Dictionary<string, string> values, string name, FieldErrors errors)
    {
        switch (values.GetValueOrDefault(name)?.ToLowerInvariant())
        {
            case null: return null;
            case "ja" or "true" or "1": return true;
            case "nee" or "false" or "0": return false;
            default:
                errors.Add($"/{name}", "verkeerd-type", "Hier hoort ja of nee te staan.");
                return null;
        }
    }
}

/// <summary>A line as it was read.</summary>
/// <param name="Key">The key that it came with, if any.</param>
internal sealed record ImportRow(string? Key, SignalRequest Request);
