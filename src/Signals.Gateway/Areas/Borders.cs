using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Distance;
using Signals.Core.Areas;

namespace Signals.Gateway.Areas;

/// <summary>Which areas border on each other, from the shapes of a map.</summary>
internal sealed class Borders
{
    // About a metre: maps that are drawn more simply leave slivers.
    private const double ToleranceInDegrees = 1e-5;
    private const double ToleranceInMetres = 1;
    private const double LargestDegrees = 180;

    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    private readonly Dictionary<NeighbourhoodCode, Geometry> shapes = [];

    /// <summary>The shapes, as the map has them.</summary>
    public IReadOnlyDictionary<NeighbourhoodCode, Geometry> Shapes => shapes;

    /// <returns>False if the shape is no area that can be read.</returns>
    public bool Add(NeighbourhoodCode code, JsonElement shape)
    {
        try
        {
            if (shape.Deserialize<Geometry>(GeoJson) is not { IsEmpty: false } area || area is not (Polygon or MultiPolygon)) return false;
            shapes[code] = area;
            return true;
        }
        catch (Exception reason) when (reason is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    /// <summary>The areas of the same municipality that border on each, the closest first.</summary>
    public IReadOnlyDictionary<NeighbourhoodCode, IReadOnlyList<NeighbourhoodCode>> Find()
    {
        var tree = new STRtree<NeighbourhoodCode>();
        foreach (var (code, shape) in shapes) tree.Insert(shape.EnvelopeInternal, code);
        return shapes.ToDictionary(area => area.Key, area => Around(area.Key, area.Value, tree));
    }

    private IReadOnlyList<NeighbourhoodCode> Around(NeighbourhoodCode code, Geometry shape, STRtree<NeighbourhoodCode> tree)
    {
        var near = shape.EnvelopeInternal.Copy();
        var tolerance = near.MaxX > LargestDegrees ? ToleranceInMetres : ToleranceInDegrees;
        near.ExpandBy(tolerance);
        var distances = new IndexedFacetDistance(shape);
        return
        [
            .. tree.Query(near).Where(other => other != code && other.Municipality == code.Municipality && distances.IsWithinDistance(shapes[other], tolerance))
                .OrderBy(other => shapes[other].Centroid.Distance(shape.Centroid)).ThenBy(other => other).Take(NeighbourhoodArea.MostAdjacent),
        ];
    }
}
