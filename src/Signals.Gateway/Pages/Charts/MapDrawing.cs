using System.Text;
using Signals.Gateway.Trends;

namespace Signals.Gateway.Pages.Charts;

/// <summary>Areas as a drawing, flat enough for one municipality.</summary>
internal sealed class MapDrawing
{
    public const int Width = 640;

    private const int Margin = 4;

    public MapDrawing(IReadOnlyList<TrendsFeature> features)
    {
        var points = features.SelectMany(feature => feature.Geometry?.Coordinates ?? []).SelectMany(polygon => polygon).SelectMany(ring => ring).ToList();
        if (points.Count == 0) return;
        var (west, east) = (points.Min(point => point[0]), points.Max(point => point[0]));
        var (south, north) = (points.Min(point => point[1]), points.Max(point => point[1]));
        // A degree of longitude is shorter than one of latitude, by the cosine of the latitude.
        var narrower = Math.Cos((south + north) / 2 * Math.PI / 180);
        var scale = (Width - (2 * Margin)) / Math.Max((east - west) * narrower, 1e-6);
        Height = (int)Math.Ceiling((north - south) * scale) + (2 * Margin);
        Areas = [.. features.Where(feature => feature.Geometry is not null).Select(feature => (feature.Properties, Path(feature.Geometry!)))];

        string Path(TrendsGeometry geometry)
        {
            var path = new StringBuilder();
            foreach (var ring in geometry.Coordinates.SelectMany(polygon => polygon))
                path.Append('M').AppendJoin('L', ring.Select(point =>
                    $"{ChartScale.Number(Margin + ((point[0] - west) * narrower * scale))} {ChartScale.Number(Margin + ((north - point[1]) * scale))}")).Append('Z');
            return path.ToString();
        }
    }

    public int Height { get; }

    public IReadOnlyList<(TrendsProperties Properties, string Path)> Areas { get; } = [];
}

/// <summary>How a figure compares with what was expected, as the map shows it and the table says it.</summary>
internal static class Comparison
{
    /// <summary>The class of the drawing; the interactive map names the same ones.</summary>
    public static string Class(TrendsProperties area) => area switch
    {
        { Achtergehouden: true } => "achtergehouden",
        { Aantal: null } or { Verwacht: null } => "onbekend",
        { Aantal: var count, Verwacht: var range } when count > range!.Tot => "meer",
        { Aantal: var count, Verwacht: var range } when count < range!.Van => "minder",
        _ => "verwacht",
    };

    public static string Words(TrendsProperties area) => Class(area) switch
    {
        "achtergehouden" => "Achtergehouden",
        "meer" => "Meer dan verwacht",
        "minder" => "Minder dan verwacht",
        "verwacht" => "Zoals verwacht",
        _ => "Niet bekend",
    };
}
