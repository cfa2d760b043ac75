using FsCheck;
using FsCheck.Fluent;
using Signals.Core.Effects;

namespace Signals.Core.Tests.Effects;

public sealed class EffectEstimateTests
{
    [Fact]
    public void A_large_fall_among_steady_neighbourhoods_is_less_and_a_large_rise_is_more()
    {
        Estimate(10, 60, 1).Verdict.ShouldBe(EffectVerdict.Less);
        Estimate(150, 60, 1).Verdict.ShouldBe(EffectVerdict.More);
        Estimate(50, 60, 1).Verdict.ShouldBe(EffectVerdict.CannotTell);
    }

    [Fact]
    public void What_fell_everywhere_is_no_fall_of_its_own()
    {
        Estimate(20, 60, 1).Verdict.ShouldBe(EffectVerdict.Less);
        Estimate(20, 60, 0.4).Verdict.ShouldBe(EffectVerdict.CannotTell);
        Estimate(60, 60, 0.4).Verdict.ShouldBe(EffectVerdict.More);
    }

    [Fact]
    public void Small_counts_say_nothing_even_of_silence()
    {
        Estimate(0, 3, 1).Verdict.ShouldBe(EffectVerdict.CannotTell);
        Estimate(0, 3, 1).Low.ShouldBe(0);
        Estimate(1, 5, 1).Verdict.ShouldBe(EffectVerdict.CannotTell);
    }

    [Fact]
    public void Hundreds_that_come_as_expected_in_several_neighbourhoods_are_about_the_same()
    {
        var own = Enumerable.Range(0, 6).Select(_ => Spans.Of(100, 100, clumping: 1)).ToList();

        var estimate = EffectEstimate.Of(own, [.. Spans.Around(1, expected: 100)]);

        estimate.Verdict.ShouldBe(EffectVerdict.AboutTheSame);
        estimate.Low.ShouldBeGreaterThan(EffectEstimate.SameFrom);
        estimate.High.ShouldBeLessThan(EffectEstimate.SameTo);
    }

    [Fact]
    public void A_rise_that_there_was_before_may_have_stayed_and_makes_no_more_of_itself()
    {
        var around = Spans.Around(1);
        var (calm, risen) = (EffectEstimate.Of([Spans.Of(150, 60)], around), EffectEstimate.Of([Spans.Of(150, 60, before: 12)], around));

        (calm.Verdict, risen.Verdict).ShouldBe((EffectVerdict.More, EffectVerdict.CannotTell));
        risen.High.ShouldBe(calm.High);
        EffectEstimate.Of([Spans.Of(10, 60, before: 12)], around).Verdict.ShouldBe(EffectVerdict.Less);
    }

    [Fact]
    public void More_outreach_may_bring_anything_from_none_to_all_of_what_is_told()
    {
        var around = Spans.Around(1);

        EffectEstimate.Of([Spans.Of(30, 90)], around).Verdict.ShouldBe(EffectVerdict.Less);
        EffectEstimate.Of([Spans.Of(30, 90, least: 50)], around).Verdict.ShouldBe(EffectVerdict.CannotTell);
        EffectEstimate.Of([Spans.Of(170, 90)], around).Verdict.ShouldBe(EffectVerdict.More);
        EffectEstimate.Of([Spans.Of(170, 90, most: 130)], around).Verdict.ShouldBe(EffectVerdict.CannotTell);
    }

    [Fact]
    public void Where_outreach_begins_with_the_approach_more_is_never_said_and_less_may_be()
    {
        var around = Spans.Around(1);
        var many = EffectEstimate.Of([Begun(Spans.Of(500, 90, least: 60))], around);

        many.Verdict.ShouldBe(EffectVerdict.CannotTell);
        EffectFigures.Of(many).Expected.ToString().ShouldEndWith(" of meer");
        EffectWording.Of(many.Verdict, EffectFigures.Of(many), 26, null)[^1].ShouldContain("veel meer tijd in de buurt");
        EffectEstimate.Of([Begun(Spans.Of(10, 90, least: 60))], around).Verdict.ShouldBe(EffectVerdict.Less);
        Should.Throw<ArgumentException>(() => EffectEstimate.Of([Spans.Of(10, 60)], [.. around.Take(7), Begun(around[7])]));

        static SpanTelling Begun(SpanTelling span) => span with { Expected = span.Expected with { Most = null } };
    }

    [Fact]
    public void Neighbourhoods_of_an_approach_add_up()
    {
        Estimate(10, 20, 1).Verdict.ShouldBe(EffectVerdict.CannotTell);
        EffectEstimate.Of([.. Enumerable.Range(0, 4).Select(_ => Spans.Of(10, 20))], Spans.Around(1)).Verdict.ShouldBe(EffectVerdict.Less);
    }

    [Fact]
    public void More_people_never_make_a_lower_interval_and_it_holds_the_count_that_was() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var chance = new System.Random(seed);
            var (expected, people, around) = (0.5 + (80 * chance.NextDouble()), chance.Next(120), Spans.Around(0.5 + chance.NextDouble(), 1 + (50 * chance.NextDouble())));
            var before = chance.Next(10);
            var (fewer, more) = (EffectEstimate.Of([Spans.Of(people, expected, before)], around), EffectEstimate.Of([Spans.Of(people + 1, expected, before)], around));
            return more.Low >= fewer.Low && more.High > fewer.High && fewer.Low <= fewer.Ratio && fewer.Ratio <= fewer.High && fewer.Range.Low <= fewer.Expected && fewer.Expected <= fewer.Range.High + 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void What_is_known_less_well_gives_a_wider_interval()
    {
        var known = Estimate(30, 40, 1);
        var few = EffectEstimate.Of([Spans.Of(30, 40)], [.. Spans.Around(1, expected: 2)]);
        var differing = EffectEstimate.Of([Spans.Of(30, 40)], [.. Enumerable.Range(0, 8).Select(number => Spans.Of(number % 2 == 0 ? 10 : 70, 40))]);

        Width(few).ShouldBeGreaterThan(Width(known));
        Width(differing).ShouldBeGreaterThan(1.3 * Width(known));

        static double Width(EffectEstimate estimate) => Math.Log(estimate.High / estimate.Low);
    }

    [Fact]
    public void What_changed_everywhere_is_drawn_towards_nothing_where_little_is_told()
    {
        CommonChange.Of(Spans.Around(0.5, expected: 200)).Ratio.ShouldBe(0.5, 0.05);
        CommonChange.Of(Spans.Around(0.5, expected: 2)).Ratio.ShouldBeInRange(0.6, 0.95);
        CommonChange.Of(Spans.Around(1, expected: 0.2)).Drift.ShouldBe(0.04, 0.01);
        Should.Throw<ArgumentException>(() => CommonChange.Of([]));
        Should.Throw<ArgumentException>(() => EffectEstimate.Of([], Spans.Around(1)));
    }

    private static EffectEstimate Estimate(int people, double expected, double around) => EffectEstimate.Of([Spans.Of(people, expected)], Spans.Around(around, expected: 60));
}
