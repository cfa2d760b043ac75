using Signals.Core.Detection;
using Signals.Core.Vigils;

namespace Signals.Core.Tests.Vigils;

public sealed class FewnessTests
{
    [Fact]
    public void The_lower_tail_is_the_sum_of_the_probabilities_up_to_a_count()
    {
        var poisson = new NegativeBinomial(3, 3);
        poisson.LowerScore(0).ShouldBe(3 / Math.Log(10), 1e-12);
        poisson.LowerScore(2).ShouldBe(-Math.Log10(Math.Exp(-3) * (1 + 3 + 4.5)), 1e-12);
        poisson.LowerScore(60).ShouldBe(0, 1e-12);
        poisson.LowerScore(-1).ShouldBe(double.PositiveInfinity);
        // Twice the variance: size 3, and (3/6)³ of nothing at all.
        new NegativeBinomial(3, 6).LowerScore(0).ShouldBe(3 * Math.Log10(2), 1e-12);
        // Far below what a probability can hold.
        new NegativeBinomial(2_000, 2_000).LowerScore(0).ShouldBe(2_000 / Math.Log(10), 1e-6);
    }

    [Fact]
    public void The_longer_a_source_is_silent_the_less_likely_that_is()
    {
        var scores = Enumerable.Range(0, 9).Select(silent => Fewness.Score([.. Steady(40, 2), .. new int[silent]])).ToList();

        scores[0].ShouldBe(0);
        scores[8].ShouldBeGreaterThan(scores[4]);
        scores[4].ShouldBeGreaterThan(scores[2]);
        scores[2].ShouldBeGreaterThan(scores[1]);
        scores[1].ShouldBeLessThan(1.5, "one week without a signal is nothing where two are usual");
        scores[8].ShouldBeGreaterThan(Vigil.AlarmScore);
    }

    [Fact]
    public void Silence_of_a_source_that_comes_in_clumps_says_less()
    {
        int[] clumped = [.. Enumerable.Range(0, 40).Select(week => week % 4 == 0 ? 8 : 0)];

        Fewness.Score([.. clumped, 0, 0, 0, 0]).ShouldBeLessThan(Fewness.Score([.. Steady(40, 2), 0, 0, 0, 0]));
    }

    [Fact]
    public void Less_than_usual_is_no_silence_as_long_as_it_is_more_than_a_quarter()
    {
        Fewness.Score([.. Steady(40, 200), 60, 60, 60, 60, 60, 60, 60, 60]).ShouldBe(0);
        Fewness.Score([.. Steady(40, 200), 40]).ShouldBeGreaterThan(Vigil.AlarmScore);
    }

    [Fact]
    public void A_stack_that_was_entered_at_once_does_not_blind_it()
    {
        Fewness.Score([.. Steady(20, 20), 1_000, .. Steady(20, 20), 0, 0]).ShouldBeGreaterThan(Vigil.AlarmScore);
        Fewness.Usual([.. Steady(39, 20), 1_000]).ShouldBeLessThan(25);
    }

    [Fact]
    public void Of_a_few_weeks_nothing_is_said()
    {
        Fewness.Score([.. Steady(Fewness.FewestWeeks - 1, 50), 0]).ShouldBe(0);
        Fewness.Score([.. Steady(Fewness.FewestWeeks, 50), 0]).ShouldBeGreaterThan(Vigil.AlarmScore);
        Fewness.Score([]).ShouldBe(0);
        Fewness.Score(new int[30]).ShouldBe(0);
    }

    private static int[] Steady(int weeks, int rate) => [.. Enumerable.Repeat(rate, weeks)];
}
