using System.Globalization;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;

namespace Signals.Gateway.Pages.Charts;

/// <summary>Where everything stands in the chart of a course: weeks from left to right, households from the bottom up.</summary>
internal sealed class CourseChart
{
    public const int Width = 640;
    public const int Height = 260;

    private const int Left = 44;
    private const int Right = 8;
    private const int Top = 12;
    private const int Bottom = 40;
    private const int LeastShown = 10;
    private const double BarShare = 0.56;

    // The highest band has no end; it is drawn this much higher than it begins, and open at the top.
    private const double OpenBand = 1.25;

    private readonly ChartScale scale;
    private readonly double columnWidth;

    public CourseChart(IReadOnlyList<CourseWeek> course)
    {
        scale = new(Math.Max(LeastShown, course.Max(week => Math.Max(week.Normal.High, week.Households.To ?? week.Households.From * OpenBand))), Top, Height - Bottom);
        columnWidth = (Width - Left - Right) / (double)course.Count;
        Columns = [.. course.Select((week, index) => Column(week, index, course.Count))];
    }

    public IReadOnlyList<(int Value, string Y)> Ticks => scale.Ticks;

    public IReadOnlyList<CourseColumn> Columns { get; }

    public static string Begin => ChartScale.Number(Left);

    public static string End => ChartScale.Number(Width - Right);

    private CourseColumn Column(CourseWeek week, int index, int count)
    {
        var left = Left + (index * columnWidth);
        var (barLeft, barWidth) = (left + (columnWidth * (1 - BarShare) / 2), columnWidth * BarShare);
        var top = week.Households.To ?? week.Households.From * OpenBand;
        // The last week has its number below it, and every third before it.
        var named = (count - 1 - index) % 3 == 0;
        return new(
            ChartScale.Number(left), ChartScale.Number(columnWidth), ChartScale.Number(barLeft), ChartScale.Number(barWidth),
            ChartScale.Number(scale.Y(week.Households.From)), ChartScale.Number(scale.Y(0) - scale.Y(week.Households.From)), ChartScale.Number(scale.Y(top)), ChartScale.Number(scale.Y(week.Households.From) - scale.Y(top)),
            ChartScale.Number(scale.Y(week.Normal.High)), ChartScale.Number(Math.Max(2, scale.Y(week.Normal.Low) - scale.Y(week.Normal.High))),
            named ? week.Week.Number.ToString(CultureInfo.InvariantCulture) : null, ChartScale.Number(left + (columnWidth / 2)),
            $"Vier weken tot en met {DutchDay.Of(week.Week.Sunday)}", week.Households.ToString(), week.Normal.ToString());
    }
}

/// <summary>One week in the chart; measures in units of the drawing.</summary>
internal sealed record CourseColumn(
    string Left, string Width, string BarLeft, string BarWidth, string LeastTop, string LeastHeight, string MostTop, string MostHeight, string NormalTop, string NormalHeight, string? Week, string Centre,
    string Weeks, string Households, string Normal)
{
    /// <summary>What it says, in a sentence.</summary>
    public string Sentence => $"{Weeks}: {Households} huishoudens. Normaal is {Normal}.";
}
