using System.Globalization;
using Signals.Calibration.Towns;
using Signals.Core.Detection;
using Signals.Core.Detection.LookingBack;
using Signals.Core.Time;

namespace Signals.Calibration;

/// <summary>Finds the likelihood ratios that chance alone exceeds once in 10, 100, 1,000 and 10,000 weeks, for what is usual and how clumped it is, and writes them as the table that ships.</summary>
internal static class NullTable
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
    private static readonly double[] Means = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
    private static readonly double[] Dispersions = [1.1, 1.4, 1.9, 3, 5];

    private static readonly double[] SimulatedLevels = [0.015, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
    private static readonly double[] SimulatedDispersions = [1, 1.25, 1.5, 2, 3, 4.5];
    private static readonly double[] SimulatedAmplitudes = [0, 0.5];

    /// <summary>Simulates, and writes the table.</summary>
    /// <param name="themes">How many themes of a hundred neighbourhoods to simulate for each level, clumping and season.</param>
    public static void Write(TextWriter table, int themes)
    {
        var ratios = Simulate(themes);
        var overall = Array.ConvertAll(Scores, score => Exceeded([.. ratios.Cast<List<float>>().SelectMany(cell => cell)], score));
        table.Write("mean,dispersion");
        foreach (var score in Scores) table.Write(string.Create(CultureInfo.InvariantCulture, $",{score}"));
        table.WriteLine();
        for (var mean = 0; mean < Means.Length; mean++)
            for (var dispersion = 0; dispersion < Dispersions.Length; dispersion++)
            {
                var known = Nearest(ratios, mean, dispersion);
                table.Write(string.Create(CultureInfo.InvariantCulture, $"{Means[mean]},{Dispersions[dispersion]}"));
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

    private static List<float>[,] Simulate(int themes)
    {
        var ratios = new List<float>[Means.Length, Dispersions.Length];
        for (var i = 0; i < ratios.Length; i++) ratios[i / Dispersions.Length, i % Dispersions.Length] = [];
        var towns = (from theme in Enumerable.Range(0, themes)
                     from level in SimulatedLevels
                     from dispersion in SimulatedDispersions
                     where dispersion <= MostClumped(level)
                     from amplitude in SimulatedAmplitudes
                     select (level, dispersion, amplitude)).ToList();
        Parallel.For(0, towns.Count, number =>
        {
            var (level, dispersion, amplitude) = towns[number];
            var streams = SparseTowns.Draw(scenario: 1, level, dispersion, amplitude, StreamsInTheme, outbreaks: false, new(Seed + number));
            var weeks = new List<(int Mean, int Dispersion, float Ratio)>();
            Walk.Over(streams, SparseTowns.FirstScored, (_, _, recent) =>
                weeks.Add((Closest(Means, recent.Mean, Math.Log), Closest(Dispersions, recent.Dispersion, Math.Log), (float)recent.Ratio)));
            lock (ratios)
                foreach (var (mean, clumped, ratio) in weeks) ratios[mean, clumped].Add(ratio);
        });
        return ratios;
    }

    // Where hardly anything is told nobody can learn how clumped it is, nor could it be very clumped and hardly told.
    private static double MostClumped(double level) => level switch { < 0.1 => 1.5, < 0.5 => 2, _ => 9 };

    // Values that hardly occur take after those of the same clumping, and else of the nearest clumping, that do.
    private static List<float> Nearest(List<float>[,] ratios, int mean, int dispersion)
    {
        var places = from otherMean in Enumerable.Range(0, Means.Length)
                     from otherDispersion in Enumerable.Range(0, Dispersions.Length)
                     where ratios[otherMean, otherDispersion].Count >= FewestWeeks
                     orderby (Math.Abs(otherDispersion - dispersion) * Means.Length) + Math.Abs(otherMean - mean)
                     select ratios[otherMean, otherDispersion];
        return places.FirstOrDefault() ?? throw new InvalidOperationException("Too few weeks were simulated to know how chance behaves. Simulate more themes.");
    }

    private static int Closest(double[] values, double value, Func<double, double> scale) =>
        Enumerable.Range(0, values.Length).MinBy(i => Math.Abs(scale(values[i]) - scale(value)));
}

/// <summary>Walks over simulated streams of one theme.</summary>
internal static class Walk
{
    /// <param name="streams">The theme's neighbourhoods.</param>
    /// <param name="from">The first week to look at, counting from 0.</param>
    /// <param name="seen">Receives stream, week and what is seen.</param>
    public static void Over(IReadOnlyList<SimulatedStream> streams, int from, Action<int, int, RecentWeeks> seen)
    {
        var walk = new ThemeWalk(streams.Count, FirstMonday, week => YearPhase.Of(week, WeeksInYear));
        var counts = new int[streams.Count];
        var recent = new RecentWeeks[streams.Count];
        for (var week = 0; week < streams[0].Counts.Length; week++)
        {
            for (var i = 0; i < counts.Length; i++) counts[i] = streams[i].Counts[week];
            walk.Step(counts, recent);
            if (week < from) continue;
            for (var i = 0; i < counts.Length; i++) seen(i, week, recent[i]);
        }
    }

    // In simulated towns.
    private const double WeeksInYear = 52;

    private static readonly IsoWeek FirstMonday = IsoWeek.Of(new DateOnly(2001, 1, 1));
}
