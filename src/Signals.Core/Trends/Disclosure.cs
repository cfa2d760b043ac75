using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Prompts;
using Signals.Core.Themes;

namespace Signals.Core.Trends;

/// <summary>Makes of what neighbourhoods told the figures that may leave. Every route takes them from here, so that the same cell is the same figure everywhere.</summary>
/// <remarks>
/// A figure is given only where <see cref="FewestHouseholds"/> households stand behind it. Others are withheld with it where it could be found by taking away: what a published total
/// leaves over for the areas withheld in it always stands for as many households, and for two areas at least. There are no totals over themes or quarters. What is left is rounded.
/// The same telling gives the same figures.
/// </remarks>
public static class Disclosure
{
    /// <summary>The fewest different households behind a figure.</summary>
    public const int FewestHouseholds = 10;

    /// <summary>Figures are multiples of this.</summary>
    public const int RoundedTo = 5;

    // What is left over for one area alone is that area.
    private const int FewestTogether = 2;

    private const double LowPoint = 0.1;
    private const double HighPoint = 0.9;

    /// <summary>The figures of one theme in one quarter, at every level.</summary>
    /// <param name="municipality">The municipality.</param>
    /// <param name="theme">The theme.</param>
    /// <param name="cells">What each of its neighbourhoods told; null for one that told nothing of the theme.</param>
    /// <returns>In the order of levels and, within a level, of codes.</returns>
    public static IReadOnlyList<(TrendLevel Level, AreaFigure Figure)> Protect(
        MunicipalityCode municipality, ThemeCode theme, IReadOnlyDictionary<NeighbourhoodCode, QuarterCell?> cells)
    {
        var neighbourhoods = cells.OrderBy(cell => cell.Key).Select(cell => new Part(cell.Key.ToString(), cell.Value is null ? [] : [cell.Value])).ToList();
        var districts = cells.OrderBy(cell => cell.Key).Zip(neighbourhoods).GroupBy(pair => pair.First.Key.District, pair => pair.Second)
            .Select(group => (Whole: new Part(group.Key.ToString(), [.. group.SelectMany(part => part.Cells)]), Parts: group.ToList())).ToList();
        var whole = new Part(municipality.ToString(), [.. neighbourhoods.SelectMany(part => part.Cells)]);

        if (!whole.IsWithheld) WithholdBeside([.. districts.Select(district => district.Whole)]);
        foreach (var (district, parts) in districts)
        {
            if (!district.IsWithheld) WithholdBeside(parts);
            else foreach (var part in parts) part.IsWithheld = true;
        }
        return
        [
            (TrendLevel.Municipality, Figure(whole, theme)),
            .. districts.Select(district => (TrendLevel.District, Figure(district.Whole, theme))),
            .. neighbourhoods.Select(part => (TrendLevel.Neighbourhood, Figure(part, theme))),
        ];
    }

    // Of parts whose total is given. It ends: with all of them withheld, what is left over is the total itself.
    private static void WithholdBeside(IReadOnlyCollection<Part> parts)
    {
        while (true)
        {
            var withheld = parts.Where(part => part.IsWithheld).ToList();
            if (withheld.Count == 0 || (withheld.Count >= FewestTogether && withheld.Sum(part => part.Households) >= FewestHouseholds)) return;
            if (parts.Where(part => !part.IsWithheld).MinBy(part => part.Households) is not { } smallest) return;
            smallest.IsWithheld = true;
        }
    }

    // The one place where a figure is made.
    private static AreaFigure Figure(Part part, ThemeCode theme) =>
        part.IsWithheld ? new(part.Code, theme, null, null) : new(part.Code, theme, Rounded(part.People), Expected(part));

    private static int Rounded(int people) => (people + (RoundedTo / 2)) / RoundedTo * RoundedTo;

    // Rounded outwards, so that it holds as often as it says.
    private static NormalRange? Expected(Part part)
    {
        // Where nothing was told nothing is missed; where something was and nobody can say what to expect, the total cannot be said either.
        if (part.Cells.Any(cell => cell is { Expected: null, People: > 0 }) || part.Cells.All(cell => cell.Expected is null)) return null;
        var count = new NegativeBinomial(part.Cells.Sum(cell => cell.Expected?.Mean ?? 0), part.Cells.Sum(cell => cell.Expected?.Variance ?? 0));
        return new(count.Quantile(LowPoint) / RoundedTo * RoundedTo, (count.Quantile(HighPoint) + RoundedTo - 1) / RoundedTo * RoundedTo);
    }

    // An area while it is decided what is withheld.
    private sealed class Part(string code, IReadOnlyList<QuarterCell> cells)
    {
        public string Code => code;

        public IReadOnlyList<QuarterCell> Cells => cells;

        public int People { get; } = cells.Sum(cell => cell.People);

        public int Households { get; } = cells.Sum(cell => cell.Households);

        public bool IsWithheld { get; set; } = cells.Sum(cell => cell.Households) < FewestHouseholds;
    }
}
