using System.Globalization;
using Signals.Calibration.Towns;
using Signals.Core.Detection;

namespace Signals.Calibration;

/// <summary>Holds the score of a neighbourhood and those around it against tails over the same and other zones, on the same grids, with thresholds from independent grids without an outbreak.</summary>
internal static class GridComparison
{
    private const int CellsPerSeed = 8;
    private const int GridsPerCell = 1_000_000;

    private static readonly double[] Levels = [0.1, 0.5];
    private static readonly int[] Sizes = [5, 7, 10];
    private static readonly double[] Rates = [0.05, 0.01];
    private static readonly string[] Methods = ["ours", "oracle: true rates", "oracle, 1-9 nearest", "prototype"];

    /// <param name="grids">How many without an outbreak for each mean; half as many with one, for each mean and size.</param>
    /// <param name="seed">Decides the draw.</param>
    /// <param name="output">Receives the table.</param>
    public static void Run(int grids, int seed, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{grids} grids without an outbreak for each mean, {grids / 2} with one for each mean and size, seed {seed}"));
        output.WriteLine("mean  people  method                rate per region-week   POD ± s.e.    first week  delay");
        for (var level = 0; level < Levels.Length; level++)
        {
            var chance = Scores(Levels[level], 0, grids, seed, level);
            foreach (var (size, cell) in Sizes.Select((size, i) => (size, Levels.Length + (level * Sizes.Length) + i)))
            {
                var outbreaks = Scores(Levels[level], size, grids / 2, seed, cell);
                for (var method = 0; method < Methods.Length; method++)
                    foreach (var rate in Rates)
                        Row(Levels[level], size, Methods[method], rate.ToString("P0", CultureInfo.InvariantCulture), [.. outbreaks.Select(grid => grid[method])], Threshold(chance, method, rate));
                var prompts = DetectionSettings.Standard.PromptScore;
                Row(Levels[level], size, "ours, score >= 4", Share(chance.Count(grid => grid[0][0] >= prompts), grids), [.. outbreaks.Select(grid => grid[0])], Math.BitDecrement(prompts));
            }
        }

        void Row(double level, int size, string method, string rate, double[][] outbreaks, double threshold)
        {
            var weeks = Array.ConvertAll(outbreaks, scores => Array.FindIndex(scores, score => score > threshold));
            var found = weeks.Count(week => week >= 0) / (double)weeks.Length;
            var first = weeks.Count(week => week == 0) / (double)weeks.Length;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{level,-5} {size,6}  {method,-22} {rate,19} {100 * found,11:F1} ± {100 * Math.Sqrt(found * (1 - found) / weeks.Length):F1} {100 * first,12:F1} {weeks.Where(week => week >= 0).DefaultIfEmpty().Average(),6:F2}"));
        }
    }

    private static string Share(int some, int all) => ((double)some / all).ToString("P2", CultureInfo.InvariantCulture);

    private static double Threshold(double[][][] chance, int method, double rate)
    {
        double[] scores = [.. chance.Select(grid => grid[method][0]).Order()];
        return scores[(int)Math.Ceiling((1 - rate) * scores.Length) - 1];
    }

    // Of each grid, by each method, in each week: those of the outbreak, or the last one.
    private static double[][][] Scores(double level, int size, int grids, int seed, int cell)
    {
        var scores = new double[grids][][];
        var from = size == 0 ? GridTowns.Weeks - 1 : GridTowns.FirstOfOutbreak;
        Parallel.For(0, grids, number =>
        {
            var streams = GridTowns.Draw(level, size, new(unchecked((((seed * CellsPerSeed) + cell) * GridsPerCell) + number)));
            var (knowing, learning) = (TailScan.Knowing(streams), TailScan.Learning(streams));
            scores[number] = Array.ConvertAll(Methods, _ => new double[GridTowns.Weeks - from]);
            Walk.Over(streams, from, (week, seen) =>
            {
                scores[number][0][week - from] = Grid.BySides.Max(zone => ZoneLikelihood.Score(seen, zone));
                scores[number][1][week - from] = knowing.Score(streams, week, Grid.BySides);
                scores[number][2][week - from] = knowing.Score(streams, week, TailScan.Nearest);
                scores[number][3][week - from] = learning.Score(streams, week, TailScan.Nearest);
            });
        });
        return scores;
    }
}
