using System.Globalization;

namespace Signals.Gateway.Pages.Charts;

/// <summary>Where a value stands in a drawing, from the bottom up, and the lines beside which it is read.</summary>
internal sealed class ChartScale
{
    private const int MostTicks = 6;

    private static readonly int[] Steps = [2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

    private readonly double most;
    private readonly int top;
    private readonly int height;

    /// <param name="most">The highest value that is shown.</param>
    /// <param name="top">Where it stands.</param>
    /// <param name="bottom">Where 0 stands.</param>
    public ChartScale(double most, int top, int bottom)
    {
        (this.most, this.top, height) = (most, top, bottom - top);
        var step = Steps.First(size => most / size <= MostTicks || size == Steps[^1]);
        Ticks = [.. Enumerable.Range(0, (int)(most / step) + 1).Select(tick => (tick * step, Number(Y(tick * step))))];
    }

    /// <summary>The lines, each with its value.</summary>
    public IReadOnlyList<(int Value, string Y)> Ticks { get; }

    public double Y(double value) => top + (height * (1 - (Math.Min(value, most) / most)));

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
