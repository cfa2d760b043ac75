using Signals.Core.Areas;
using Signals.Core.Prompts;
using Signals.Core.Time;

namespace Signals.Core.Trends;

/// <summary>Tells of a quarter in the areas of today what was told in those of its own time, so that a series goes on over a change of borders.</summary>
/// <remarks>
/// Made from figures that <see cref="Disclosure"/> let go and from nothing else: no count is looked at anew, so that two editions side by side tell no more than the figures themselves.
/// A share of an area has that share of its count, as if all parts told alike (areal weighting by households). What rests on a withheld figure is withheld.
/// </remarks>
public static class Redrawing
{
    // Less than this of a district's households does not move because of borders: it is how much a number of households is off between editions.
    private const double LeastShareOfDistrict = 0.05;

    /// <summary>The figures of one level in the areas of today, in the order of areas and themes.</summary>
    /// <param name="figures">Figures of one level in one quarter.</param>
    /// <param name="quarter">The quarter.</param>
    /// <param name="level">The level.</param>
    /// <param name="successions">What took the place of neighbourhoods, oldest first.</param>
    /// <param name="areas">The neighbourhoods of today.</param>
    public static IReadOnlyList<AreaFigure> InAreasOfToday(
        IReadOnlyList<AreaFigure> figures, Quarter quarter, TrendLevel level, IReadOnlyList<AreaSuccession> successions, IReadOnlyList<NeighbourhoodArea> areas)
    {
        if (level == TrendLevel.Municipality) return figures;
        foreach (var change in successions.Where(succession => succession.From > quarter).GroupBy(succession => succession.Edition).OrderBy(change => change.Key))
            figures = Over(figures, level == TrendLevel.District ? Districts([.. change], areas) : Neighbourhoods(change));
        return figures;
    }

    private static List<AreaFigure> Over(IReadOnlyList<AreaFigure> figures, Dictionary<string, IReadOnlyList<(string Heir, double Share)>> heirsOf) =>
    [
        .. from figure in figures
           from part in heirsOf.TryGetValue(figure.Area, out var heirs) ? heirs : [(Heir: figure.Area, Share: 1)]
           group (figure, part.Share) by (part.Heir, figure.Theme) into parts
           orderby parts.Key.Heir, parts.Key.Theme
           select Sum(parts.Key.Heir, [.. parts]),
    ];

    private static AreaFigure Sum(string area, IReadOnlyList<(AreaFigure Figure, double Share)> parts)
    {
        if (parts is [(var figure, 1)]) return figure with { Area = area };
        var theme = parts[0].Figure.Theme;
        if (parts.Any(part => part.Figure.IsWithheld)) return new(area, theme, null, null);
        var count = parts.Sum(part => part.Share * part.Figure.Count!.Value);
        return new(area, theme, (int)Math.Round(count / Disclosure.RoundedTo, MidpointRounding.AwayFromZero) * Disclosure.RoundedTo, Expected(parts))
        {
            IsEstimated = parts.Any(part => part.Share < 1 || part.Figure.IsEstimated),
        };
    }

    // The sum of ranges is wider than the range of a sum. Of a part nobody can say how far it can be off.
    private static NormalRange? Expected(IReadOnlyList<(AreaFigure Figure, double Share)> parts) => parts.All(part => part is { Share: 1, Figure.Expected: not null })
        ? new(parts.Sum(part => part.Figure.Expected!.Value.Low), parts.Sum(part => part.Figure.Expected!.Value.High))
        : null;

    private static Dictionary<string, IReadOnlyList<(string Heir, double Share)>> Neighbourhoods(IEnumerable<AreaSuccession> change) =>
        change.ToDictionary(one => one.Former.Code.ToString(), one => Whole(one.Heirs.Select(heir => (heir.Code.ToString(), heir.Share)), 0), StringComparer.Ordinal);

    // Where neighbourhoods went to another district, districts went with them for as much as lives there.
    private static Dictionary<string, IReadOnlyList<(string Heir, double Share)>> Districts(IReadOnlyList<AreaSuccession> change, IReadOnlyList<NeighbourhoodArea> areas)
    {
        // Where some numbers are not known every neighbourhood weighs the same.
        var isKnown = change.Select(one => one.Former).Concat(areas).All(area => area.Households is > 0);
        double WeightOf(NeighbourhoodArea area) => isKnown ? area.Households!.Value : 1;

        var flows = new Dictionary<(string From, string To), double>();
        var inflow = new Dictionary<NeighbourhoodCode, double>();
        foreach (var succession in change)
            foreach (var heir in succession.Heirs)
            {
                var moved = heir.Share * WeightOf(succession.Former);
                inflow[heir.Code] = inflow.GetValueOrDefault(heir.Code) + moved;
                Flow(succession.Former.Code.District, heir.Code.District, moved);
            }
        // Who was there already stays: as far as a neighbourhood has more households than came to it.
        var formers = change.Select(one => one.Former.Code).ToHashSet();
        foreach (var area in areas.Where(area => !formers.Contains(area.Code)))
            Flow(area.Code.District, area.Code.District, Math.Max(0, WeightOf(area) - inflow.GetValueOrDefault(area.Code)));
        return flows.GroupBy(flow => flow.Key.From, StringComparer.Ordinal)
            .ToDictionary(from => from.Key, from => Whole(from.Select(flow => (flow.Key.To, flow.Value)), LeastShareOfDistrict), StringComparer.Ordinal);

        void Flow(DistrictCode from, DistrictCode to, double households) =>
            flows[(from.ToString(), to.ToString())] = flows.GetValueOrDefault((from.ToString(), to.ToString())) + households;
    }

    private static IReadOnlyList<(string Heir, double Share)> Whole(IEnumerable<(string Heir, double Share)> parts, double least)
    {
        var all = parts.ToList();
        var kept = all.Where(part => part.Share > least * all.Sum(other => other.Share)).ToList();
        return [.. kept.Select(part => (part.Heir, kept.Count == 1 ? 1 : part.Share / kept.Sum(other => other.Share)))];
    }
}
