using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using Signals.Core.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Areas;

/// <summary>Reads districts and neighbourhoods from the CBS map (Wijk- en Buurtkaart) as GeoJSON. Shapes tell which areas border on each other.</summary>
internal sealed class MapReader(FieldErrors errors)
{
    /// <summary>The most features in one map: the whole country has some 18,000.</summary>
    public const int MostFeatures = 40_000;

    private const int MostName = 100;

    private readonly HashSet<string> codes = new(StringComparer.Ordinal);
    private readonly Borders borders = new();

    public Dictionary<MunicipalityCode, MappedMunicipality> Municipalities { get; } = [];

    /// <summary>The shapes of neighbourhoods, as far as the map has them.</summary>
    public IReadOnlyDictionary<NeighbourhoodCode, Geometry> Shapes => borders.Shapes;

    public void Read(JsonElement map)
    {
        var collection = new JsonFields(map, "", errors, null);
        if (collection.Text("type", 40) != "FeatureCollection" && !errors.Any)
            errors.Add("/type", "geen-featurecollection", "Hier hoort FeatureCollection te staan.");
        if (errors.Any) return;
        var index = 0;
        foreach (var feature in collection.Array("features", MostFeatures))
        {
            ReadFeature(feature, $"/features/{index.ToString(CultureInfo.InvariantCulture)}");
            index++;
        }
        if (errors.Any) return;
        var adjacent = borders.Find();
        foreach (var municipality in Municipalities.Values)
            for (var i = 0; i < municipality.Neighbourhoods.Count; i++)
                municipality.Neighbourhoods[i] = municipality.Neighbourhoods[i] with { Adjacent = adjacent.GetValueOrDefault(municipality.Neighbourhoods[i].Code, []) };
    }

    private void ReadFeature(JsonElement element, string pointer)
    {
        var feature = new JsonFields(element, pointer, errors, null);
        if (!feature.Has("properties") && !errors.Has(pointer)) errors.Add(feature.At("properties"), "verplicht", "Dit veld is verplicht.");
        if (!feature.Has("properties")) return;
        var properties = new JsonFields(element.GetProperty("properties"), feature.At("properties"), errors, null);
        if (properties.Has("water") && properties.Text("water", 10) == "JA") return;
        var isNeighbourhood = properties.Has("buurtcode") || !properties.Has("wijkcode");
        if (isNeighbourhood && ReadNeighbourhood(properties) is { } code && feature.Has("geometry") && !borders.Add(code, element.GetProperty("geometry")))
            errors.Add(feature.At("geometry"), "ongeldige-vorm", "Hier hoort een vlak te staan: een Polygon of MultiPolygon. Laat de vorm weg als die er niet is.");
        if (!isNeighbourhood) ReadDistrict(properties);
    }

    private NeighbourhoodCode? ReadNeighbourhood(JsonFields properties)
    {
        if (Code<NeighbourhoodCode>(properties, "buurtcode") is not { } code || !Belongs(properties, code.Municipality)) return null;
        if (properties.Has("wijkcode") && properties.Text("wijkcode", 20) != code.District.ToString())
            errors.Add(properties.At("wijkcode"), "andere-wijk", "De wijkcode past niet bij de buurtcode.");
        var name = Required(properties, "buurtnaam");
        var municipality = Municipality(properties, code.Municipality);
        var year = Year(properties);
        if (year is null && !errors.Has(properties.At("jaar"))) errors.Add(properties.At("jaar"), "verplicht", "Zonder jaar is niet te zeggen om welke kaart het gaat.");
        var households = properties.Has("aantal_huishoudens") ? properties.Whole("aantal_huishoudens", -1_000_000, 10_000_000) : null;
        if (name is not null && year is { } edition)
            municipality.Neighbourhoods.Add(new(code, name, edition, households >= 0 ? households : null));
        return code;
    }

    private void ReadDistrict(JsonFields properties)
    {
        if (Code<DistrictCode>(properties, "wijkcode") is not { } code || !Belongs(properties, code.Municipality)) return;
        var name = properties.Text("wijknaam", MostName);
        Municipality(properties, code.Municipality).Districts.Add((code, name, Year(properties), properties.At("jaar")));
    }

    private T? Code<T>(JsonFields properties, string field) where T : struct, IParsable<T>
    {
        if (Required(properties, field) is not { } text) return null;
        if (!T.TryParse(text, CultureInfo.InvariantCulture, out var code))
            errors.Add(properties.At(field), "ongeldige-code", "Dit is geen code van het CBS.");
        else if (!codes.Add(text))
            errors.Add(properties.At(field), "dubbele-code", "Deze code staat er meer dan één keer.");
        else
            return code;
        return null;
    }

    private bool Belongs(JsonFields properties, MunicipalityCode municipality)
    {
        if (!properties.Has("gemeentecode") || properties.Text("gemeentecode", 20) == municipality.ToString()) return true;
        if (!errors.Has(properties.At("gemeentecode"))) errors.Add(properties.At("gemeentecode"), "andere-gemeente", "De gemeentecode past niet bij de andere code.");
        return false;
    }

    private MappedMunicipality Municipality(JsonFields properties, MunicipalityCode code)
    {
        if (!Municipalities.TryGetValue(code, out var municipality)) Municipalities[code] = municipality = new();
        municipality.Name ??= properties.Text("gemeentenaam", MostName);
        return municipality;
    }

    private static EditionYear? Year(JsonFields properties)
    {
        if (properties.Has("jaar"))
        {
            if (properties.Whole("jaar", 1995, 2100) is { } year) return new(year);
            return null;
        }
        return properties.Text("jrstatcode", 40) is { Length: > 4 } text
            && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && EditionYear.IsValid(prefix)
            ? new(prefix)
            : null;
    }

    private string? Required(JsonFields properties, string field)
    {
        var text = properties.Text(field, MostName);
        if (!string.IsNullOrWhiteSpace(text)) return text;
        if (!errors.Has(properties.At(field))) errors.Add(properties.At(field), "verplicht", "Dit veld is verplicht.");
        return null;
    }
}

/// <summary>What a map holds of one municipality.</summary>
internal sealed class MappedMunicipality
{
    public string? Name { get; set; }

    public List<NeighbourhoodArea> Neighbourhoods { get; } = [];

    /// <summary>Districts, of which the map may leave out name and year.</summary>
    public List<(DistrictCode Code, string? Name, EditionYear? Edition, string YearAt)> Districts { get; } = [];
}
