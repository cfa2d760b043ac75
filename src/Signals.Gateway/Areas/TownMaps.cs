using System.Collections.Concurrent;
using NetTopologySuite.Geometries;
using Signals.Core.Areas;
using Signals.Gateway.Access;

namespace Signals.Gateway.Areas;

/// <summary>The outlines of the areas of each municipality, from memory. At most a minute old, and never older than a map that was loaded through this gateway.</summary>
/// <remarks>Holds one entry per municipality served, each of at most <see cref="AreaMap.MostPoints"/> points and as many again for its districts.</remarks>
internal sealed class TownMaps(GrainsWithinReach grains, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<MunicipalityCode, Remembered<TownMap>> maps = new();

    /// <param name="municipality">A municipality that is served.</param>
    public Task<TownMap> Of(MunicipalityCode municipality, CancellationToken cancellation) => Remembered(municipality).Get(cancellation);

    /// <summary>Keeps the outlines of what was loaded.</summary>
    /// <param name="load">What was loaded.</param>
    /// <param name="shapes">The shapes of the whole map.</param>
    /// <returns>How many were kept, null if the map has none; and why none were, if so.</returns>
    public async Task<(int? Drawn, string? Remark)> Draw(AreaLoad load, IReadOnlyDictionary<NeighbourhoodCode, Geometry> shapes, CancellationToken cancellation)
    {
        var drawn = load.Neighbourhoods.Where(area => shapes.ContainsKey(area.Code)).Select(area => (area, shapes[area.Code])).ToList();
        if (drawn.Count == 0) return (null, null);
        if (Outlines.Of(drawn) is not { } outlines)
            return (0, "De vormen zijn niet bewaard voor op de kaart: de coördinaten zijn geen lengte en breedte in graden, en geen meters van de Rijksdriehoek.");
        if (!await grains.Map(load.Code).Draw(outlines, cancellation))
            return (0, $"De vormen zijn niet bewaard voor op de kaart: samen hebben ze meer dan {AreaMap.MostPoints} punten. Lever een kaart die minder fijn is getekend.");
        Remembered(load.Code).Forget();
        return (outlines.Count, null);
    }

    /// <summary>Looks up a municipality's outlines again the next time, since they changed.</summary>
    public void Forget(MunicipalityCode municipality) => Remembered(municipality).Forget();

    public void Dispose()
    {
        foreach (var map in maps.Values) map.Dispose();
    }

    private Remembered<TownMap> Remembered(MunicipalityCode code) => maps.GetOrAdd(code, code => new(
        clock, Age, async cancellation => new(await grains.Map(code).Shapes(cancellation))));
}

/// <summary>The outlines of a municipality's neighbourhoods, and of its districts as these make them.</summary>
internal sealed class TownMap(IReadOnlyList<AreaShape> shapes)
{
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>>> polygons = new(
    [
        .. shapes.Select(shape => KeyValuePair.Create(shape.Code.ToString(), shape.Polygons)),
        .. shapes.GroupBy(shape => shape.Code.District).Select(district => KeyValuePair.Create(district.Key.ToString(), Outlines.Union(district))),
    ], StringComparer.Ordinal);

    /// <summary>The years of the maps that the outlines come from, the first and the last; null if there are none.</summary>
    public (int First, int Last)? Editions { get; } = shapes.Count == 0 ? null : (shapes.Min(shape => shape.Edition.Year), shapes.Max(shape => shape.Edition.Year));

    /// <returns>Polygons of rings as <see cref="AreaShape.Polygons"/> has them; null for an area that has no outline.</returns>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>>? Of(string area) => polygons.GetValueOrDefault(area);
}
