using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Municipalities;
using Signals.Core.Teams;

namespace Signals.Core.Tests.Municipalities;

public sealed class TeamDetectionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);
    private static readonly DetectionSettings Careful = DetectionSettings.Of(3, 5, 8, 3);

    private readonly Village village = new();

    [Fact]
    public void Neighbourhoods_are_told_what_their_own_team_chose()
    {
        village.Emit(village.Municipality.SetTeamDetection(Village.WestTeam, Careful));

        Told(Village.Mill).ShouldBe(Careful);
        Told(Village.Harbour).ShouldBe(DetectionSettings.Standard);
        village.Municipality.SetTeamDetection(Village.WestTeam, Careful)!.ShouldBeEmpty();

        // A neighbourhood that goes to another team does as that one.
        village.Emit(village.Municipality.FormTeam(new(Village.EastTeam, "Wijkteam Oost", [Village.East]) { Neighbourhoods = [Village.Mill] }));
        Told(Village.Mill).ShouldBe(DetectionSettings.Standard);

        village.Emit(village.Municipality.SetTeamDetection(Village.WestTeam, null));
        village.Municipality.Choices.ShouldBeEmpty();
        Told(Village.Market).ShouldBe(DetectionSettings.Standard);
    }

    [Fact]
    public void A_team_can_ask_for_more_than_its_municipality_and_never_for_less()
    {
        village.Emit(village.Municipality.SetDetection(DetectionSettings.Of(3, 4, 7, 3), DetectionBounds.Of(4, 4.5)));

        village.Municipality.SetTeamDetection(Village.WestTeam, DetectionSettings.Of(3, 4, 6, 3)).ShouldBeNull();
        village.Municipality.SetTeamDetection(Village.WestTeam, DetectionSettings.Of(3, 4, 7, 2)).ShouldBeNull();
        village.Municipality.SetTeamDetection(Village.WestTeam, DetectionSettings.Of(3, 3.5, 7, 3)).ShouldBeNull();
        village.Municipality.SetTeamDetection(Village.WestTeam, DetectionSettings.Of(3, 5, 7, 3)).ShouldBeNull();
        village.Municipality.SetTeamDetection(TeamId.Parse("nergens"), DetectionSettings.Of(3, 4, 7, 3)).ShouldBeNull();
        village.Emit(village.Municipality.SetTeamDetection(Village.WestTeam, DetectionSettings.Of(3, 4.5, 9, 4)));
    }

    [Fact]
    public void When_bounds_tighten_what_a_team_chose_is_brought_within_them()
    {
        village.Emit(village.Municipality.SetTeamDetection(Village.WestTeam, DetectionSettings.Of(3, 3.5, 6, 2)));
        village.Emit(village.Municipality.SetTeamDetection(Village.EastTeam, Careful));

        village.Emit(village.Municipality.SetDetection(DetectionSettings.Of(3, 4, 7, 2), DetectionBounds.Of(4, 5)));

        Told(Village.Mill).ShouldBe(DetectionSettings.Of(3, 4, 7, 2));
        Told(Village.Harbour).ShouldBe(Careful);
        village.Events.OfType<TeamDetectionSet>().Count().ShouldBe(3);
        // Loosened again, it stays what it has become.
        village.Emit(village.Municipality.SetDetection(DetectionSettings.Standard, DetectionBounds.Standard));
        Told(Village.Mill).ShouldBe(DetectionSettings.Of(3, 4, 7, 2));
    }

    [Fact]
    public void Bounds_that_are_not_told_stay_as_they_are()
    {
        village.Emit(village.Municipality.SetDetection(DetectionSettings.Standard, DetectionBounds.Of(4, 4)));
        village.Emit(village.Municipality.SetDetection(Careful));

        village.Municipality.Bounds.ShouldBe(DetectionBounds.Of(4, 4));
        village.Municipality.SetDetection(Careful, DetectionBounds.Of(4, 4)).ShouldBeEmpty();
        Should.Throw<ArgumentOutOfRangeException>(() => DetectionBounds.Of(4, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => DetectionBounds.Of(1, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => DetectionBounds.Of(4, 9));
    }

    private DetectionSettings Told(NeighbourhoodCode code) => village.Municipality.Configurations(Now).Single(told => told.Area.Code == code).Settings;
}
