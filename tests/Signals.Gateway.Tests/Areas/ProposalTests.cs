using System.Text.Json;
using NetTopologySuite.Geometries;
using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Testing;

namespace Signals.Gateway.Tests.Areas;

/// <summary>What a newer map changes, seen from the outlines of a real municipality.</summary>
public sealed class ProposalTests
{
    private static readonly EditionYear Old = new(2024);
    private static readonly EditionYear New = new(2025);

    private readonly List<(NeighbourhoodArea Area, Geometry Shape)> before;

    public ProposalTests()
    {
        var reader = new MapReader(new FieldErrors());
        using var map = JsonDocument.Parse(File.ReadAllBytes(Repository.DataOrSkip("baarn-gm0308-buurten.geojson")));
        reader.Read(map.RootElement);
        before = [.. reader.Municipalities.Values.Single().Neighbourhoods.Select(area => (area with { Edition = Old, Households = area.Households ?? 1 }, reader.Shapes[area.Code]))];
    }

    [SkippableFact]
    public void Where_all_are_numbered_anew_each_has_the_one_that_lies_there()
    {
        var proposals = Proposals([.. before.Select(one => (one.Area with { Code = new(one.Area.Code.Number + 5_000), Edition = New }, one.Shape))]);

        proposals.Count.ShouldBe(before.Count);
        proposals.ShouldAllBe(proposal => proposal.Heirs.Count == 1 && proposal.Heirs[0] == new AreaHeir(new(proposal.Former.Code.Number + 5_000), 1));
    }

    [SkippableFact]
    public void Two_that_are_joined_have_one_heir_and_one_that_is_cut_has_two()
    {
        var (first, second) = Neighbours();
        var cut = before.First(one => one != first && one != second && one.Shape is Polygon);
        var (west, east) = Halves(cut.Shape);
        var joined = first.Area with { Code = new(3_089_001), Edition = New, Households = first.Area.Households + second.Area.Households };
        var drawn = before.Where(one => one != first && one != second && one != cut).Select(one => (one.Area with { Edition = New }, one.Shape))
            .Append((joined, first.Shape.Union(second.Shape)))
            .Append((cut.Area with { Code = new(3_089_002), Edition = New, Households = 900 }, west))
            .Append((cut.Area with { Code = new(3_089_003), Edition = New, Households = 100 }, east)).ToList();

        var proposals = Proposals(drawn);

        proposals.Select(proposal => proposal.Former.Code).ShouldBe(new[] { first.Area.Code, second.Area.Code, cut.Area.Code }.Order());
        proposals.Where(proposal => proposal.Former.Code != cut.Area.Code).ShouldAllBe(proposal => proposal.Heirs.Count == 1 && proposal.Heirs[0].Code == joined.Code);
        proposals.Single(proposal => proposal.Former.Code == cut.Area.Code).Heirs.Select(heir => heir.Share).ShouldBe([0.9, 0.1]);
    }

    [SkippableFact]
    public void The_same_map_in_a_new_edition_changes_nothing() => Proposals([.. before.Select(one => (one.Area with { Edition = New }, one.Shape))]).ShouldBeEmpty();

    [SkippableFact]
    public void A_part_of_the_map_ends_nothing_elsewhere()
    {
        var (first, second) = Neighbours();

        Proposals([(first.Area with { Code = new(3_089_001), Edition = New }, first.Shape)]).ShouldHaveSingleItem().Former.ShouldBe(first.Area);
        Proposals([(second.Area with { Edition = New }, second.Shape)]).ShouldBeEmpty();
    }

    // As loading would leave it: outlines of the old map stay, and those that have the same code are replaced.
    private IReadOnlyList<ProposedSuccession> Proposals(IReadOnlyList<(NeighbourhoodArea Area, Geometry Shape)> drawn)
    {
        var (old, now) = (Outlines.Of(before)!, Outlines.Of(drawn)!);
        var codes = drawn.Select(one => one.Area.Code).ToHashSet();
        var areas = before.Select(one => one.Area).Where(area => !codes.Contains(area.Code)).Concat(drawn.Select(one => one.Area));
        var municipality = new KnownMunicipality(new(MunicipalityCode.Parse("GM0308"), "Baarn", false, [], [.. areas], [], [], DetectionSettings.Standard));
        return ProposedSuccession.Of(municipality, [.. old.Where(shape => !codes.Contains(shape.Code)), .. now], [.. old.Where(shape => codes.Contains(shape.Code))]);
    }

    private ((NeighbourhoodArea Area, Geometry Shape) First, (NeighbourhoodArea Area, Geometry Shape) Second) Neighbours()
    {
        var first = before.First(one => one.Area.Adjacent.Count > 0);
        return (first, before.Single(one => one.Area.Code == first.Area.Adjacent[0]));
    }

    // Of the same area, to the west and to the east.
    private static (Geometry West, Geometry East) Halves(Geometry shape)
    {
        var box = shape.EnvelopeInternal;
        var (from, to) = (box.MinX, box.MaxX);
        for (var tries = 0; tries < 50; tries++)
        {
            var middle = (from + to) / 2;
            if (West(middle).Area < shape.Area / 2) from = middle;
            else to = middle;
        }
        return (West(from), shape.Difference(West(from)));

        Geometry West(double x) => shape.Intersection(shape.Factory.ToGeometry(new(box.MinX, x, box.MinY, box.MaxY)));
    }
}
