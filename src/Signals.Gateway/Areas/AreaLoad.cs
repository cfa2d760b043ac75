using Signals.Core.Areas;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Areas;

/// <summary>Areas of one municipality, completed with what the map leaves out.</summary>
internal sealed record AreaLoad(MunicipalityCode Code, string Name, IReadOnlyList<DistrictArea> Districts, IReadOnlyList<NeighbourhoodArea> Neighbourhoods)
{
    /// <param name="known">The municipality as it stands, if it is served.</param>
    public static AreaLoad Of(MunicipalityCode code, MappedMunicipality mapped, KnownMunicipality? known, FieldErrors errors)
    {
        var names = known?.View.Districts.ToDictionary(area => area.Code, area => area.Name) ?? [];
        var year = mapped.Neighbourhoods.Select(area => (EditionYear?)area.Edition).FirstOrDefault()
            ?? known?.View.Neighbourhoods.Select(area => (EditionYear?)area.Edition).Max();
        var districts = new Dictionary<DistrictCode, DistrictArea>();
        foreach (var district in mapped.Districts)
        {
            if ((district.Edition ?? year) is { } edition)
                districts[district.Code] = new(district.Code, district.Name ?? names.GetValueOrDefault(district.Code, district.Code.ToString()), edition);
            else
                errors.Add(district.YearAt, "verplicht", "Zonder jaar is niet te zeggen om welke kaart het gaat.");
        }
        foreach (var area in mapped.Neighbourhoods)
        {
            var district = area.Code.District;
            if (!names.ContainsKey(district)) districts.TryAdd(district, new(district, district.ToString(), area.Edition));
        }
        // A map of a part, or without shapes, tells nothing of what borders on the rest; that stays as it was known.
        var drawn = mapped.Neighbourhoods.Where(area => area.Adjacent.Count > 0).Select(area => area.Code).ToHashSet();
        return new(code, mapped.Name ?? known?.View.Name ?? code.ToString(), [.. districts.Values], [.. mapped.Neighbourhoods.Select(area => area with
        {
            Adjacent = [.. area.Adjacent.Concat(known?.Neighbourhood(area.Code)?.Adjacent.Where(other => !drawn.Contains(other)) ?? []).Take(NeighbourhoodArea.MostAdjacent)],
        })]);
    }
}
