using System.Globalization;
using System.Reflection;

namespace Signals.Core.Detection;

/// <summary>How often chance alone raises a prompt, from simulated towns in which nothing happens.</summary>
/// <remarks>
/// The table that ships holds the years between two prompts of one stream for scores from 2 to 5; between them the logarithm is interpolated and beyond them it goes on. Needing two kinds of source is
/// left out, so that chance does less than this.
/// </remarks>
public static class ChanceOfPrompts
{
    private static readonly (double Score, double LogYears)[] Shipped = Read();

    /// <summary>Years between two prompts by chance, of so many streams together.</summary>
    /// <param name="score">From which score a prompt is raised, from 2 to 8.</param>
    /// <param name="streams">Themes times neighbourhoods, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no streams.</exception>
    public static double YearsBetween(double score, int streams)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(streams, 1);
        var above = Math.Clamp(Shipped.Count(row => row.Score < score), 1, Shipped.Length - 1);
        var (low, high) = (Shipped[above - 1], Shipped[above]);
        return Math.Exp(low.LogYears + ((high.LogYears - low.LogYears) * (score - low.Score) / (high.Score - low.Score))) / streams;
    }

    /// <summary>As people say it: <c>ongeveer 3 keer per jaar</c>, <c>ongeveer eens in de 13 jaar</c>.</summary>
    /// <param name="years">Years between two, greater than 0.</param>
    public static string InWords(double years) => years switch
    {
        > 100 => "minder dan eens in de 100 jaar",
        >= 1.5 => string.Create(CultureInfo.InvariantCulture, $"ongeveer eens in de {Math.Round(years)} jaar"),
        _ => string.Create(CultureInfo.InvariantCulture, $"ongeveer {Math.Round(1 / years)} keer per jaar"),
    };

    private static (double, double)[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("intervals.csv")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var rows = new List<(double, double)>();
        while (reader.ReadLine()?.Split(',') is [var score, var years])
            rows.Add((double.Parse(score, CultureInfo.InvariantCulture), Math.Log(double.Parse(years, CultureInfo.InvariantCulture))));
        return [.. rows];
    }
}
