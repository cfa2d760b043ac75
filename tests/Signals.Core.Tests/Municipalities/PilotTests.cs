using Signals.Core.Detection;
using Signals.Core.Follow;
using Signals.Core.Municipalities;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.Tests.Neighbourhoods;
using Signals.Core.Themes;

namespace Signals.Core.Tests.Municipalities;

public sealed class PilotTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);
    private readonly Village village = new();

    [Fact]
    public void Without_a_pilot_every_team_has_its_prompts()
    {
        village.Municipality.Pilot.ShouldBe(Pilot.None);
        village.Municipality.Configurations(Now).ShouldAllBe(configuration => configuration.InShadow == null);
    }

    [Fact]
    public void While_it_looks_along_neighbourhoods_know_which_teams_are_not_switched_on()
    {
        village.Emit(village.Municipality.SetPilot(new(true, ["piet", "els", "piet"], [Village.WestTeam])));

        village.Municipality.Pilot.People.ShouldBe(["els", "piet"]);
        village.Municipality.Pilot.Includes("els").ShouldBeTrue();
        village.Municipality.Pilot.Includes("Els").ShouldBeFalse();
        village.Municipality.Pilot.Includes(null).ShouldBeFalse();
        village.Municipality.Configurations(Now).ShouldAllBe(configuration => configuration.InShadow!.Single() == Village.EastTeam);
        Municipality.ConcernsNeighbourhoods(village.Events[^1]).ShouldBeTrue();
        village.Municipality.SetPilot(new(true, ["els", "piet"], [Village.WestTeam])).ShouldBeEmpty();
    }

    [Fact]
    public void A_team_that_is_formed_while_it_looks_along_is_not_switched_on_and_one_that_goes_leaves_the_list()
    {
        village.Emit(village.Municipality.SetPilot(new(true, ["els"], [Village.WestTeam, Village.EastTeam])));
        village.Emit(village.Municipality.FormTeam(new(TeamId.Parse("kade"), "Kade", [Village.West])));
        village.Emit(village.Municipality.DissolveTeam(Village.WestTeam));

        village.Municipality.Pilot.Live.ShouldBe([Village.EastTeam]);
        village.Municipality.Pilot.IsInShadow(TeamId.Parse("kade")).ShouldBeTrue();
    }

    [Fact]
    public void A_pilot_ends_with_its_people_still_listed_so_that_they_can_read_what_it_brought()
    {
        village.Emit(village.Municipality.SetPilot(new(true, ["els"], [])));
        village.Emit(village.Municipality.SetPilot(new(false, ["els"], [])));

        village.Municipality.Pilot.IsInShadow(Village.WestTeam).ShouldBeFalse();
        village.Municipality.Pilot.Includes("els").ShouldBeTrue();
        village.Municipality.Configurations(Now).ShouldAllBe(configuration => configuration.InShadow == null);
    }

    [Fact]
    public void A_pilot_has_a_bound_and_names_known_teams_only()
    {
        village.Municipality.SetPilot(new(true, ["els"], [TeamId.Parse("nergens")])).ShouldBeNull();
        Should.Throw<ArgumentException>(() => village.Municipality.SetPilot(new(true, [.. Enumerable.Range(0, Pilot.MostPeople + 1).Select(i => $"p{i}")], [])));
        Should.Throw<ArgumentException>(() => village.Municipality.SetPilot(new(true, [""], [])));
        Should.Throw<ArgumentException>(() => village.Municipality.SetPilot(new(true, [new('x', Pilot.MostName + 1)], [])));
    }

    [Fact]
    public void What_a_team_was_asked_by_is_remembered_with_its_time()
    {
        village.Emit([new NeighbourhoodsTold { At = Now }]);
        village.Emit([new NeighbourhoodsTold { At = Now.AddDays(1) }]);
        village.Emit(village.Municipality.SetTeamDetection(Village.WestTeam, DetectionSettings.Of(3, 4.5, 5, 2)));
        village.Emit([new NeighbourhoodsTold { At = Now.AddDays(100) }]);
        // An older version did not say when.
        village.Emit([new NeighbourhoodsTold()]);

        var streams = 2 * Theme.Standard.Count;
        village.Municipality.InForce.Where(known => known.Team == Village.WestTeam).ShouldBe(
            [new(Village.WestTeam, Now, 4, streams), new(Village.WestTeam, Now.AddDays(100), 4.5, streams)]);
        village.Municipality.InForce.Where(known => known.Team == Village.EastTeam).ShouldBe([new(Village.EastTeam, Now, 4, streams)]);
    }

    [Fact]
    public void No_more_changes_are_remembered_than_the_latest()
    {
        for (var i = 0; i <= Municipality.ChangesKept; i++)
        {
            village.Emit(village.Municipality.SetTeamDetection(Village.WestTeam, DetectionSettings.Of(3, i % 2 == 0 ? 4 : 4.5, 5, 2)));
            village.Emit([new NeighbourhoodsTold { At = Now.AddDays(i) }]);
        }

        village.Municipality.InForce.Count(known => known.Team == Village.WestTeam).ShouldBe(Municipality.ChangesKept);
        village.Municipality.InForce.First(known => known.Team == Village.WestTeam).Since.ShouldBe(Now.AddDays(1));
    }

    [Fact]
    public void Chance_is_reckoned_with_the_settings_of_each_time()
    {
        SettingsInForce[] known = [new(Village.WestTeam, Now, 4, 300), new(Village.WestTeam, Now.AddDays(365.25), 3, 600)];

        // Once in 325 years of one stream at score 4, once in 39.5 at score 3.
        SettingsInForce.ByChance(known, Now, Now.AddDays(2 * 365.25)).Mean.ShouldBe((300 / 325.0) + (600 / 39.5), 1e-6);
        SettingsInForce.ByChance(known, Now.AddDays(-365.25), Now).Mean.ShouldBe(300 / 325.0, 1e-6, "what was set before is not known, and taken to be as it was first");
        SettingsInForce.ByChance(known, Now, Now).Mean.ShouldBe(0);
        new ExpectedByChance(16.1).Range.ShouldBe(new NormalRange(11, 21));
        default(ExpectedByChance).Range.ShouldBe(new NormalRange(0, 0));
    }

    [Fact]
    public void A_prompt_carries_whether_its_team_was_switched_on_and_so_for_each_team_that_it_spans()
    {
        var (own, other) = (TeamId.Parse("midden"), TeamId.Parse("noord"));
        var raised = Rise([own]);

        raised.Prompt.IsInShadow.ShouldBeTrue();
        (raised with { OtherTeams = [other] }).ForTeams.Select(one => (one.Team, one.Prompt.IsInShadow)).ShouldBe([(own, true), (other, false)]);
        (Rise([other]) with { OtherTeams = [other], OthersInShadow = [other] }).ForTeams.Select(one => (one.Team, one.Prompt.IsInShadow)).ShouldBe([(own, false), (other, true)]);
        Rise(null).Prompt.IsInShadow.ShouldBeFalse();
    }

    [Fact]
    public void Whoever_told_reads_nothing_of_a_prompt_in_shadow_until_the_team_took_it_up()
    {
        var street = StreetInShadow([TeamId.Parse("midden")]);
        var told = RiseIn(street);
        var raised = street.Events.OfType<PromptRaised>().Single();

        street.Neighbourhood.Follow(told)!.Prompt.ShouldBeNull();
        street.Emit(street.Neighbourhood.NoteStatus(new(raised.Prompt.Id, PromptStatus.Seen, raised.Team)));
        street.Neighbourhood.Follow(told)!.Prompt.ShouldBeNull();
        street.Emit(street.Neighbourhood.NoteStatus(new(raised.Prompt.Id, PromptStatus.TakenUp, raised.Team)));
        street.Neighbourhood.Follow(told)!.Prompt.ShouldBe(PromptStatus.TakenUp);
    }

    private static PromptRaised Rise(IReadOnlyList<TeamId>? inShadow)
    {
        var street = StreetInShadow(inShadow);
        RiseIn(street);
        return street.Events.OfType<PromptRaised>().Single();
    }

    private static Street StreetInShadow(IReadOnlyList<TeamId>? inShadow)
    {
        var street = new Street().WithHistory(Street.Loneliness, everyWeeks: 10);
        street.Emit(street.Neighbourhood.Configure(street.Neighbourhood.Configuration! with { InShadow = inShadow }));
        return street;
    }

    private static SignalId RiseIn(Street street)
    {
        var first = street.Tell(Street.Loneliness, Source.Resident, household: 1);
        for (var household = 2; household <= 8; household++) street.Tell(Street.Loneliness, household % 2 == 0 ? Source.WalkIn : Source.Resident, household);
        return first.Id;
    }
}
