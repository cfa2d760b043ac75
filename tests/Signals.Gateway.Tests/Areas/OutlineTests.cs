using NetTopologySuite.Geometries;
using Signals.Core.Areas;
using Signals.Gateway.Areas;

namespace Signals.Gateway.Tests.Areas;

public sealed class OutlineTests
{
    private static readonly GeometryFactory Factory = new();

    [Fact]
    public void A_winding_border_becomes_simpler_and_stays_shared()
    {
        // A border of 400 points with bends of a metre and a hundred metres, drawn alike from both sides.
        var border = Enumerable.Range(0, 400).Select(i => new Coordinate(5.25 + (0.001 * Math.Sin(i / 30.0)) + (0.00001 * (i % 2)), 52.5 + (i * 0.0001))).ToList();
        var west = Factory.CreatePolygon([new(5.2, 52.5), .. border, new(5.2, 52.5399), new(5.2, 52.5)]);
        var east = Factory.CreatePolygon([new(5.3, 52.5399), .. Enumerable.Reverse(border), new(5.3, 52.5), new(5.3, 52.5399)]);

        var outlines = Outlines.Of([(Area("BU99980001"), west), (Area("BU99980002"), east)])!;

        outlines.Sum(outline => outline.Points).ShouldBeInRange(20, 200);
        var (one, other) = (Points(outlines[0]), Points(outlines[1]));
        one.Intersect(other).Count().ShouldBe(one.Union(other).Count() - 4, "all but the four outer corners lie on the border");
        var together = Outlines.Union(outlines).ShouldHaveSingleItem();
        together.ShouldHaveSingleItem();
        Inside(together[0]).ShouldBe(Inside(outlines[0].Polygons[0][0]) + Inside(outlines[1].Polygons[0][0]));
    }

    [Fact]
    public void Rings_that_cross_themselves_and_areas_that_overlap_are_joined_all_the_same()
    {
        var bow = Factory.CreatePolygon([new(5.20, 52.50), new(5.21, 52.51), new(5.21, 52.50), new(5.20, 52.51), new(5.20, 52.50)]);
        var over = Factory.CreatePolygon([new(5.205, 52.50), new(5.22, 52.50), new(5.22, 52.51), new(5.205, 52.51), new(5.205, 52.50)]);

        Outlines.Union(Outlines.Of([(Area("BU99980001"), bow), (Area("BU99980002"), over), (Area("BU99980003"), over)])!).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(155_000, 463_000, 5.38720621, 52.15517440)]
    [InlineData(120_700.723, 487_525.501, 4.88352559, 52.37453253)]
    [InlineData(233_883.131, 582_065.167, 6.56820053, 53.21938317)]
    public void The_national_grid_gives_the_places_that_its_authors_publish(double x, double y, double longitude, double latitude)
    {
        var place = RdCoordinates.ToDegrees(x, y);

        place.Longitude.ShouldBe(longitude, 1e-7);
        place.Latitude.ShouldBe(latitude, 1e-7);
    }

    [Fact]
    public void An_area_too_small_to_be_seen_has_no_outline() =>
        Outlines.Of([(Area("BU99980001"), Factory.CreatePolygon([new(5, 52), new(5.000001, 52), new(5.000001, 52.000001), new(5, 52)]))])!.ShouldBeEmpty();

    private static NeighbourhoodArea Area(string code) => new(NeighbourhoodCode.Parse(code), "Buurt", new(2025), null);

    private static HashSet<(int, int)> Points(AreaShape shape) => [.. shape.Polygons[0][0].Chunk(2).Select(point => (point[0], point[1]))];

    private static double Inside(IReadOnlyList<int> ring)
    {
        var points = ring.Chunk(2).ToList();
        return points.Zip(points.Skip(1)).Sum(pair => ((double)pair.First[0] * pair.Second[1]) - ((double)pair.Second[0] * pair.First[1])) / 2;
    }
}
