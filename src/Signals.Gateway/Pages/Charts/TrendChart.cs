using Signals.Gateway.Trends;

namespace Signals.Gateway.Pages.Charts;

/// <summary>Where everything stands in the chart of a trend: quarters from left to right, counts from the bottom up.</summary>
internal sealed class TrendChart
{
    public const int Width = 480;
    public const int Height = 220;

    private const int Left = 44;
    private const int Right = 8;
    private const int Top = 12;
    private const int Bottom = 34;
    private const int LeastShown = 10;
    private const int WithheldHeight = 18;
    private const double BarShare = 0.5;

    private readonly ChartScale scale;
    private readonly double columnWidth;

    public TrendChart(IReadOnlyList<TrendPoint> points)
    {
        scale = new(Math.Max(LeastShown, points.Max(point => Math.Max(point.Aantal ?? 0, point.Verwacht?.Tot ?? 0))), Top, Height - Bottom);
        columnWidth = (Width - Left - Right) / (double)points.Count;
        Columns = [.. points.Select(Column)];
    }

    public IReadOnlyList<(int Value, string Y)> Ticks => scale.Ticks;

    public IReadOnlyList<TrendColumn> Columns { get; }

    public static string Begin => ChartScale.Number(Left);

    public static string End => ChartScale.Number(Width - Right);

    private TrendColumn Column(TrendPoint point, int index)
    {
        var left = Left + (index * columnWidth);
        var (barLeft, barWidth) = (left + (columnWidth * (1 - BarShare) / 2), columnWidth * BarShare);
        var barTop = point.Aantal is { } count ? scale.Y(count) : scale.Y(0) - WithheldHeight;
        var (low, high) = (scale.Y(point.Verwacht?.Van ?? 0), scale.Y(point.Verwacht?.Tot ?? 0));
        return new(
            point, ChartScale.Number(left), ChartScale.Number(columnWidth), ChartScale.Number(barLeft), ChartScale.Number(barWidth), ChartScale.Number(barTop), ChartScale.Number(scale.Y(0) - barTop),
            ChartScale.Number(high), ChartScale.Number(Math.Max(2, low - high)), ChartScale.Number(left + (columnWidth / 2)));
    }
}

/// <summary>One quarter in the chart; measures in units of the drawing.</summary>
internal sealed record TrendColumn(
    TrendPoint Point, string Left, string Width, string BarLeft, string BarWidth, string BarTop, string BarHeight, string NormalTop, string NormalHeight, string Centre)
{
    public bool IsWithheld => Point.Aantal is null;

    public string Count => Point switch
    {
        { Aantal: null } => "achtergehouden",
        { Geschat: true } => $"{Point.Aantal} (geschat)",
        _ => $"{Point.Aantal}",
    };

    public string Expected => Point.Verwacht is { } range ? $"{range.Van} tot {range.Tot}" : "niet bekend";

    /// <summary>What it says, in a sentence.</summary>
    public string Sentence => IsWithheld ? $"{Point.Kwartaal}: achtergehouden." : $"{Point.Kwartaal}: {Count} signalen. Verwacht: {Expected}.";
}
