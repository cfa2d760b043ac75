using System.Globalization;
using Signals.Core.Areas;
using Signals.Core.Themes;

namespace Signals.Cli.Mappings;

/// <summary>Codes for the areas and themes of a file that knows none of ours. The same values give the same codes, in whatever order they come.</summary>
internal sealed record InventedCodes(
    IReadOnlyList<DistrictArea> Districts, IReadOnlyList<NeighbourhoodArea> Neighbourhoods, IReadOnlyList<Theme> Themes,
    IReadOnlyDictionary<string, NeighbourhoodCode> AreaOf, IReadOnlyDictionary<string, ThemeCode> ThemeOf)
{
    private const int LongestAreaName = 100;
    private const int LongestThemeName = 80;

    // An edition that CBS never made for these areas either; always the same one, so that a second file changes nothing.
    private static readonly EditionYear Edition = new(2000);

    /// <summary>Nothing is invented.</summary>
    public static readonly InventedCodes None = new([], [], [], new Dictionary<string, NeighbourhoodCode>(), new Dictionary<string, ThemeCode>());

    public static InventedCodes Of(Mapping mapping, Survey survey)
    {
        if (mapping.Municipality is not { } municipality) return None;
        var areas = survey.Areas.Keys.Order(StringComparer.Ordinal).ToList();
        var codes = areas.Select((_, index) => new NeighbourhoodCode((municipality.Code.Number * 10_000) + index)).ToList();
        return new(
            [.. codes.Select(code => code.District).Distinct().Select(district => new DistrictArea(district, DistrictName(municipality, district), Edition))],
            [.. areas.Zip(codes, (name, code) => new NeighbourhoodArea(code, Cut(name, LongestAreaName), Edition, null))],
            [.. Fold(survey.Themes)],
            areas.Zip(codes).ToDictionary(pair => pair.First, pair => pair.Second),
            survey.Themes.Keys.ToDictionary(name => name, ThemeSlug.Of));
    }

    // The name that most lines use stands for all that fold into one theme.
    private static IEnumerable<Theme> Fold(IReadOnlyDictionary<string, int> names) => names
        .GroupBy(name => ThemeSlug.Of(name.Key))
        .OrderBy(theme => theme.Key)
        .Select(theme => new Theme(theme.Key, Cut(
            theme.OrderByDescending(name => name.Value).ThenBy(name => name.Key, StringComparer.Ordinal).First().Key, LongestThemeName)));

    private static string DistrictName(MappedMunicipality municipality, DistrictCode district) =>
        Cut(municipality.Name, LongestAreaName - 10) + string.Create(CultureInfo.InvariantCulture, $", wijk {district.ToString()[^2..]}");

    private static string Cut(string name, int most) => name.Length <= most ? name : name[..most];
}
