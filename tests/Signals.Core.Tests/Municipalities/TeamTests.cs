using Signals.Core.Areas;
using Signals.Core.Municipalities;
using Signals.Core.Teams;

namespace Signals.Core.Tests.Municipalities;

public sealed class TeamTests
{
    private static readonly TeamId Quay = TeamId.Parse("kade");
    private static readonly DateTimeOffset Now = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);

    private readonly Village village = new();

    [Fact]
    public void A_district_without_a_team_gets_one_that_is_named_after_it()
    {
        village.Municipality.Teams.Select(team => team.Name).ShouldBe(["Wijkteam West", "Wijkteam Oost"]);
        TeamOf(Village.Harbour).ShouldBe(Village.EastTeam);
    }

    [Fact]
    public void A_team_that_has_a_single_neighbourhood_goes_before_that_of_its_district()
    {
        Form(new(Quay, "Wijkteam Kade", []) { Neighbourhoods = [Village.Harbour] });

        TeamOf(Village.Harbour).ShouldBe(Quay);
        TeamOf(Village.Park).ShouldBe(Village.EastTeam);
        village.Municipality.Configurations(Now).Single(told => told.Area.Code == Village.Harbour).Team.ShouldBe(Quay);

        // The district goes to another team; the neighbourhood stays where it is.
        Form(new(Village.WestTeam, "Wijkteam West", [Village.West, Village.East]));
        (TeamOf(Village.Harbour), TeamOf(Village.Park)).ShouldBe((Quay, Village.WestTeam));
    }

    [Fact]
    public void What_a_team_is_given_leaves_the_team_that_had_it_and_teams_keep_their_order()
    {
        Form(new(Quay, "Wijkteam Kade", []) { Neighbourhoods = [Village.Harbour] });
        Form(new(Village.WestTeam, "Wijkteam Molen", [Village.West]) { Neighbourhoods = [Village.Harbour] });

        village.Municipality.Teams.Select(team => team.Name).ShouldBe(["Wijkteam Molen", "Wijkteam Oost", "Wijkteam Kade"]);
        village.Municipality.Teams[2].ServesNothing.ShouldBeTrue();
        TeamOf(Village.Harbour).ShouldBe(Village.WestTeam);
        village.Municipality.FormTeam(new(Village.WestTeam, "Wijkteam Molen", [Village.West]) { Neighbourhoods = [Village.Harbour] })!.ShouldBeEmpty();
    }

    [Fact]
    public void No_neighbourhood_is_left_without_a_team()
    {
        village.Municipality.FormTeam(new(Village.WestTeam, "Wijkteam West", [])).ShouldBeNull();
        village.Municipality.FormTeam(new(Village.WestTeam, "Wijkteam West", []) { Neighbourhoods = [Village.Mill] }).ShouldBeNull();
        Form(new(Village.WestTeam, "Wijkteam West", []) { Neighbourhoods = [Village.Mill, Village.Market] });

        Form(new(Village.EastTeam, "Wijkteam Oost", [Village.East, Village.West]));
        TeamOf(Village.Mill).ShouldBe(Village.WestTeam);
    }

    [Fact]
    public void A_team_is_dissolved_only_when_it_serves_nothing()
    {
        village.Municipality.DissolveTeam(Village.EastTeam).ShouldBeNull();
        Form(new(Village.WestTeam, "Wijkteam West", [Village.West, Village.East]));

        village.Emit(village.Municipality.DissolveTeam(Village.EastTeam));

        village.Municipality.Teams.ShouldHaveSingleItem().Id.ShouldBe(Village.WestTeam);
        village.Municipality.DissolveTeam(Village.EastTeam)!.ShouldBeEmpty();
    }

    [Fact]
    public void A_new_neighbourhood_of_a_district_whose_team_left_it_gets_that_team_back()
    {
        Form(new(Quay, "Wijkteam Kade", []) { Neighbourhoods = [Village.Harbour, Village.Park] });
        Form(new(Village.EastTeam, "Wijkteam Oost", []));
        var dunes = NeighbourhoodCode.Parse("BU99980102");

        village.Emit(village.Municipality.LoadAreas("Proefdorp", [], [new(dunes, "Duinen", new(2026), 100)]));

        TeamOf(dunes).ShouldBe(Village.EastTeam);
        TeamOf(Village.Park).ShouldBe(Quay);
        village.Municipality.Teams.Count.ShouldBe(3);
    }

    [Fact]
    public void No_more_teams_are_formed_than_may_be()
    {
        var teams = new TeamRoster([.. Enumerable.Range(0, TeamRoster.Most - 2).Select(i => new Team(TeamId.Parse($"team-{i}"), "Team", []))]);
        foreach (var team in teams.Teams) Form(team);

        village.Municipality.FormTeam(new(Quay, "Wijkteam Kade", [])).ShouldBeNull();
        Form(new(TeamId.Parse("team-7"), "Een andere naam", []));
    }

    private void Form(Team team) => village.Emit(village.Municipality.FormTeam(team));

    private TeamId? TeamOf(NeighbourhoodCode code) => village.Municipality.TeamOf(code)?.Id;
}
