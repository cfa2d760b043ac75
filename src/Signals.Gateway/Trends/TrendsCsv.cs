using System.Globalization;
using System.Text;
using Signals.Core.Time;

namespace Signals.Gateway.Trends;

/// <summary>Figures as CSV (RFC 4180): a line for each, with what it counts, over which days, and how it is protected, so that each line can be cited by itself.</summary>
internal static class TrendsCsv
{
    public const string MediaType = "text/csv";

    private const string Header = "niveau,gebiedcode,gebied,themacode,thema,kwartaal,van,tot,aantal,achtergehouden,verwacht_van,verwacht_tot,geschat,definitie,bescherming\r\n";

    // A spreadsheet takes what begins with one of these for a formula.
    private const string FormulaSigns = "=+-@\t\r\n";

    public static string Write(TrendsAnswer answer)
    {
        var csv = new StringBuilder(Header);
        foreach (var series in answer.Reeksen)
            foreach (var point in series.Punten)
            {
                var quarter = Quarter.Parse(point.Kwartaal);
                csv.AppendJoin(',', ((string[])
                [
                    answer.Niveau, series.Gebied.Code, series.Gebied.Naam, series.Thema.Code, series.Thema.Naam, point.Kwartaal, Day(quarter.First.Monday), Day(quarter.Last.Sunday),
                    Number(point.Aantal), point.Achtergehouden == true ? "ja" : "nee", Number(point.Verwacht?.Van), Number(point.Verwacht?.Tot), point.Geschat == true ? "ja" : "nee", HowToRead.Definition, HowToRead.Protection,
                ]).Select(Field)).Append("\r\n");
            }
        return csv.ToString();
    }

    private static string Field(string value)
    {
        var text = value.Length > 0 && FormulaSigns.Contains(value[0], StringComparison.Ordinal) ? $"'{value}" : value;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
