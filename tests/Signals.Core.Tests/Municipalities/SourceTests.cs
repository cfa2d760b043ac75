using Signals.Core.Detection;
using Signals.Core.Municipalities;
using Signals.Core.Neighbourhoods;

namespace Signals.Core.Tests.Municipalities;

public sealed class SourceTests
{
    private readonly Village village = new();

    [Fact]
    public void A_municipality_uses_all_kinds_of_source_until_it_switches_some_off()
    {
        village.Municipality.Sources.ShouldBe(Enum.GetValues<Source>());
        village.Municipality.UseSources(Enum.GetValues<Source>())!.ShouldBeEmpty();

        village.Emit(village.Municipality.UseSources([Source.Resident, Source.WalkIn, Source.Resident]));

        village.Municipality.Sources.ShouldBe([Source.WalkIn, Source.Resident]);
        Municipality.ConcernsNeighbourhoods(village.Events[^1]).ShouldBeFalse();
    }

    [Fact]
    public void Residents_can_always_tell_something_themselves() =>
        village.Municipality.UseSources([Source.WalkIn, Source.HomeVisit, Source.Partner]).ShouldBeNull();

    [Fact]
    public void So_many_kinds_stay_in_use_that_a_prompt_can_rest_on_as_many_as_are_asked_for()
    {
        village.Municipality.UseSources([Source.Resident]).ShouldBeNull();
        village.Emit(village.Municipality.SetTeamDetection(Village.WestTeam, DetectionSettings.Of(3, 4, 5, 3)));
        village.Municipality.FewestSources.ShouldBe(3);
        village.Municipality.UseSources([Source.Resident, Source.WalkIn]).ShouldBeNull();
        village.Emit(village.Municipality.UseSources([Source.Resident, Source.WalkIn, Source.Partner]));

        village.Municipality.SetDetection(DetectionSettings.Of(3, 4, 5, 4)).ShouldBeNull();
        village.Municipality.SetTeamDetection(Village.EastTeam, DetectionSettings.Of(3, 4, 5, 4)).ShouldBeNull();
        village.Emit(village.Municipality.SetDetection(DetectionSettings.Of(3, 4, 5, 3)));
    }

    [Fact]
    public void Every_source_has_a_name_of_its_own() => Enum.GetValues<Source>().Select(source => source.Name()).Distinct().Count().ShouldBe(5);
}
