using Signals.Core.Detection;

namespace Signals.Core.Tests.Detection;

public sealed class NegativeBinomialTests
{
    // Summed term by term from nought, apart from this code.
    [Theory]
    [InlineData(0.3, 0.3, 6, 6.1060)]
    [InlineData(2.0, 2.0, 8, 2.9596)]
    [InlineData(2.0, 3.0, 8, 2.0544)]
    public void Its_tail_is_that_of_the_textbook(double mean, double variance, int count, double score) =>
        new NegativeBinomial(mean, variance).TailScore(count).ShouldBe(score, 0.001);

    [Theory]
    [InlineData(0.05, 0.06)]
    [InlineData(0.7, 1.4)]
    [InlineData(12, 30)]
    [InlineData(900, 1500)]
    public void Tails_and_single_probabilities_add_up(double mean, double variance)
    {
        var distribution = new NegativeBinomial(mean, variance);
        var size = mean * mean / (variance - mean);
        double term = Math.Exp(-size * Math.Log(1 + (mean / size))), below = 0;
        for (var count = 1; count < mean * 3 + 10 && below < 0.999; count++)
        {
            below += term;
            term *= (size + count - 1) / count * (mean / (size + mean));
            distribution.TailScore(count).ShouldBe(-Math.Log10(1 - below), 1e-6);
        }
    }

    [Fact]
    public void More_is_never_less_unusual()
    {
        foreach (var (mean, variance) in new[] { (0.05, 0.05), (0.4, 0.6), (3.0, 3.1), (40.0, 90.0), (2000.0, 4000.0) })
        {
            var distribution = new NegativeBinomial(mean, variance);
            for (var count = 0; count < mean * 2 + 60; count++)
                distribution.TailScore(count + 1).ShouldBeGreaterThanOrEqualTo(distribution.TailScore(count) - 1e-9);
        }
    }

    [Fact]
    public void The_far_end_keeps_its_precision()
    {
        // P(Y >= 60) for Poisson(1) is dominated by its first term: 60*0 - 1 - ln(60!).
        var firstTerm = 1 + Enumerable.Range(1, 60).Sum(i => Math.Log(i));

        new NegativeBinomial(1, 1).TailScore(60).ShouldBe((firstTerm - Math.Log(1 + (1 / 61.0) + (1 / 61.0 / 62) + (1 / 61.0 / 62 / 63))) / Math.Log(10), 1e-6);
    }

    [Theory]
    [InlineData(0.3, 0.3)]
    [InlineData(2.5, 4)]
    [InlineData(80, 200)]
    [InlineData(2000, 2600)]
    public void A_quantile_is_the_first_count_that_reaches_it(double mean, double variance)
    {
        var distribution = new NegativeBinomial(mean, variance);
        foreach (var probability in new[] { 0.1, 0.5, 0.9, 0.99 })
        {
            var quantile = distribution.Quantile(probability);
            AtMost(quantile).ShouldBeGreaterThanOrEqualTo(probability - 1e-9);
            if (quantile > 0) AtMost(quantile - 1).ShouldBeLessThan(probability + 1e-9);
        }

        double AtMost(int count) => 1 - Math.Pow(10, -distribution.TailScore(count + 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_mean_that_is_none_is_refused(double mean) => Should.Throw<ArgumentOutOfRangeException>(() => new NegativeBinomial(mean, 1));
}
