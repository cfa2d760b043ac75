using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Trends;

/// <summary>Makes of what neighbourhoods told the figures that may leave. Every route takes them from here, so that the same cell is the same figure everywhere.</summary>
/// <remarks>
/// A figure is given only where <see cref="FewestHouseholds"/> households stand behind it. Others are withheld with it where it could be found by taking away: what a published total
/// leaves over for the areas withheld in it always stands for as many households, and for two areas at least. There are no totals over themes or quarters. To what is left noise is added
/// (<see cref="CellNoise"/>), totals by themselves, and it is rounded. The same telling gives the same figures.
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
    /// <param name="quarter">The quarter.</param>
    /// <param name="theme">The theme.</param>
    /// <param name="cells">What each of its neighbourhoods told; null for one that told nothing of the theme.</param>
    /// <param name="noise">The municipality's noise.</param>
    /// <returns>In the order of levels and, within a level, of codes.</returns>
    public static IReadOnlyList<(TrendLevel Level, AreaFigure Figure)> Protect(
        MunicipalityCode municipality, Quarter quarter, ThemeCode theme, IReadOnlyDictionary<NeighbourhoodCode, QuarterCell?> cells, CellNoise noise)
    {
        var neighbourhoods = cells.OrderBy(cell => cell.Key).Select(cell => new Part(cell.Key.ToString(), cell.Value is null ? [] : [cell.Value], cell.Value is null ? 0 : noise.KeyOf(cell.Key, quarter, cell.Value))).ToList();
        var districts = cells.OrderBy(cell => cell.Key).Zip(neighbourhoods).GroupBy(pair => pair.First.Key.District, pair => pair.Second)
            .Select(group => (Whole: Part.Of(group.Key.ToString(), [.. group]), Parts: group.ToList())).ToList();
        var whole = Part.Of(municipality.ToString(), neighbourhoods);

        if (!whole.IsWithheld) WithholdBeside([.. districts.Select(district => district.Whole)]);
        foreach (var (district, parts) in districts)
        {
            if (!district.IsWithheld) WithholdBeside(parts);
            else foreach (var part in parts) part.IsWithheld = true;
        }
        return
        [
            (TrendLevel.Municipality, Figure(whole, theme, noise)),
            .. districts.Select(district => (TrendLevel.District, Figure(district.Whole, theme, noise))),
            .. neighbourhoods.Select(part => (TrendLevel.Neighbourhood, Figure(part, theme, noise))),
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
    private static AreaFigure Figure(Part part, ThemeCode theme, CellNoise noise) =>
        // That there are as many as make a figure is known from its being given.
        part.IsWithheld ? new(part.Code, theme, null, null) : new(part.Code, theme, Rounded(Math.Max(FewestHouseholds, part.People + noise.On(part.Key))), Expected(part, noise));

    private static int Rounded(int people) => (people + (RoundedTo / 2)) / RoundedTo * RoundedTo;

    // Of counts with their noise, and rounded outwards, so that it holds as often as it says.
    private static NormalRange? Expected(Part part, CellNoise noise)
    {
        // Where nothing was told nothing is missed; where something was and nobody can say what to expect, the total cannot be said either.
        if (part.Cells.Any(cell => cell is { Expected: null, People: > 0 }) || part.Cells.All(cell => cell.Expected is null)) return null;
        var count = new NegativeBinomial(part.Cells.Sum(cell => cell.Expected?.Mean ?? 0), noise.Variance + part.Cells.Sum(cell => cell.Expected?.Variance ?? 0));
        return new(count.Quantile(LowPoint) / RoundedTo * RoundedTo, (count.Quantile(HighPoint) + RoundedTo - 1) / RoundedTo * RoundedTo);
    }

    // An area while it is decided what is withheld.
    private sealed class Part(string code, IReadOnlyList<QuarterCell> cells, ulong key)
    {
        public static Part Of(string code, IReadOnlyList<Part> parts) => new(code, [.. parts.SelectMany(part => part.Cells)], parts.Aggregate(0UL, (sum, part) => unchecked(sum + part.Key)));

        public string Code => code;

        public ulong Key => key;

        public IReadOnlyList<QuarterCell> Cells => cells;

        public int People { get; } = cells.Sum(cell => cell.People);

        public int Households { get; } = cells.Sum(cell => cell.Households);

        public bool IsWithheld { get; set; } = cells.Sum(cell => cell.Households) < FewestHouseholds;
    }
}
