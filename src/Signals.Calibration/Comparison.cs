using System.Globalization;
using Signals.Calibration.Towns;
using Signals.Core.Detection;
using Signals.Core.Detection.LookingBack;

namespace Signals.Calibration;

/// <summary>
/// Holds the detector against an oracle that knows each week's true mean and dispersion and looks at the last two weeks, on the same draw, with thresholds from an independent null.
/// </summary>
internal static class Comparison
{
    private static readonly double[] Rates = [0.01, 0.005, 0.001, 0.0001];

    /// <summary>Draws streams of a scenario.</summary>
    public delegate IReadOnlyList<SimulatedStream> Draw(int scenario, int streams, bool outbreaks, int seed);

    /// <param name="draw">Of the regime.</param>
    /// <param name="scenarios">How many the regime has.</param>
    /// <param name="firstScored">The first week that is looked at.</param>
    /// <param name="alone">Whether each series is a theme of its own.</param>
    /// <param name="streams">How many streams per scenario.</param>
    /// <param name="seed">Decides the draw; the null is drawn with the next.</param>
    /// <param name="output">Receives the table.</param>
    public static void Run(Draw draw, int scenarios, int firstScored, bool alone, int streams, int seed, TextWriter output)
    {
        var (ours, oracle) = Score(draw, scenarios, firstScored, alone, streams, outbreaks: true, seed);
        var (nullOfOurs, nullOfOracle) = Score(draw, scenarios, firstScored, alone, 2 * streams, outbreaks: false, seed + 1);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ours.Outbreaks} outbreaks, {nullOfOurs.QuietWeeks} weeks of an independent null, seed {seed}"));
        output.WriteLine("rate     who        POD ± s.e.    first week  delay  size>=6 at rate<=0.3   worst scenario / rate   ratio to oracle");
        foreach (var rate in Rates)
        {
            var theirs = Row("oracle", rate, oracle, nullOfOracle, nullOfOracle.ThresholdAt(rate), null);
            Row("ours", rate, ours, nullOfOurs, nullOfOurs.ThresholdAt(rate), theirs);
            Row("shipped", rate, ours, nullOfOurs, -Math.Log10(rate), theirs);
        }

        double Row(string who, double rate, Scorecard card, Scorecard ofNull, double threshold, double? other)
        {
            var figures = card.At(threshold);
            var large = card.At(threshold, outbreak => outbreak.Size >= 6 && outbreak.Rate <= 0.3);
            var chance = ofNull.At(threshold);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{rate,-8} {who,-8} {100 * figures.Detected,6:F1} ± {100 * figures.StandardError:F1} {100 * figures.InFirstWeek,12:F1} {figures.Delay,7:F2} {100 * large.Detected,13:F1} ({large.Outbreaks}) {chance.WorstScenario / rate,20:F1} (mean {chance.FalsePositiveRate / rate:F2}) {(other is { } o ? figures.Detected / o : 1),12:F3}"));
            return figures.Detected;
        }
    }

    private static (Scorecard Ours, Scorecard Oracle) Score(
        Draw draw, int scenarios, int firstScored, bool alone, int streams, bool outbreaks, int seed)
    {
        var (ours, oracle) = (new Scorecard(), new Scorecard());
        var gate = new Lock();
        Parallel.For(1, scenarios + 1, scenario =>
        {
            var drawn = draw(scenario, streams, outbreaks, seed);
            var scores = drawn.Select(stream => new double[stream.Counts.Length - firstScored]).ToArray();
            if (alone)
                for (var i = 0; i < drawn.Count; i++) Walk.Over([drawn[i]], firstScored, (week, seen) => scores[i][week - firstScored] = seen[0].Score);
            else
                Walk.Over(drawn, firstScored, (week, seen) => { for (var i = 0; i < seen.Length; i++) scores[i][week - firstScored] = seen[i].Score; });
            lock (gate)
                for (var i = 0; i < drawn.Count; i++)
                {
                    ours.Add(scenario, firstScored, scores[i], drawn[i].Outbreak);
                    oracle.Add(scenario, firstScored, TwoWeekTails(drawn[i], firstScored), drawn[i].Outbreak);
                }
        });
        return (ours, oracle);
    }

    private static double[] TwoWeekTails(SimulatedStream stream, int from) =>
        [.. Enumerable.Range(from, stream.Counts.Length - from).Select(week =>
        {
            var mean = stream.Means[week] + stream.Means[week - 1];
            return new NegativeBinomial(mean, stream.Dispersion * mean).TailScore(stream.Counts[week] + stream.Counts[week - 1]);
        })];
}
