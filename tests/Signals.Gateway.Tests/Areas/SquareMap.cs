using System.Globalization;

namespace Signals.Gateway.Tests.Areas;

/// <summary>A map of blocks side by side, each a hundredth of a degree high, from west to east.</summary>
internal static class SquareMap
{
    /// <param name="year">The edition.</param>
    /// <param name="blocks">Neighbourhoods with where they begin and end, in thousandths of a degree, and how many households they have.</param>
    public static string Of(int year, params (string Code, string Name, int From, int To, int Households)[] blocks) =>
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', blocks.Select(block => Feature(year, block)))}}]}""";

    private static string Feature(int year, (string Code, string Name, int From, int To, int Households) block)
    {
        var (west, east) = (Degrees(block.From), Degrees(block.To));
        return $$$"""
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[{{{west}}},52],[{{{east}}},52],[{{{east}}},52.01],[{{{west}}},52.01],[{{{west}}},52]]]},
             "properties":{"buurtcode":"{{{block.Code}}}","buurtnaam":"{{{block.Name}}}","gemeentecode":"GM9999","gemeentenaam":"Voorbeelddorp","jaar":{{{year}}},"aantal_huishoudens":{{{block.Households}}}}}
            """;
    }

    private static string Degrees(int thousandths) => (5 + (thousandths / 1000.0)).ToString(CultureInfo.InvariantCulture);
}
