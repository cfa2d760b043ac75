using System.Globalization;
using System.Reflection;

namespace Signals.Core.Detection;

/// <summary>
/// Turns how much better an outbreak explains the last weeks into how seldom chance alone does so well: 2 is once in 100 weeks of one stream, or of one neighbourhood and those around it, 4 once in 10,000.
/// </summary>
/// <remarks>
/// What chance does depends on how much is usual and how clumped it is; the tables that ship hold, for values of both, the likelihood ratio that chance exceeded in one of 10, 100 … weeks
/// of simulated towns without an outbreak in them. Between the values of the table it is interpolated; beyond it the score grows with the ratio itself, which by Ville's inequality is
/// the least that it can.
/// </remarks>
public sealed class Thresholds
{
    /// <summary>Of one stream: for <see cref="OutbreakLikelihood"/>.</summary>
    public static readonly Thresholds OfStream = new("thresholds.csv");

    /// <summary>Of a neighbourhood and those around it: for <see cref="ZoneLikelihood"/>.</summary>
    public static readonly Thresholds OfZone = new("zone-thresholds.csv");

    private readonly double[] logMeans;
    private readonly double[] dispersions;
    private readonly double[] scores;
    private readonly double[] ratios;

    // mean,dispersion,<score>,<score>… and a row for each mean and dispersion, in order.
    private Thresholds(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        scores = Numbers(reader.ReadLine()!.Split(',')[2..]);
        List<double[]> rows = [];
        while (reader.ReadLine() is { } line) rows.Add(Numbers(line.Split(',')));
        logMeans = [.. rows.Select(row => Math.Log(row[0])).Distinct()];
        dispersions = [.. rows.Select(row => row[1]).Distinct()];
        ratios = [.. rows.SelectMany(row => row[2..])];
    }

    /// <summary>The score of a likelihood ratio, 0 or more. A higher ratio never scores lower.</summary>
    /// <param name="log10Ratio">The base-10 logarithm of the ratio, as the likelihood gives it.</param>
    /// <param name="mean">What is expected of a week, greater than 0.</param>
    /// <param name="dispersion">Variance over mean, 1 or more.</param>
    public double Score(double log10Ratio, double mean, double dispersion)
    {
        if (double.IsNegativeInfinity(log10Ratio)) return 0;
        var (rowBelow, rowShare) = Place(logMeans, Math.Log(mean));
        var (columnBelow, columnShare) = Place(dispersions, dispersion);
        double before = 0, scoreBefore = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var ratio = Between(
                Between(Ratio(rowBelow, columnBelow, i), Ratio(rowBelow, columnBelow + 1, i), columnShare),
                Between(Ratio(rowBelow + 1, columnBelow, i), Ratio(rowBelow + 1, columnBelow + 1, i), columnShare), rowShare);
            var score = scores[i];
            if (log10Ratio < ratio)
                return i == 0 ? Math.Max(0, score - (ratio - log10Ratio)) : scoreBefore + ((score - scoreBefore) * (log10Ratio - before) / (ratio - before));
            (before, scoreBefore) = (ratio, score);
        }
        return scoreBefore + log10Ratio - before;
    }

    private static double Between(double low, double high, double share) => low + ((high - low) * share);

    private static (int Below, double Share) Place(double[] values, double value)
    {
        if (value <= values[0]) return (0, 0);
        for (var i = 1; i < values.Length; i++)
            if (value < values[i])
                return (i - 1, (value - values[i - 1]) / (values[i] - values[i - 1]));
        return (values.Length - 2, 1);
    }

    private double Ratio(int mean, int dispersion, int score) => ratios[(((mean * dispersions.Length) + dispersion) * scores.Length) + score];

    private static double[] Numbers(string[] fields) => Array.ConvertAll(fields, field => double.Parse(field, CultureInfo.InvariantCulture));
}
