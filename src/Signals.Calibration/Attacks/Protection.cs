using Signals.Core.Areas;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;

namespace Signals.Calibration.Attacks;

/// <summary>A way to release figures.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Off">How far a figure can be off at most, as far as an attacker can know.</param>
internal abstract record Protection(string Name, int Off)
{
    /// <summary>What the platform does.</summary>
    public static readonly Protection OfThePlatform = new Noisy();

    /// <summary>Every count with enough households behind it as it is, and no other.</summary>
    public static readonly Protection PlainSuppression = new Plain();

    /// <summary>The figures of one theme in one quarter, at every level.</summary>
    public abstract IReadOnlyList<AreaFigure> Of(Quarter quarter, ThemeCode theme, IReadOnlyDictionary<NeighbourhoodCode, QuarterCell?> cells);

    private sealed record Noisy() : Protection("platform", CellNoise.MostOfAll + (Disclosure.RoundedTo / 2))
    {
        private readonly CellNoise noise = new([.. Enumerable.Range(0, 32).Select(number => (byte)(number * 7))]);

        public override IReadOnlyList<AreaFigure> Of(Quarter quarter, ThemeCode theme, IReadOnlyDictionary<NeighbourhoodCode, QuarterCell?> cells) =>
            [.. Disclosure.Protect(cells.Keys.First().Municipality, quarter, theme, cells, noise).Select(entry => entry.Figure)];
    }

    private sealed record Plain() : Protection("plain suppression", 0)
    {
        public override IReadOnlyList<AreaFigure> Of(Quarter quarter, ThemeCode theme, IReadOnlyDictionary<NeighbourhoodCode, QuarterCell?> cells) =>
        [
            .. from cell in cells
               from area in (string[])[cell.Key.ToString(), cell.Key.District.ToString(), cell.Key.Municipality.ToString()]
               group cell.Value by area into parts
               select new AreaFigure(parts.Key, theme, parts.Sum(cell => cell?.Households ?? 0) < Disclosure.FewestHouseholds ? null : parts.Sum(cell => cell?.People ?? 0), null),
        ];
    }
}
