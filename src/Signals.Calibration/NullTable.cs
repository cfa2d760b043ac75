using System.Globalization;
using Signals.Calibration.Towns;
using Signals.Core.Detection;

namespace Signals.Calibration;

/// <summary>Finds the likelihood ratios that chance alone exceeds once in 10, 100, 1,000 and 10,000 weeks, for what is usual and how clumped it is, and writes them as a table that ships.</summary>
internal sealed class NullTable
{
    private const int StreamsInTheme = 100;
    private const int FewestWeeks = 200_000;
    private const int Seed = 20_261_123;

    // So that interpolating between two scores never divides by nothing.
    private const double LeastStep = 0.05;

    // One threshold for all finds most for as many false alarms in all; one for each kind of stream gives each as many. Half-way, no kind has much more than its share.
    private const double ShareOfOverall = 0.5;

    // Where most weeks are silent one in ten may be too, which has no ratio.
    private const double LowestRatio = -2;

    private static readonly double[] Scores = [1, 2, 3, 4];
    private static readonly double[] Dispersions = [1.1, 1.4, 1.9, 3, 5];

    private static readonly double[] SimulatedLevels = [0.015, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
    private static readonly double[] SimulatedDispersions = [1, 1.25, 1.5, 2, 3, 4.5];
    private static readonly double[] SimulatedAmplitudes = [0, 0.5];

    /// <summary>Of one stream.</summary>
    public static readonly NullTable OfStream = new(
        [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100], (_, seen) => seen.Select(recent => new Seen(recent.Mean, recent.Dispersion, recent.Ratio)));

    /// <summary>Of a neighbourhood and those around it, in every other theme those at its corners too.</summary>
    public static readonly NullTable OfZone = new(
        [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500], (theme, seen) => (theme % 2 == 0 ? Grid.BySides : Grid.ByCorners).Select(zone =>
        {
            var together = RecentWeeks.Together(seen, zone);
            return new Seen(together.Mean, together.Dispersion, ZoneLikelihood.Log10(seen, zone));
        }));

    private readonly double[] means;
    private readonly Func<int, RecentWeeks[], IEnumerable<Seen>> look;

    private NullTable(double[] means, Func<int, RecentWeeks[], IEnumerable<Seen>> look) => (this.means, this.look) = (means, look);

    /// <summary>Simulates, and writes the table.</summary>
    /// <param name="themes">How many themes of a hundred neighbourhoods to simulate for each level, clumping and season.</param>
    public void Write(TextWriter table, int themes)
    {
        var ratios = Simulate(themes);
        var overall = Array.ConvertAll(Scores, score => Exceeded([.. ratios.Cast<List<float>>().SelectMany(cell => cell)], score));
        table.Write("mean,dispersion");
        foreach (var score in Scores) table.Write(string.Create(CultureInfo.InvariantCulture, $",{score}"));
        table.WriteLine();
        for (var mean = 0; mean < means.Length; mean++)
            for (var dispersion = 0; dispersion < Dispersions.Length; dispersion++)
            {
                var known = Nearest(ratios, mean, dispersion);
                table.Write(string.Create(CultureInfo.InvariantCulture, $"{means[mean]},{Dispersions[dispersion]}"));
                var before = double.NegativeInfinity;
                for (var score = 0; score < Scores.Length; score++)
                {
                    before = Math.Max(before + LeastStep, Math.Max(LowestRatio, ((1 - ShareOfOverall) * Exceeded(known, Scores[score])) + (ShareOfOverall * overall[score])));
                    table.Write(string.Create(CultureInfo.InvariantCulture, $",{before:F3}"));
                }
                table.WriteLine();
            }
    }

    private static double Exceeded(List<float> ratios, double score)
    {
        ratios.Sort();
        return ratios[^Math.Max(1, (int)(ratios.Count * Math.Pow(10, -score)))];
    }

    private List<float>[,] Simulate(int themes)
    {
        var ratios = new List<float>[means.Length, Dispersions.Length];
        for (var i = 0; i < ratios.Length; i++) ratios[i / Dispersions.Length, i % Dispersions.Length] = [];
        var towns = (from theme in Enumerable.Range(0, themes)
                     from level in SimulatedLevels
                     from dispersion in SimulatedDispersions
                     where dispersion <= MostClumped(level)
                     from amplitude in SimulatedAmplitudes
                     select (theme, level, dispersion, amplitude)).ToList();
        Parallel.For(0, towns.Count, number =>
        {
            var (theme, level, dispersion, amplitude) = towns[number];
            var streams = SparseTowns.Draw(scenario: 1, level, dispersion, amplitude, StreamsInTheme, outbreaks: false, new(Seed + number), hasPast: theme % 2 == 0);
            var weeks = new List<(int Mean, int Dispersion, float Ratio)>();
            Walk.Over(streams, SparseTowns.FirstScored, (_, seen) => weeks.AddRange(look(theme, seen).Select(one =>
                (Closest(means, one.Mean), Closest(Dispersions, one.Dispersion), (float)one.Ratio))));
            lock (ratios)
                foreach (var (mean, clumped, ratio) in weeks) ratios[mean, clumped].Add(ratio);
        });
        return ratios;
    }

    // Where hardly anything is told nobody can learn how clumped it is, nor could it be very clumped and hardly told.
    private static double MostClumped(double level) => level switch { < 0.1 => 1.5, < 0.5 => 2, _ => 9 };

    // Values that hardly occur take after those of the same clumping, and else of the nearest clumping, that do.
    private List<float> Nearest(List<float>[,] ratios, int mean, int dispersion)
    {
        var places = from otherMean in Enumerable.Range(0, means.Length)
                     from otherDispersion in Enumerable.Range(0, Dispersions.Length)
                     where ratios[otherMean, otherDispersion].Count >= FewestWeeks
                     orderby (Math.Abs(otherDispersion - dispersion) * means.Length) + Math.Abs(otherMean - mean)
                     select ratios[otherMean, otherDispersion];
        return places.FirstOrDefault() ?? throw new InvalidOperationException("Too few weeks were simulated to know how chance behaves. Simulate more themes.");
    }

    private static int Closest(double[] values, double value) => Enumerable.Range(0, values.Length).MinBy(i => Math.Abs(Math.Log(values[i] / value)));

    private readonly record struct Seen(double Mean, double Dispersion, double Ratio);
}
