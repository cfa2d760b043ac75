using Signals.Core.Detection;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Themes;

namespace Signals.Core.Tests.Neighbourhoods;

public sealed class TogetherTests
{
    private static readonly ThemeCode Nuisance = ThemeCode.Parse("woonoverlast");
    private static readonly ThemeCode Odd = ThemeCode.Parse("onbegrepen-gedrag");
    private static readonly ThemeCode Gloom = ThemeCode.Parse("somberheid");

    [Fact]
    public void A_rise_in_one_block_is_told_of_that_block()
    {
        var street = new Street().WithHistory(Street.Loneliness, everyWeeks: 2);
        Told(street, Street.Loneliness, place: null, from: 1, households: 4, daysAgo: 60);
        Told(street, Street.Loneliness, "vloeiweide", from: 10, households: 9);

        var prompt = street.Prompts.ShouldHaveSingleItem();
        (prompt.Kind, prompt.Place).ShouldBe((PromptKind.Cluster, "vloeiweide"));
        prompt.Explanation.ShouldContain("op één plek in deze buurt");
        prompt.Explanation.ShouldNotContain("vloeiweide");
        prompt.Rule.Id.ShouldBe("cluster-plek");
    }

    [Fact]
    public void A_rise_all_over_is_not_told_of_one_block()
    {
        var street = new Street();
        for (var household = 1; household <= 8; household++)
            street.Tell(Street.Loneliness, household % 2 == 0 ? Source.Resident : Source.WalkIn, household, place: household < 3 ? "vloeiweide" : null);

        var prompt = street.Prompts.ShouldHaveSingleItem();
        (prompt.Kind, prompt.Place).ShouldBe((PromptKind.Rise, null));
    }

    [Fact]
    public void Nuisance_and_distress_at_one_place_are_a_dilemma()
    {
        var street = new Street();
        Told(street, Odd, "vloeiweide", from: 1, households: 2);
        street.Prompts.ShouldBeEmpty();
        Told(street, Nuisance, "vloeiweide", from: 10, households: 5);

        var prompt = street.Prompts.ShouldHaveSingleItem();
        (prompt.Kind, prompt.Place, prompt.Theme.Code).ShouldBe((PromptKind.Dilemma, "vloeiweide", Nuisance));
        prompt.OtherThemes.Select(theme => theme.Code).ShouldBe([Odd]);
        prompt.Questions.ShouldContain("Is dit iets voor een moreel beraad, of past iets anders beter?");
        street.Neighbourhood.LookAt(Odd, street.Now).ShouldBeEmpty();
    }

    [Fact]
    public void Nuisance_here_and_distress_there_are_no_dilemma()
    {
        var street = new Street();
        Told(street, Odd, "kerkplein", from: 1, households: 2);
        Told(street, Nuisance, "vloeiweide", from: 10, households: 5);

        street.Prompts.ShouldAllBe(prompt => prompt.Kind != PromptKind.Dilemma);
    }

    [Fact]
    public void Themes_that_rise_a_little_together_are_a_coincidence_where_each_alone_is_nothing()
    {
        ThemeCode[] themes = [Street.Loneliness, Street.Debts, Gloom];
        var alone = themes.Select(theme =>
        {
            var street = Quiet(themes);
            Told(street, theme, place: null, from: 1, households: 4);
            return street.Prompts.Count();
        });
        alone.ShouldAllBe(prompts => prompts == 0);

        var together = Quiet(themes);
        foreach (var (index, theme) in themes.Index()) Told(together, theme, place: null, from: 10 * (index + 1), households: 4);
        var prompt = together.Prompts.ShouldHaveSingleItem();
        prompt.Kind.ShouldBe(PromptKind.Coincidence);
        prompt.OtherThemes.Count.ShouldBeGreaterThanOrEqualTo(1);
        prompt.Explanation.ShouldContain("samenloop");
        // What is part of a prompt raises no other one.
        foreach (var theme in prompt.OtherThemes) together.Neighbourhood.LookAt(theme.Code, together.Now).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_four_households_on_three_themes_are_no_coincidence()
    {
        ThemeCode[] themes = [Street.Loneliness, Street.Debts, Gloom];
        var street = Quiet(themes);
        foreach (var theme in themes) Told(street, theme, place: null, from: 1, households: 4);

        street.Prompts.ShouldBeEmpty();
    }

    [Fact]
    public void The_joint_score_grows_with_each_theme_and_needs_two()
    {
        Coincidence.Score([5]).ShouldBe(0);
        Coincidence.Score([double.NegativeInfinity, 3]).ShouldBe(0);
        Coincidence.Score([2, 3]).ShouldBe(5, 1e-9);
        // Three pairs, and the three of them.
        Coincidence.Score([2, 3, 0]).ShouldBe(Math.Log10((((1e5 + 1e2 + 1e3) / 3) + 1e5) / 2), 1e-9);
        Coincidence.Score([2, 3, 1]).ShouldBeGreaterThan(Coincidence.Score([2, 3, 0]));
        // However much one theme says, it does not speak for the others.
        Coincidence.Score([30, .. Enumerable.Repeat(-0.3, 14)]).ShouldBeLessThan(3);
    }

    [Fact]
    public void What_came_of_a_place_is_not_told_to_who_told_of_another()
    {
        var street = new Street();
        Told(street, Odd, "vloeiweide", from: 1, households: 2);
        var elsewhere = street.Tell(Odd, Source.Resident, household: 90, place: "kerkplein");
        var there = street.Tell(Odd, Source.Resident, household: 91, place: "vloeiweide");
        Told(street, Nuisance, "vloeiweide", from: 10, households: 5);
        street.Prompts.ShouldHaveSingleItem().Kind.ShouldBe(PromptKind.Dilemma);

        street.Neighbourhood.Follow(there.Id)!.Prompt.ShouldBe(PromptStatus.New);
        street.Neighbourhood.Follow(elsewhere.Id)!.Prompt.ShouldBeNull();
    }

    [Fact]
    public void The_first_use_of_places_is_no_rise_at_one()
    {
        var street = new Street().WithHistory(Street.Loneliness, everyWeeks: 1);
        for (var day = 90; day > 7; day -= 3) street.Tell(Street.Loneliness, day % 2 == 0 ? Source.Resident : Source.WalkIn, household: 1_000 + day, daysAgo: day);
        for (var household = 1; household <= 5; household++)
            street.Tell(Street.Loneliness, household % 2 == 0 ? Source.Resident : Source.WalkIn, household, place: household < 4 ? "vloeiweide" : "kerkplein");

        street.Prompts.ShouldBeEmpty();
    }

    private static Street Quiet(IEnumerable<ThemeCode> themes) => themes.Aggregate(new Street(), (street, theme) => street.WithHistory(theme, everyWeeks: 4));

    private static void Told(Street street, ThemeCode theme, string? place, int from, int households, int daysAgo = 0)
    {
        for (var household = from; household < from + households; household++)
            street.Tell(theme, household % 2 == 0 ? Source.Resident : Source.HomeVisit, household, daysAgo, place: place);
    }
}
