using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Trends;
using Signals.Gateway.Areas;

namespace Signals.Gateway.Trends;

/// <summary>A theme in a quarter as a GeoJSON FeatureCollection (RFC 7946), with how to read it beside it.</summary>
public sealed record TrendsMapAnswer
{
    internal TrendsMapAnswer(TrendsQuery query, (int First, int Last)? editions, IReadOnlyList<TrendsFeature> features, IReadOnlyList<string> howToRead)
    {
        (Niveau, Kwartaal, Features, Toelichting) = (TrendLevels.Name(query.Level), query.To.ToString(), features, howToRead);
        Thema = new(query.Theme!.Code.ToString(), query.Theme.Name);
        Kaartjaar = editions is var (first, last) ? (first == last ? $"{last}" : $"{first}-{last}") : null;
    }

    [JsonPropertyOrder(-1)]
    public string Type { get; } = "FeatureCollection";

    public string Niveau { get; }

    public NamedCode Thema { get; }

    public string Kwartaal { get; }

    /// <summary>The year or years of the map that the outlines come from; left out if there are none.</summary>
    public string? Kaartjaar { get; }

    public IReadOnlyList<TrendsFeature> Features { get; }

    public IReadOnlyList<string> Toelichting { get; }
}

/// <summary>An area with its figure.</summary>
/// <param name="Geometry">Its outline; null if there is none.</param>
/// <param name="Properties">Its figure.</param>
public sealed record TrendsFeature([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] TrendsGeometry? Geometry, TrendsProperties Properties)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Feature";
}

/// <summary>An outline, in longitude and latitude (WGS 84).</summary>
/// <param name="Coordinates">Polygons of rings of points.</param>
public sealed record TrendsGeometry(IReadOnlyList<IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>>> Coordinates)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "MultiPolygon";

    internal static TrendsGeometry? Of(IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>>? polygons) =>
        polygons is null ? null : new([.. polygons.Select(polygon => polygon.Select(ring => ring.Chunk(2).Select(Point).ToArray()).ToArray())]);

    private static double[] Point(int[] point) => [(double)point[0] / AreaShape.PerDegree, (double)point[1] / AreaShape.PerDegree];
}

/// <summary>An area's figure, or that it is withheld; neither if the quarter is not known.</summary>
public sealed record TrendsProperties(string Code, string Naam, int? Aantal, TrendRange? Verwacht, bool? Achtergehouden, bool? Geschat)
{
    internal static TrendsProperties Of(NamedCode area, AreaFigure? figure) =>
        new(area.Code, area.Naam, figure?.Count, TrendRange.Of(figure?.Expected), figure?.IsWithheld == true ? true : null, figure?.IsEstimated == true ? true : null);
}
