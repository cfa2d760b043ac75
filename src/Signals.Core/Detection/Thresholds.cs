using System.Globalization;
using System.Reflection;

namespace Signals.Core.Detection;

/// <summary>
/// Turns how much better an outbreak explains the last weeks into how seldom chance alone does so well: 2 is once in 100 weeks of one stream, 4 once in 10,000.
/// </summary>
/// <remarks>
/// What chance does depends on how much is usual and how clumped it is; the table that ships holds, for values of both, the likelihood ratio that chance exceeded in one of 10, 100 … weeks
/// of simulated towns without an outbreak in them. Between the values of the table it is interpolated; beyond it the score grows with the ratio itself, which by Ville's inequality is
/// the least that it can.
/// </remarks>
public static class Thresholds
{
    private static readonly Table Shipped = Table.Read();

    /// <summary>The score of a likelihood ratio, 0 or more. A higher ratio never scores lower.</summary>
    /// <param name="log10Ratio">As <see cref="OutbreakLikelihood.Log10"/> gives it.</param>
    /// <param name="mean">What is expected of a week, greater than 0.</param>
    /// <param name="dispersion">Variance over mean, 1 or more.</param>
    public static double Score(double log10Ratio, double mean, double dispersion)
    {
        if (double.IsNegativeInfinity(log10Ratio)) return 0;
        var (rowBelow, rowShare) = Place(Shipped.LogMeans, Math.Log(mean));
        var (columnBelow, columnShare) = Place(Shipped.Dispersions, dispersion);
        double before = 0, scoreBefore = 0;
        for (var i = 0; i < Shipped.Scores.Length; i++)
        {
            var ratio = Between(
                Between(Shipped.Ratio(rowBelow, columnBelow, i), Shipped.Ratio(rowBelow, columnBelow + 1, i), columnShare),
                Between(Shipped.Ratio(rowBelow + 1, columnBelow, i), Shipped.Ratio(rowBelow + 1, columnBelow + 1, i), columnShare), rowShare);
            var score = Shipped.Scores[i];
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

    private sealed record Table(double[] LogMeans, double[] Dispersions, double[] Scores, double[] Ratios)
    {
        public double Ratio(int mean, int dispersion, int score) => Ratios[(((mean * Dispersions.Length) + dispersion) * Scores.Length) + score];

        // mean,dispersion,<score>,<score>… and a row for each mean and dispersion, in order.
        public static Table Read()
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("thresholds.csv")!;
            using var reader = new StreamReader(stream);
            var scores = Numbers(reader.ReadLine()!.Split(',')[2..]);
            List<double[]> rows = [];
            while (reader.ReadLine() is { } line) rows.Add(Numbers(line.Split(',')));
            return new(
                [.. rows.Select(row => Math.Log(row[0])).Distinct()], [.. rows.Select(row => row[1]).Distinct()], scores, [.. rows.SelectMany(row => row[2..])]);
        }

        private static double[] Numbers(string[] fields) => Array.ConvertAll(fields, field => double.Parse(field, CultureInfo.InvariantCulture));
    }
}
