using Signals.Core.Areas;
using Signals.Core.Municipalities;
using Signals.Core.Teams;
using Signals.Core.Time;

namespace Signals.Core.Tests.Municipalities;

public sealed class SuccessionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);
    private static readonly EditionYear Next = new(2027);
    private static readonly NeighbourhoodCode Quay = NeighbourhoodCode.Parse("BU99980200");
    private static readonly NeighbourhoodCode Dunes = NeighbourhoodCode.Parse("BU99980201");
    private static readonly DistrictCode North = DistrictCode.Parse("WK999802");
    private static readonly TeamId NorthTeam = TeamId.Parse("wk999802");

    private readonly Village village = new();

    public SuccessionTests() => village.Emit(village.Municipality.LoadAreas("Proefdorp", [new(North, "Noord", Next)], [Drawn(Quay), Drawn(Dunes)]));

    [Fact]
    public void A_neighbourhood_whose_place_was_taken_is_gone_and_remembered()
    {
        Succeed(Village.Park, new(Quay, 0.6), new(Dunes, 0.4));

        village.Municipality.Neighbourhoods.Select(area => area.Code).ShouldBe([Village.Mill, Village.Market, Village.Harbour, Quay, Dunes]);
        var succession = village.Municipality.Successions.ShouldHaveSingleItem();
        (succession.Former.Code, succession.IsEnded, succession.From).ShouldBe((Village.Park, true, Quarter.Parse("2026-K4")));
        village.Municipality.Configurations(Now).ShouldNotContain(told => told.Area.Code == Village.Park);
    }

    [Fact]
    public void Loading_the_old_map_again_does_not_bring_it_back()
    {
        Succeed(Village.Harbour, new AreaHeir(Quay, 1));
        Succeed(Village.Park, new AreaHeir(Dunes, 1));

        village.Municipality.LoadAreas("Proefdorp", [new(Village.East, "Oost", new(2026))], [Drawn(Village.Park) with { Edition = new(2026) }]).ShouldBeEmpty();
        village.Municipality.LoadAreas("Proefdorp", [], [Drawn(Village.Park)]).ShouldNotBeEmpty("a later map may draw the code anew");
    }

    [Fact]
    public void Neighbourhoods_that_only_a_later_map_draws_are_told_so()
    {
        village.Municipality.Configurations(Now).Where(told => told.IsNewcomer).Select(told => told.Area.Code).ShouldBe([Quay, Dunes]);
        var later = NeighbourhoodCode.Parse("BU99980202");
        village.Emit(village.Municipality.LoadAreas("Proefdorp", [], [Drawn(later), Drawn(Village.Mill)]));
        village.Municipality.Newcomers.ShouldBe([Quay, Dunes, later], "a map can be loaded in parts");
    }

    [Fact]
    public void One_that_lives_on_within_other_borders_stays()
    {
        village.Emit(village.Municipality.LoadAreas("Proefdorp", [], [Drawn(Village.Park)]));

        Succeed(Village.Park, new(Village.Park, 0.8), new(Quay, 0.2));

        village.Municipality.Neighbourhoods.Select(area => area.Code).ShouldContain(Village.Park);
        village.Municipality.Successions.ShouldHaveSingleItem().IsEnded.ShouldBeFalse();
    }

    [Fact]
    public void That_one_stays_as_it_is_can_be_settled_too()
    {
        Succeed(Village.Park, new AreaHeir(Village.Park, 1));

        village.Municipality.Neighbourhoods.Count.ShouldBe(6);
        village.Municipality.Successions.ShouldHaveSingleItem().IsEnded.ShouldBeFalse();
    }

    [Fact]
    public void What_is_said_twice_happens_once_and_an_edition_is_not_told_otherwise()
    {
        Succeed(Village.Park, new AreaHeir(Quay, 1));
        village.Municipality.Succeed(Village.Park, [new(Quay, 1)], Now)!.ShouldBeEmpty();
        village.Municipality.Succeed(Village.Park, [new(Dunes, 1)], Now).ShouldBeNull();

        Succeed(Village.Mill, new(Village.Mill, 0.5), new(Quay, 0.5));
        village.Municipality.Succeed(Village.Mill, [new(Village.Mill, 0.5), new(Quay, 0.5)], Now)!.ShouldBeEmpty();
        village.Municipality.Succeed(Village.Mill, [new(Village.Mill, 0.4), new(Quay, 0.6)], Now).ShouldBeNull();
        village.Emit(village.Municipality.LoadAreas("Proefdorp", [], [Drawn(Village.Mill) with { Edition = new(2028) }]));
        Succeed(Village.Mill, new(Village.Mill, 0.4), new(Dunes, 0.6));
    }

    [Theory]
    [InlineData]
    [InlineData(0.5, 0.4)]
    [InlineData(1.5, -0.5)]
    [InlineData(1, 0)]
    public void Shares_make_one(params double[] shares) =>
        village.Municipality.Succeed(Village.Park, [.. shares.Zip([Quay, Dunes], (share, code) => new AreaHeir(code, share))], Now).ShouldBeNull();

    [Fact]
    public void Nobody_takes_the_place_of_an_unknown_one_and_none_that_is_not_there_takes_a_place()
    {
        village.Municipality.Succeed(NeighbourhoodCode.Parse("BU99980999"), [new(Quay, 1)], Now).ShouldBeNull();
        village.Municipality.Succeed(Village.Park, [new(NeighbourhoodCode.Parse("BU99980999"), 1)], Now).ShouldBeNull();
        village.Municipality.Succeed(Village.Park, [new(Quay, 0.5), new(Quay, 0.5)], Now).ShouldBeNull();
    }

    [Fact]
    public void The_team_of_a_district_that_ends_serves_the_one_that_came_for_it()
    {
        Succeed(Village.Harbour, new AreaHeir(Quay, 1));
        village.Municipality.TeamOf(Quay)!.Id.ShouldBe(NorthTeam, "a part of the district is there still");

        Succeed(Village.Park, new AreaHeir(Dunes, 1));

        village.Municipality.TeamOf(Quay)!.Id.ShouldBe(Village.EastTeam);
        village.Municipality.Teams.Select(team => team.Id).ShouldBe([Village.WestTeam, Village.EastTeam]);
        village.Municipality.Teams[1].Districts.ShouldBe([North]);
        village.Municipality.Districts.Select(district => district.Code).ShouldBe([Village.West, North]);
    }

    [Fact]
    public void A_district_that_somebody_gave_a_team_keeps_it()
    {
        village.Emit(village.Municipality.FormTeam(new(Village.WestTeam, "Wijkteam West", [Village.West, North])));
        Succeed(Village.Harbour, new AreaHeir(Quay, 1));
        Succeed(Village.Park, new AreaHeir(Dunes, 1));

        village.Municipality.TeamOf(Quay)!.Id.ShouldBe(Village.WestTeam);
        village.Municipality.Teams.Single(team => team.Id == Village.EastTeam).ServesNothing.ShouldBeTrue();
    }

    [Fact]
    public void Who_serves_one_by_itself_serves_its_heirs()
    {
        var kade = TeamId.Parse("kade");
        village.Emit(village.Municipality.FormTeam(new(kade, "Wijkteam Kade", []) { Neighbourhoods = [Village.Park] }));

        Succeed(Village.Park, new(Quay, 0.5), new(Dunes, 0.5));

        village.Municipality.Teams.Single(team => team.Id == kade).Neighbourhoods.ShouldBe([Quay, Dunes]);
    }

    [Fact]
    public void An_only_heir_has_the_places_too()
    {
        var (pier, tower) = (new ListedPlace(PlaceCode.Parse("pier"), "De Pier"), new ListedPlace(PlaceCode.Parse("toren"), "De Toren"));
        village.Emit(village.Municipality.ListPlaces(Village.Park, [pier]));
        village.Emit(village.Municipality.ListPlaces(Quay, [tower]));

        Succeed(Village.Park, new AreaHeir(Quay, 1));

        village.Municipality.Places.Single(places => places.Neighbourhood == Quay).Listed.ShouldBe([tower, pier]);
    }

    private void Succeed(NeighbourhoodCode former, params AreaHeir[] heirs) => village.Emit(village.Municipality.Succeed(former, heirs, Now));

    private static NeighbourhoodArea Drawn(NeighbourhoodCode code) => new(code, code.ToString(), Next, 400);
}
