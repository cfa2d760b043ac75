using Signals.Core.Detection;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Themes;

namespace Signals.Core.Tests.Neighbourhoods;

public sealed class PromptTests
{
    [Fact]
    public void Six_households_and_two_kinds_of_source_in_a_quiet_street_raise_a_prompt_once()
    {
        var street = new Street().WithHistory(Street.Loneliness, everyWeeks: 5);
        for (var household = 1; household <= 6; household++) street.Tell(Street.Loneliness, Source.Resident, household);
        street.Tell(Street.Loneliness, Source.WalkIn);
        street.Tell(Street.Loneliness, Source.WalkIn);
        street.Tell(Street.Loneliness, Source.WalkIn, household: 7);

        var prompt = street.Prompts.ShouldHaveSingleItem();
        prompt.Id.ToString().ShouldBe("BU99990102-1");
        prompt.Households.ToString().ShouldBe("5 tot 9");
        prompt.SourceKinds.ShouldBe(2);
        prompt.Kind.ShouldBe(PromptKind.Rise);
        prompt.Explanation.ShouldContain("noemden 5 tot 9 huishoudens eenzaamheid en isolement; normaal zijn dat er hier 0");
        prompt.Questions.Count.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void What_one_household_told_behind_a_prompt_is_known_as_such_also_at_the_border_of_two_periods()
    {
        var street = new Street().WithHistory(Street.Loneliness, everyWeeks: 5);
        for (var household = 1; household <= 8; household++) street.Tell(Street.Loneliness, household % 2 == 0 ? Source.Resident : Source.WalkIn, household);
        var nobody = street.Tell(Street.Loneliness, Source.WalkIn);
        var before = street.Tell(Street.Loneliness, Source.WalkIn, household: 11);
        var after = street.Tell(Street.Loneliness, Source.WalkIn, household: 12);
        var between = before with { Id = new(99), Household = [Street.Token(11), Street.Token(12)] };
        street.Emit([street.Neighbourhood.Record(between)]);

        var behind = street.Neighbourhood.Behind(street.Prompts.ShouldHaveSingleItem().Id);

        behind.Count.ShouldBe(12);
        behind.Single(one => one.Signal == nobody.Id).Household.ShouldBeNull();
        var household11 = behind.Single(one => one.Signal == before.Id).Household;
        behind.Where(one => one.Household == household11).Select(one => one.Signal).ShouldBe([before.Id, after.Id, between.Id], ignoreOrder: true);
        behind.Select(one => one.Household).OfType<int>().Distinct().Count().ShouldBe(9);
        street.Neighbourhood.Behind(new(Street.Code, 77)).ShouldBeEmpty();
    }

    [Fact]
    public void Ten_signals_from_one_address_are_one_household_and_no_prompt()
    {
        var street = new Street().WithHistory(Street.Loneliness, everyWeeks: 5);
        for (var i = 0; i < 10; i++) street.Tell(Street.Loneliness, i % 2 == 0 ? Source.Resident : Source.WalkIn, household: 1);

        street.Events.ShouldAllBe(happened => !(happened is PromptRaised || happened is FindingMade));
    }

    [Fact]
    public void One_kind_of_source_is_not_enough_whatever_the_number()
    {
        var street = new Street();
        for (var household = 1; household <= 30; household++) street.Tell(Street.Loneliness, Source.Resident, household);

        street.Prompts.ShouldBeEmpty();
        street.Events.OfType<FindingMade>().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_tally_of_twenty_stands_for_four_households_at_most()
    {
        var street = new Street();
        street.Tell(Street.Loneliness, Source.CoffeeCart, people: 20);
        street.Tell(Street.Loneliness, Source.WalkIn, people: 20);
        street.Prompts.ShouldBeEmpty();

        street.Tell(Street.Loneliness, Source.Resident, household: 1);
        street.Prompts.ShouldHaveSingleItem().NotKnown.ShouldContain("Van een deel is niet bekend om hoeveel huishoudens het gaat.");
    }

    [Fact]
    public void What_is_usual_in_a_busy_street_is_no_prompt()
    {
        var street = new Street();
        street.Emit([new HistoryLoaded([.. Enumerable.Range(4, 104).Select(i =>
            new WeeklyCount(Street.Loneliness, Signals.Core.Time.IsoWeek.Of(street.Now) - i, 5 + (i % 3)))])]);
        for (var household = 1; household <= 7; household++) street.Tell(Street.Loneliness, household % 2 == 0 ? Source.Resident : Source.HomeVisit, household);

        street.Events.OfType<PromptRaised>().ShouldBeEmpty();
    }

    [Fact]
    public void A_prompt_keeps_its_theme_quiet_for_eight_weeks()
    {
        var street = new Street();
        Burst(street, from: 1);
        street.Now = street.Now.AddDays(20);
        Burst(street, from: 20);
        street.Prompts.Count().ShouldBe(1);

        street.Now = street.Now.AddDays(40);
        Burst(street, from: 40, households: 16);
        street.Prompts.Select(prompt => prompt.Id.Number).ShouldBe([1, 2]);
    }

    [Fact]
    public void An_extra_stop_raises_what_is_expected_and_not_the_alarm()
    {
        var (with, without) = (new Street(), new Street());
        var stop = with.Neighbourhood.StartStop(Source.CoffeeCart, null, with.Now);
        with.Emit([stop]);
        with.Emit(with.Neighbourhood.FinishStop(stop.Stop.Id, with.Now.AddHours(8), 40));
        foreach (var street in new[] { with, without })
            for (var household = 1; household <= 6; household++) street.Tell(Street.Loneliness, household % 2 == 0 ? Source.CoffeeCart : Source.Resident, household);

        without.Prompts.ShouldHaveSingleItem();
        with.Prompts.ShouldBeEmpty();
    }

    [Fact]
    public void Strengths_that_rise_are_a_prompt_of_their_own_kind()
    {
        var street = new Street();
        Burst(street, from: 1, theme: Theme.Strengths);

        var prompt = street.Prompts.ShouldHaveSingleItem();
        prompt.Kind.ShouldBe(PromptKind.Strength);
        prompt.Questions[1].ShouldBe("Wat zouden mensen hier samen willen doen?");
    }

    [Fact]
    public void Who_told_can_follow_what_came_of_it()
    {
        var street = new Street();
        var early = street.Tell(Street.Loneliness, Source.Resident, household: 1);
        street.Neighbourhood.Follow(early.Id).ShouldBe(new FollowedSignal(Street.Loneliness, null));
        Burst(street, from: 2);
        street.Neighbourhood.Follow(early.Id).ShouldBe(new FollowedSignal(Street.Loneliness, PromptStatus.New));

        street.Emit(street.Neighbourhood.NoteStatus(new(street.Prompts.Single().Id, PromptStatus.TakenUp)));

        street.Neighbourhood.Follow(early.Id).ShouldBe(new FollowedSignal(Street.Loneliness, PromptStatus.TakenUp));
        street.Neighbourhood.NoteStatus(new(street.Prompts.Single().Id, PromptStatus.TakenUp)).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_raised_before_the_municipality_has_spoken()
    {
        var neighbourhood = new Neighbourhood();

        neighbourhood.LookAt(Street.Loneliness, DateTimeOffset.UnixEpoch).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(5, 1)]
    public void A_municipality_sets_the_minimums_upward_only(int households, int kinds) =>
        Should.Throw<ArgumentOutOfRangeException>(() => DetectionSettings.Of(3, 4, households, kinds));

    [Fact]
    public void Looking_back_may_do_with_one_kind_of_source()
    {
        var street = new Street(DetectionSettings.ForLookingBack(minimumHouseholds: 5, minimumSourceKinds: 1));
        for (var household = 1; household <= 8; household++) street.Tell(Street.Loneliness, Source.Partner, household);

        street.Prompts.ShouldHaveSingleItem().Rule.InWords.ShouldContain("1 soort bron");
    }

    internal static void Burst(Street street, int from, ThemeCode? theme = null, int households = 8)
    {
        for (var household = from; household < from + households; household++)
            street.Tell(theme ?? Street.Loneliness, household % 2 == 0 ? Source.Resident : Source.WalkIn, household);
    }
}
