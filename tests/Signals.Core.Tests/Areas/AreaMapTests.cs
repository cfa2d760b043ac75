using Signals.Core.Areas;

namespace Signals.Core.Tests.Areas;

public sealed class AreaMapTests
{
    private static readonly NeighbourhoodCode Here = NeighbourhoodCode.Parse("BU99980001");
    private static readonly NeighbourhoodCode Elsewhere = NeighbourhoodCode.Parse("BU99980100");

    [Fact]
    public void Districts_are_drawn_one_by_one_and_only_where_something_is_new()
    {
        var map = new AreaMap();
        Draw(map, Square(Here, 0), Square(Elsewhere, 5)).Count.ShouldBe(2);
        map.Draw([Square(Here, 0), Square(Elsewhere, 5)])!.ShouldBeEmpty();

        Draw(map, Square(Here, 1)).ShouldHaveSingleItem().ShouldBeOfType<DistrictDrawn>().Shapes.ShouldHaveSingleItem().ShouldBe(Square(Here, 1));

        map.Shapes.ShouldBe([Square(Here, 1), Square(Elsewhere, 5)]);
        map.Draw([Square(Here, 2, edition: 2024)])!.ShouldBeEmpty();
    }

    [Fact]
    public void A_map_of_too_many_points_is_not_kept()
    {
        var map = new AreaMap();
        Draw(map, Square(Here, 0));
        var fine = new AreaShape(Elsewhere, new(2025), [[[.. Enumerable.Repeat(0, 2 * (AreaMap.MostPoints - 5))]]]);

        map.Draw([fine]).ShouldNotBeNull();
        map.Draw([fine, Square(NeighbourhoodCode.Parse("BU99980101"), 0)]).ShouldBeNull();
        // What takes the place of a shape counts instead of it.
        Draw(map, fine);
        map.Draw([fine with { Edition = new(2026) }]).ShouldNotBeNull();
    }

    private static AreaShape Square(NeighbourhoodCode code, int west, int edition = 2025) =>
        new(code, new(edition), [[[west, 0, west + 1, 0, west + 1, 1, west, 1, west, 0]]]);

    private static IReadOnlyList<AreaMapEvent> Draw(AreaMap map, params AreaShape[] shapes)
    {
        var drawn = map.Draw(shapes)!;
        foreach (var happened in drawn) map.Apply(happened);
        return drawn;
    }
}
