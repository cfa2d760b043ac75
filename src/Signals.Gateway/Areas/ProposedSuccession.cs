using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Signals.Core.Areas;
using SpatialFunction = NetTopologySuite.Operation.Overlay.SpatialFunction;

namespace Signals.Gateway.Areas;

/// <summary>A neighbourhood that the newest map no longer draws, or draws otherwise, with those that seem to lie there now. An administrator decides.</summary>
/// <param name="Former">The neighbourhood.</param>
/// <param name="Heirs">Those that lie where it lay; none where outlines do not tell.</param>
/// <param name="IsDrawnStill">Whether it is on the newest map, within other borders.</param>
internal sealed record ProposedSuccession(NeighbourhoodArea Former, IReadOnlyList<AreaHeir> Heirs, bool IsDrawnStill)
{
    // Maps are drawn anew by a few metres everywhere; a smaller part is no change.
    private const double LeastPart = 0.05;

    // With less of it on the newest map that part of the map is still to be loaded.
    private const double LeastCovered = 0.5;

    /// <summary>What an administrator has to decide on, in the order of codes.</summary>
    /// <param name="municipality">The municipality.</param>
    /// <param name="shapes">The outlines of its neighbourhoods.</param>
    /// <param name="replaced">The outlines of an earlier edition whose place was taken.</param>
    public static IReadOnlyList<ProposedSuccession> Of(KnownMunicipality municipality, IReadOnlyList<AreaShape> shapes, IReadOnlyList<AreaShape> replaced)
    {
        var areas = municipality.View.Neighbourhoods;
        if (areas.Count == 0) return [];
        var newest = areas.Max(area => area.Edition);
        var gone = areas.Where(area => area.Edition != newest && !municipality.IsSettled(area.Code, newest)).ToList();
        var redrawn = replaced.Where(before => municipality.Neighbourhood(before.Code)?.Edition == newest && !municipality.IsSettled(before.Code, newest)).ToList();
        if (gone.Count + redrawn.Count == 0) return [];
        var drawn = shapes.Where(shape => shape.Edition == newest && municipality.Neighbourhood(shape.Code) is not null)
            .Select(shape => (Area: municipality.Neighbourhood(shape.Code)!, Outline: Outlines.Geometry(shape))).ToList();
        var outlines = shapes.ToDictionary(shape => shape.Code);
        var proposals = new List<ProposedSuccession>();
        foreach (var area in gone)
        {
            if (!outlines.TryGetValue(area.Code, out var outline)) proposals.Add(new(area, [], false));
            else if (Parts(Outlines.Geometry(outline), drawn) is var parts && parts.Sum(part => part.Of) >= LeastCovered) proposals.Add(new(area, HeirsAmong(parts), false));
        }
        foreach (var before in redrawn)
        {
            var heirs = HeirsAmong(Parts(Outlines.Geometry(before), drawn));
            if (heirs.Count > 0 && !(heirs.Count == 1 && heirs[0].Code == before.Code)) proposals.Add(new(municipality.Neighbourhood(before.Code)!, heirs, true));
        }
        return [.. proposals.OrderBy(proposal => proposal.Former.Code)];
    }

    // Which part of one each of the others covers, and how many of its own households live there, as if they lived evenly spread.
    private static List<(NeighbourhoodArea Area, double Of, double? Households)> Parts(Geometry one, IReadOnlyList<(NeighbourhoodArea Area, Geometry Outline)> drawn)
    {
        var parts = new List<(NeighbourhoodArea, double, double?)>();
        foreach (var (area, outline) in drawn.Where(other => other.Outline.EnvelopeInternal.Intersects(one.EnvelopeInternal)))
            if (OverlayNGRobust.Overlay(one, outline, SpatialFunction.Intersection).Area is > 0 and var shared)
                parts.Add((area, shared / one.Area, area.Households * shared / outline.Area));
        return parts;
    }

    private static IReadOnlyList<AreaHeir> HeirsAmong(IReadOnlyList<(NeighbourhoodArea Area, double Of, double? Households)> parts)
    {
        var kept = parts.Where(part => part.Of >= LeastPart).OrderByDescending(part => part.Of).Take(AreaSuccession.MostHeirs).OrderBy(part => part.Area.Code).ToList();
        var weights = kept.All(part => part.Households > 0) ? kept.Select(part => part.Households!.Value) : kept.Select(part => part.Of);
        return [.. kept.Zip(Percentages.Of([.. weights]), (part, percentage) => new AreaHeir(part.Area.Code, percentage / 100.0))];
    }
}
