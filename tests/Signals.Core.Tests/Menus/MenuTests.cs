using Signals.Core.Menus;
using Signals.Core.Prompts;
using Signals.Core.Tests.Municipalities;
using Signals.Core.Tests.Neighbourhoods;
using Signals.Core.Themes;

namespace Signals.Core.Tests.Menus;

public sealed class MenuTests
{
    private static readonly MenuCardCode Talking = MenuCardCode.Parse("eerst-praten");
    private static readonly MenuCardCode Table = MenuCardCode.Parse("buurttafel");
    private static readonly MenuCardCode Walk = MenuCardCode.Parse("wandelclub");

    private readonly Village village = new();

    [Fact]
    public void A_prompt_offers_all_colours_and_what_goes_with_its_themes()
    {
        var offered = Offered(Prompt(1, Street.Loneliness));

        offered.Select(card => card.Colour).Distinct().Count().ShouldBe(4);
        offered.ShouldContain(card => card.Code == Table);
        offered.ShouldNotContain(card => card.Title == "Buurtbemiddeling");
        Offered(Prompt(1, Street.Debts) with { OtherThemes = [new(Street.Loneliness, "Eenzaamheid")] }).ShouldContain(card => card.Code == Table);
    }

    [Fact]
    public void The_order_is_the_same_each_time_a_prompt_is_read_and_another_one_for_other_prompts()
    {
        var orders = Enumerable.Range(1, 20).Select(number => string.Join('|', Offered(Prompt(number, Street.Loneliness)).Select(card => card.Title))).ToList();

        orders.Distinct().Count().ShouldBeGreaterThan(15);
        string.Join('|', Offered(Prompt(1, Street.Loneliness)).Select(card => card.Title)).ShouldBe(orders[0]);
    }

    [Fact]
    public void A_municipality_adds_changes_and_removes_cards_of_its_own()
    {
        village.Emit(village.Municipality.SetMenuCard(Own(Walk, "Wandelclub")));
        village.Municipality.SetMenuCard(Own(Walk, "Wandelclub"))!.ShouldBeEmpty();
        village.Emit(village.Municipality.SetMenuCard(Own(Walk, "Wandelen met elkaar")));
        Offered(Prompt(1, Street.Loneliness)).ShouldContain(card => card.Title == "Wandelen met elkaar");
        Offered(Prompt(1, Street.Debts)).ShouldNotContain(card => card.Code == Walk);

        village.Emit(village.Municipality.RemoveMenuCard(Walk));

        village.Municipality.Menu.Find(Walk).ShouldBeNull();
        village.Municipality.RemoveMenuCard(Walk)!.ShouldBeEmpty();
    }

    [Fact]
    public void A_standard_card_can_be_left_out_offered_again_and_have_its_place_taken()
    {
        village.Emit(village.Municipality.RemoveMenuCard(Table));
        Offered(Prompt(1, Street.Loneliness)).ShouldNotContain(card => card.Code == Table);
        village.Municipality.Menu.Cards.ShouldContain(card => card.Code == Table);

        village.Emit(village.Municipality.OfferMenuCard(Table));
        Offered(Prompt(1, Street.Loneliness)).ShouldContain(card => card.Title == "Buurttafel");
        village.Municipality.OfferMenuCard(Table).ShouldBeEmpty();

        village.Emit(village.Municipality.RemoveMenuCard(Table));
        village.Emit(village.Municipality.SetMenuCard(Own(Table, "Eettafel van Proefdorp")));
        Offered(Prompt(1, Street.Loneliness)).Single(card => card.Code == Table).Title.ShouldBe("Eettafel van Proefdorp");
        village.Emit(village.Municipality.RemoveMenuCard(Table));
        Offered(Prompt(1, Street.Loneliness)).Single(card => card.Code == Table).Title.ShouldBe("Buurttafel");
    }

    [Fact]
    public void Talking_first_and_doing_nothing_are_always_offered_as_they_are()
    {
        foreach (var card in StandardMenu.Always)
        {
            village.Municipality.RemoveMenuCard(card.Code).ShouldBeNull();
            village.Municipality.SetMenuCard(card with { Title = "Iets anders" }).ShouldBeNull();
            village.Municipality.NarrowMenu(Village.WestTeam, [card.Code]).ShouldBeNull();
        }
        // Whatever a team may once have left out.
        Menu.Standard.For(Prompt(1, Street.Debts), [.. StandardMenu.Cards.Select(card => card.Code)]).Select(card => card.Title).ShouldBe(["Eerst praten", "Niets doen"], ignoreOrder: true);
    }

    [Fact]
    public void A_team_narrows_the_menu_for_its_own_prompts_only()
    {
        village.Emit(village.Municipality.NarrowMenu(Village.WestTeam, [Table]));

        village.Municipality.Choices.ShouldHaveSingleItem().LeftOut.ShouldBe([Table]);
        Offered(Prompt(1, Street.Loneliness)).ShouldContain(card => card.Code == Table);
        village.Municipality.Menu.For(Prompt(1, Street.Loneliness), [Table]).ShouldNotContain(card => card.Code == Table);
        village.Municipality.NarrowMenu(Village.WestTeam, [Table])!.ShouldBeEmpty();
        village.Municipality.NarrowMenu(Village.WestTeam, [Walk]).ShouldBeNull();

        village.Emit(village.Municipality.NarrowMenu(Village.WestTeam, []));
        village.Municipality.Choices.ShouldBeEmpty();
    }

    [Fact]
    public void A_card_that_was_removed_is_not_left_out_when_it_comes_back()
    {
        village.Emit(village.Municipality.SetMenuCard(Own(Walk, "Wandelclub")));
        village.Emit(village.Municipality.NarrowMenu(Village.WestTeam, [Walk, Table]));

        village.Emit(village.Municipality.RemoveMenuCard(Walk));

        village.Municipality.Choices.ShouldHaveSingleItem().LeftOut.ShouldBe([Table]);
    }

    [Fact]
    public void A_dissolved_team_leaves_no_choices_behind()
    {
        village.Emit(village.Municipality.NarrowMenu(Village.EastTeam, [Table]));
        village.Emit(village.Municipality.FormTeam(new(Village.WestTeam, "West", [Village.West, Village.East])));

        village.Emit(village.Municipality.DissolveTeam(Village.EastTeam));

        village.Municipality.Choices.ShouldBeEmpty();
    }

    [Fact]
    public void Half_a_year_after_it_was_checked_a_card_is_to_be_checked_again()
    {
        var card = Own(Walk, "Wandelclub") with { CheckedOn = new(2026, 5, 20) };

        card.IsToCheck(new(2026, 11, 20)).ShouldBeFalse();
        card.IsToCheck(new(2026, 11, 21)).ShouldBeTrue();
        StandardMenu.Always.ShouldAllBe(always => !always.IsToCheck(new(2099, 1, 1)));
    }

    [Fact]
    public void No_more_cards_of_its_own_are_kept_than_may_be()
    {
        for (var i = 0; i < Menu.MostOwn; i++) village.Emit(village.Municipality.SetMenuCard(Own(MenuCardCode.Parse($"kaart-{i}"), "Kaart")));

        village.Municipality.SetMenuCard(Own(Walk, "Wandelclub")).ShouldBeNull();
        village.Emit(village.Municipality.SetMenuCard(Own(MenuCardCode.Parse("kaart-7"), "Andere kaart")));
        village.Municipality.SetMenuCard(Own(Talking, "Praten")).ShouldBeNull();
    }

    private IReadOnlyList<MenuCard> Offered(Prompt prompt) => village.Municipality.Menu.For(prompt, []);

    private static MenuCard Own(MenuCardCode code, string title) => new()
    {
        Code = code,
        Colour = MenuColour.Green,
        Title = title,
        Explanation = "Elke week een rondje met wie wil.",
        Source = "Welzijn Proefdorp",
        Evidence = EvidenceLevel.WellDescribed,
        Themes = [Street.Loneliness],
        CheckedOn = new(2026, 11, 1),
    };

    private static Prompt Prompt(int number, ThemeCode theme) => new()
    {
        Id = new(Village.Mill, number),
        NeighbourhoodName = "Molen",
        Theme = new(theme, theme.ToString()),
        Kind = PromptKind.Rise,
        From = new(2026, 11, 9),
        To = new(2026, 11, 22),
        Households = BandedCount.Of(7),
        SourceKinds = 2,
        Expected = new(0, 1),
        Explanation = "",
        NotKnown = [],
        Questions = [],
        Rule = new("toename", 1, ""),
        RaisedAt = default,
        ExpiresAt = default,
    };
}
