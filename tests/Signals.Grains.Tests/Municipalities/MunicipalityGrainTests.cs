using Signals.Core.Detection;
using Signals.Core.Menus;
using Signals.Core.Municipalities;
using Signals.Core.Teams;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Tests.Municipalities;

public sealed class MunicipalityGrainTests
{
    private static readonly TeamId Quay = TeamId.Parse("kade");

    [Fact]
    public async Task What_a_municipality_set_outlives_a_snapshot_and_a_restart()
    {
        await using var town = await Town.Build(options: new() { Grains = new() { CommitsForFarewellSnapshot = 1 } });
        var municipality = town.Grains.Municipality(Town.Municipality);
        await municipality.FormTeam(new(Quay, "Wijkteam Kade", []) { Neighbourhoods = [Town.There] }, default);
        await municipality.ListPlaces(Town.Here, [new(PlaceCode.Parse("molenhof"), "Het Molenhof")], default);
        await municipality.ListPlaces(Town.Here, [new(PlaceCode.Parse("wieken"), "De Wieken")], default);
        await municipality.SetTeamDetection(Town.Team, DetectionSettings.Of(3, 4.5, 7, 3), default);
        await municipality.SetDetection(DetectionSettings.Of(3, 4, 6, 2), DetectionBounds.Of(3.5, 4), default);
        await municipality.HideTheme(Town.Debts, default);
        await municipality.UseSources([Core.Neighbourhoods.Source.Resident, Core.Neighbourhoods.Source.WalkIn, Core.Neighbourhoods.Source.Partner], default);
        await municipality.SetMenuCard(StandardMenu.Cards[^1] with { Title = "Het idee van Proefdorp" }, default);
        await municipality.RemoveMenuCard(StandardMenu.Cards[3].Code, default);
        await municipality.NarrowMenu(Town.Team, [StandardMenu.Cards[4].Code], default);
        var before = await municipality.Read(default);

        await town.Restart();

        (await town.Store.Journal.Read(StreamKeys.Municipality(Town.Municipality), default)).Snapshot.ShouldNotBeNull();
        GrainJson.Write(await town.Grains.Municipality(Town.Municipality).Read(default)).ShouldBe(GrainJson.Write(before));
    }

    [Fact]
    public async Task A_neighbourhood_that_is_given_to_another_team_puts_its_prompts_before_that_one()
    {
        await using var town = await Town.Build();
        await town.Grains.Municipality(Town.Municipality).FormTeam(new(Quay, "Wijkteam Kade", []) { Neighbourhoods = [Town.Here] }, default);
        await town.Settle();

        for (var household = 1; household <= 10; household++)
            await town.Tell(household, Town.Loneliness, household % 2 == 0 ? Core.Neighbourhoods.Source.Resident : Core.Neighbourhoods.Source.WalkIn, household);
        await town.Settle();

        (await town.Grains.Team(Town.Municipality, Quay).Position(default)).ShouldBe(1);
        (await town.TheTeam.Position(default)).ShouldBe(0);
    }

    [Fact]
    public async Task A_theme_that_is_shown_after_a_long_time_is_learned_anew_and_raises_nothing_at_first()
    {
        await using var town = await Town.Build();
        var municipality = town.Grains.Municipality(Town.Municipality);
        await municipality.HideTheme(Town.Loneliness, default);
        town.Clock.Advance(TimeSpan.FromDays(70));
        await municipality.ShowTheme(Town.Loneliness, default);
        await town.Settle();

        for (var household = 1; household <= 10; household++)
        {
            var source = household % 2 == 0 ? Core.Neighbourhoods.Source.Resident : Core.Neighbourhoods.Source.WalkIn;
            await town.Tell(household, Town.Loneliness, source, household);
            await town.Tell(100 + household, Town.Debts, source, household);
        }
        await town.Settle();

        (await town.TheTeam.Page(new(null, null, null, 0, 10), default)).Entries.ShouldHaveSingleItem().Prompt.Theme.Code.ShouldBe(Town.Debts);
    }

    [Fact]
    public async Task A_team_that_asks_for_more_households_gets_no_prompt_of_fewer()
    {
        await using var town = await Town.Build();
        await town.Grains.Municipality(Town.Municipality).SetTeamDetection(Town.Team, DetectionSettings.Of(3, 4, 20, 2), default);
        await town.Settle();

        for (var household = 1; household <= 19; household++)
            await town.Tell(household, Town.Loneliness, household % 2 == 0 ? Core.Neighbourhoods.Source.Resident : Core.Neighbourhoods.Source.WalkIn, household);
        await town.Settle();
        (await town.TheTeam.Position(default)).ShouldBe(0);

        await town.Tell(20, Town.Loneliness, Core.Neighbourhoods.Source.Resident, 20);
        await town.Settle();
        (await town.TheTeam.Position(default)).ShouldBe(1);
    }
}
