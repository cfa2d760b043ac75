using Signals.Core.Detection.LookingBack;

namespace Signals.Core.Tests.Detection.LookingBack;

public sealed class ScorecardTests
{
    private readonly Scorecard card = new();

    [Fact]
    public void An_outbreak_counts_from_its_start_to_its_end_and_quiet_begins_eight_weeks_later()
    {
        var scores = new double[30];
        scores[5] = 5;
        scores[11] = 5;
        scores[20] = 5;
        scores[22] = 5;
        card.Add(1, 100, scores, new(110, 112, 4, 0.1));

        // Quiet are weeks 100 to 109 and 121 on; 120 is the eighth after the end.
        card.QuietWeeks.ShouldBe(19);
        var figures = card.At(4);
        (figures.Detected, figures.InFirstWeek, figures.Delay).ShouldBe((1, 0, 1));
        figures.FalsePositiveRate.ShouldBe(2.0 / 19, 1e-12);
    }

    [Fact]
    public void The_worst_scenario_is_the_one_with_most_false_alarms()
    {
        card.Add(1, 0, [0, 0, 0, 0], null);
        card.Add(2, 0, [3, 3, 0, 0], null);

        card.At(2).WorstScenario.ShouldBe(0.5);
        card.At(2).FalsePositiveRate.ShouldBe(0.25);
    }

    [Fact]
    public void A_threshold_lets_no_more_than_its_share_through()
    {
        card.Add(1, 0, [.. Enumerable.Range(1, 1_000).Select(i => (double)i)], null);

        card.At(card.ThresholdAt(0.01)).FalsePositiveRate.ShouldBe(0.01);
        card.ThresholdAt(0.01).ShouldBe(990);
    }

    [Fact]
    public void Some_outbreaks_can_be_looked_at_apart()
    {
        card.Add(1, 0, [0, 9, 0], new(1, 1, 8, 0.1));
        card.Add(1, 0, [0, 0, 0], new(1, 1, 3, 0.1));

        card.At(4).Detected.ShouldBe(0.5);
        card.At(4, outbreak => outbreak.Size >= 6).Detected.ShouldBe(1);
    }
}
