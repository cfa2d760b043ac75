using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Signals.Core.Effects;

namespace Signals.Core.Tests.Effects;

public sealed partial class EffectTests
{
    private static readonly DateTimeOffset HalfYear = Spans.At(Spans.Begin + 29);
    private static readonly DateTimeOffset Year = Spans.At(Spans.Begin + 55);

    [Fact]
    public void Before_the_first_moment_it_is_too_early_and_it_is_told_when_it_is_not()
    {
        var effect = Effect.Of([], [], Spans.Begin, HalfYear.AddDays(-1));

        effect.Verdict.ShouldBe(EffectVerdict.TooEarly);
        effect.NextOn.ShouldBe((Spans.Begin + 29).Monday);
        effect.Explanation.ShouldBe(["Het is nog te vroeg om iets te zeggen.", "Dat kan vanaf 21 september 2026."]);
        effect.Figures.ShouldBeNull();
    }

    [Fact]
    public void There_are_two_moments_and_nothing_between_them()
    {
        EffectMoment.Last(Spans.Begin, HalfYear.AddDays(-1)).ShouldBeNull();
        EffectMoment.Last(Spans.Begin, HalfYear).ShouldBe(26);
        EffectMoment.Last(Spans.Begin, Year.AddDays(-1)).ShouldBe(26);
        EffectMoment.Last(Spans.Begin, Year.AddDays(900)).ShouldBe(52);
        EffectMoment.NextOn(Spans.Begin, HalfYear).ShouldBe((Spans.Begin + 55).Monday);
        EffectMoment.NextOn(Spans.Begin, Year).ShouldBeNull();
    }

    [Fact]
    public void Fewer_is_told_in_bands_with_what_else_may_lie_behind_it()
    {
        var effect = Effect.Of([Spans.Of(12, 70)], Spans.Around(1, expected: 60), Spans.Begin, HalfYear);

        effect.Verdict.ShouldBe(EffectVerdict.Less);
        effect.Weeks.ShouldBe(26);
        effect.NextOn.ShouldBe((Spans.Begin + 55).Monday);
        effect.Figures!.Observed.ToString().ShouldBe("10 tot 19");
        effect.Figures.Expected.Low.ShouldBeInRange(20, 40);
        effect.Figures.High.ShouldBeLessThan(1);
        effect.Explanation[0].ShouldBe("In het eerste half jaar na het begin telden we 10 tot 19 signalen over dit thema.");
        effect.Explanation[2].ShouldStartWith("Dat zijn er minder dan verwacht: ergens tussen");
        effect.OtherReasons[0].ShouldBe("Dat kan met de aanpak te maken hebben, maar ook met iets anders dat in de buurt veranderde.");
        effect.OtherReasons.ShouldContain("Door een aanpak vertellen mensen ook eerder iets: meer aandacht kan meer signalen geven.");
    }

    [Fact]
    public void Nothing_is_said_where_too_little_is_known()
    {
        var around = Spans.Around(1);

        Obstacle(Effect.Of([Spans.Of(0, 50), null], around, Spans.Begin, HalfYear)).ShouldBe(EffectObstacle.TooLittleKnown);
        Obstacle(Effect.Of([], around, Spans.Begin, HalfYear)).ShouldBe(EffectObstacle.TooLittleKnown);
        Obstacle(Effect.Of([Spans.Of(0, 50)], [.. around.Take(3), null, null], Spans.Begin, HalfYear)).ShouldBe(EffectObstacle.TooFewComparable);
        Obstacle(Effect.Of([Spans.Of(0, 50)], [.. around.Take(4), null, null], Spans.Begin, HalfYear)).ShouldBeNull();
        Obstacle(Effect.Of([Spans.Of(45, 50)], around, Spans.Begin, HalfYear)).ShouldBe(EffectObstacle.TooUncertain);

        static EffectObstacle? Obstacle(Effect effect)
        {
            if (effect.Obstacle is not null) effect.Explanation.ShouldContain(sentence => sentence.StartsWith("We kunnen niet zeggen of er iets veranderd is"));
            return effect.Obstacle;
        }
    }

    [Fact]
    public void Every_neighbourhood_tells_of_the_same_weeks() =>
        Should.Throw<ArgumentException>(() => Effect.Of([Spans.Of(9, 50, weeks: 52)], Spans.Around(1), Spans.Begin, HalfYear));

    [Fact]
    public void A_rise_just_before_the_beginning_is_named()
    {
        var around = Spans.Around(1, expected: 60);

        Effect.Of([Spans.Of(12, 70, before: 9)], around, Spans.Begin, HalfYear).OtherReasons.ShouldContain(reason => reason.StartsWith("Vlak voor het begin"));
        Effect.Of([Spans.Of(12, 70, before: 4)], around, Spans.Begin, HalfYear).OtherReasons.ShouldNotContain(reason => reason.StartsWith("Vlak voor het begin"));
    }

    [Fact]
    public void Nobody_can_be_counted_out_of_its_numbers_and_it_never_says_that_the_approach_did_it() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var chance = new System.Random(seed);
            var (people, expected) = (chance.Next(chance.Next(3) == 0 ? 5 : 150), 0.3 + (100 * chance.NextDouble()));
            var effect = Effect.Of([Spans.Of(people, expected, before: chance.Next(15), weeks: 52)], [.. Spans.Around(1, 60).Select(one => one with { Weeks = 52 })], Spans.Begin, Year);
            var figures = effect.Figures!;
            foreach (var sentence in effect.Explanation.Concat(effect.OtherReasons).Append(effect.Rule.InWords).SelectMany(text => text.Split(". ")))
            {
                sentence.Split(' ').Length.ShouldBeLessThanOrEqualTo(25, sentence);
                Forbidden().IsMatch(sentence).ShouldBeFalse(sentence);
            }
            return people < 5 == (figures.Observed.ToString() == "minder dan 5")
                && figures.Expected.Low % 5 == 0 && figures.Expected.High % 5 == 0
                && (people >= 5 || figures.Ratio is null) && (figures.Ratio is not { } ratio || Math.Abs((20 * ratio) - Math.Round(20 * ratio)) < 1e-9)
                && (people < 10 || ((figures.Fewer.Low % 5) == 0 && (figures.Fewer.High % 5) == 0))
                && figures.Low <= figures.High && (effect.Verdict != EffectVerdict.Less || figures.High < 1) && (effect.Verdict != EffectVerdict.More || figures.Low > 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    // Words that say what it came of.
    [GeneratedRegex("dankzij|veroorzaakt|door de aanpak|opgelost|gelukt|gewerkt|succes", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
