using BenchmarkDotNet.Attributes;
using Signals.Core.Detection;

namespace Signals.Benchmarks.Detection;

/// <summary>The parts of a score: the likelihood ratio of six weeks, and what chance makes of it.</summary>
public class ScoreBenchmark
{
    private const int Draws = 1_000;

    private readonly int[][] counts = new int[Draws][];
    private readonly double[] means = new double[OutbreakLikelihood.Weeks];
    private readonly double[] dispersions = new double[OutbreakLikelihood.Weeks];
    private readonly double[] ratios = new double[Draws];

    [Params(0.05, 0.3, 2, 8)]
    public double Mean { get; set; }

    [GlobalSetup]
    public void Draw()
    {
        var chance = new Chance(20261123);
        for (var ago = 0; ago < means.Length; ago++) (means[ago], dispersions[ago]) = (Mean * (1 + (0.05 * ago)), 1.4 + (0.01 * ago));
        for (var draw = 0; draw < Draws; draw++)
        {
            // Six weeks in which nothing was told need no ratio: left out, so that every draw is one that does.
            do counts[draw] = [.. means.Select(chance.Count)];
            while (counts[draw].Sum() == 0);
            ratios[draw] = OutbreakLikelihood.Log10(counts[draw], means, dispersions);
        }
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public double Likelihood()
    {
        double sum = 0;
        foreach (var six in counts) sum += OutbreakLikelihood.Log10(six, means, dispersions);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public double Threshold()
    {
        double sum = 0;
        foreach (var ratio in ratios) sum += Thresholds.OfStream.Score(ratio, means[0], dispersions[0]);
        return sum;
    }
}
