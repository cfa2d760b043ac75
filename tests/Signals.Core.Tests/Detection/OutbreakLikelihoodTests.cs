using Signals.Core.Detection;

namespace Signals.Core.Tests.Detection;

public sealed class OutbreakLikelihoodTests
{
    [Fact]
    public void Silence_speaks_for_nothing() =>
        OutbreakLikelihood.Log10([0, 0, 0, 0, 0, 0], Six(0.4), Six(1.2)).ShouldBe(double.NegativeInfinity);

    [Theory]
    [InlineData(0.05, 1.0)]
    [InlineData(0.4, 1.3)]
    [InlineData(3.0, 2.0)]
    [InlineData(40.0, 1.1)]
    public void It_is_the_average_of_the_ratios_of_probabilities_that_it_says_it_is(double mean, double dispersion)
    {
        int[] counts = [(int)mean + 3, 1, (int)mean, 0, 2, (int)(2 * mean)];

        OutbreakLikelihood.Log10(counts, Six(mean), Six(dispersion)).ShouldBe(Math.Log10(AverageRatio(counts, mean, dispersion)), 1e-6);
    }

    [Fact]
    public void Counts_too_large_for_a_product_give_the_same_as_those_that_are_not()
    {
        var before = OutbreakLikelihood.Log10([24, 0, 0, 0, 0, 0], Six(5), Six(1.5));
        var after = OutbreakLikelihood.Log10([25, 0, 0, 0, 0, 0], Six(5), Six(1.5));

        (after - before).ShouldBeInRange(0.01, 1);
        after.ShouldBe(Math.Log10(AverageRatio([25, 0, 0, 0, 0, 0], 5, 1.5)), 1e-6);
    }

    [Fact]
    public void More_told_never_speaks_less_for_an_outbreak()
    {
        var chance = new Random(20261123);
        for (var town = 0; town < 2_000; town++)
        {
            var means = Enumerable.Range(0, 6).Select(_ => Math.Exp((chance.NextDouble() * 8) - 4)).ToArray();
            var dispersions = Enumerable.Range(0, 6).Select(_ => 1 + (chance.NextDouble() * 3)).ToArray();
            var counts = means.Select(mean => chance.Next((int)(3 * mean) + 3)).ToArray();
            var before = OutbreakLikelihood.Log10(counts, means, dispersions);
            counts[chance.Next(6)]++;

            OutbreakLikelihood.Log10(counts, means, dispersions).ShouldBeGreaterThanOrEqualTo(before);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(2.0)]
    public void By_chance_the_ratio_is_one_on_average(double mean)
    {
        var chance = new Random(20261123);
        var average = Enumerable.Range(0, 400_000).Average(_ => AverageOf([.. Enumerable.Range(0, 6).Select(_ => Draw(chance, mean))], mean));

        average.ShouldBeInRange(0.8, 1.2);

        static double AverageOf(int[] counts, double mean) =>
            counts.Any(count => count > 0) ? Math.Pow(10, OutbreakLikelihood.Log10(counts, Six(mean), Six(1.5))) : AverageRatio(counts, mean, 1.5);
    }

    private static int Draw(Random chance, double mean)
    {
        var left = chance.NextDouble();
        for (var count = 0; ; count++)
            if ((left -= Probability(count, mean, 1.5)) < 0 || count > 100) return count;
    }

    private static double[] Six(double value) => [.. Enumerable.Repeat(value, 6)];

    // As the remarks of the class have it, by plain probabilities.
    private static double AverageRatio(int[] counts, double mean, double dispersion)
    {
        double[] onsets = [1.2, 1, 0.3, 0.2, 0.1, 0.05];
        var deviation = Math.Sqrt(mean * dispersion);
        double total = 0, weights = 0;
        foreach (var size in (double[])[Math.Max(5, 3 * deviation), Math.Max(9, 6 * deviation)])
            foreach (var spread in (int[])[2, 4, 6])
                for (var onset = 0; onset < 6; onset++)
                {
                    var ratio = 1.0;
                    for (var ago = Math.Max(0, onset - spread + 1); ago <= onset; ago++)
                        ratio *= Probability(counts[ago], mean + (size / spread), dispersion) / Probability(counts[ago], mean, dispersion);
                    total += onsets[onset] * ratio;
                    weights += onsets[onset];
                }
        return total / weights;
    }

    private static double Probability(int count, double mean, double dispersion)
    {
        double log = 0;
        if (dispersion == 1)
        {
            for (var k = 1; k <= count; k++) log += Math.Log(mean / k);
            return Math.Exp(log - mean);
        }
        var size = mean / (dispersion - 1);
        for (var k = 0; k < count; k++) log += Math.Log((size + k) / (k + 1) * (dispersion - 1) / dispersion);
        return Math.Exp(log - (size * Math.Log(dispersion)));
    }
}
