using NetTopologySuite.Algorithm;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;
using Signals.Core.Areas;

namespace Signals.Gateway.Areas;

/// <summary>Shapes of a map as they are kept and shown: in degrees, simpler, and with borders that stay shared.</summary>
internal static class Outlines
{
    // Some five metres.
    private const double ToleranceInDegrees = 5e-5;

    // A triangle that ends where it began.
    private const int FewestPoints = 4;

    private static readonly Envelope Degrees = new(-180, 180, -90, 90);
    private static readonly GeometryFactory Whole = new(new PrecisionModel(1));

    /// <summary>The outlines of areas of one municipality, all simplified together.</summary>
    /// <returns>Null if the coordinates are neither longitude and latitude nor those of the national grid. An area too small to be seen has none.</returns>
    public static IReadOnlyList<AreaShape>? Of(IReadOnlyList<(NeighbourhoodArea Area, Geometry Shape)> areas)
    {
        var shapes = areas.Select(area => InDegrees(area.Shape)).ToArray();
        if (shapes.Any(shape => shape is null)) return null;
        return
        [
            .. CoverageSimplifier.Simplify(shapes, ToleranceInDegrees).Zip(areas)
                .Select(pair => new AreaShape(pair.Second.Area.Code, pair.Second.Area.Edition, Polygons(pair.First, AreaShape.PerDegree)))
                .Where(shape => shape.Polygons.Count > 0),
        ];
    }

    /// <summary>The outline of several areas together, without the borders between them.</summary>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> Union(IEnumerable<AreaShape> shapes) => Polygons(Joined(shapes.SelectMany(shape => shape.Polygons)), 1);

    /// <summary>An outline to reckon with, in whole parts of a degree.</summary>
    public static Geometry Geometry(AreaShape shape) => Joined(shape.Polygons);

    // Maps are not always drawn without a ring that crosses itself; such a one cannot be added to others.
    private static Geometry Joined(IEnumerable<IReadOnlyList<IReadOnlyList<int>>> polygons) => OverlayNGRobust.Union(
        Whole.BuildGeometry([.. polygons.Select(polygon => GeometryFixer.Fix(Whole.CreatePolygon(Ring(polygon[0]), [.. polygon.Skip(1).Select(Ring)])))]));

    private static Geometry? InDegrees(Geometry shape)
    {
        if (Degrees.Contains(shape.EnvelopeInternal)) return shape;
        return RdCoordinates.Extent.Contains(shape.EnvelopeInternal) ? new GeometryEditor().Edit(shape, new ToDegrees()) : null;
    }

    private static IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> Polygons(Geometry shape, int perUnit) =>
    [
        .. from polygon in PolygonExtracter.GetPolygons(shape).OfType<Polygon>()
           let outside = Points(polygon.ExteriorRing, perUnit, isOutside: true)
           where outside is not null
           select (IReadOnlyList<IReadOnlyList<int>>)[outside, .. polygon.InteriorRings.Select(hole => Points(hole, perUnit, isOutside: false)).OfType<IReadOnlyList<int>>()],
    ];

    // The outside runs against the clock and a hole with it, as GeoJSON asks. Null for a ring of which nothing is left.
    private static IReadOnlyList<int>? Points(LineString ring, int perUnit, bool isOutside)
    {
        var points = new List<(int X, int Y)>(ring.NumPoints);
        foreach (var point in ring.Coordinates)
        {
            var rounded = ((int)Math.Round(point.X * perUnit), (int)Math.Round(point.Y * perUnit));
            if (points.Count == 0 || points[^1] != rounded) points.Add(rounded);
        }
        if (points.Count < FewestPoints) return null;
        if (Orientation.IsCCW(ring.Coordinates) != isOutside) points.Reverse();
        return [.. points.SelectMany(point => (int[])[point.X, point.Y])];
    }

    private static LinearRing Ring(IReadOnlyList<int> points) => Whole.CreateLinearRing([.. points.Chunk(2).Select(point => new Coordinate(point[0], point[1]))]);

    private sealed class ToDegrees : GeometryEditor.CoordinateOperation
    {
        public override Coordinate[] Edit(Coordinate[] coordinates, Geometry geometry) =>
        [
            .. coordinates.Select(point =>
            {
                var (longitude, latitude) = RdCoordinates.ToDegrees(point.X, point.Y);
                return new Coordinate(longitude, latitude);
            }),
        ];
    }
}
