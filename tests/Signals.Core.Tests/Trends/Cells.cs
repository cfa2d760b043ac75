using Signals.Core.Areas;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;

namespace Signals.Core.Tests.Trends;

/// <summary>What neighbourhoods told of one theme in one quarter, written down by district.</summary>
internal static class Cells
{
    public static readonly MunicipalityCode Municipality = MunicipalityCode.Parse("GM9998");
    public static readonly ThemeCode Theme = ThemeCode.Parse("eenzaamheid");
    public static readonly Quarter Quarter = Quarter.Parse("2026-K2");
    public static readonly CellNoise Noise = new([.. Enumerable.Range(0, 32).Select(number => (byte)number)]);

    /// <param name="households">Households of each neighbourhood, district by district. As many people are counted.</param>
    public static SortedDictionary<NeighbourhoodCode, QuarterCell?> Of(params int[][] households) =>
        new(households.Index().SelectMany(district => district.Item.Index().Select(part => KeyValuePair.Create(Code(district.Index, part.Index), (QuarterCell?)Cell(part.Item, part.Item)))).ToDictionary());

    public static NeighbourhoodCode Code(int district, int neighbourhood) => new(99_980_000 + (100 * district) + neighbourhood);

    public static QuarterCell Cell(int people, int households) => new(Theme, people, households, new(8, 14));

    public static IReadOnlyDictionary<string, AreaFigure> Protected(IReadOnlyDictionary<NeighbourhoodCode, QuarterCell?> cells) =>
        Disclosure.Protect(Municipality, Quarter, Theme, cells, Noise).ToDictionary(entry => entry.Figure.Area, entry => entry.Figure);

    /// <summary>A figure of so many people, but for noise and rounding.</summary>
    public static void ShouldTell(this AreaFigure figure, int people) =>
        figure.Count!.Value.ShouldBeInRange(people - Noise.Most - (Disclosure.RoundedTo / 2), people + Noise.Most + (Disclosure.RoundedTo / 2), figure.Area);
}
