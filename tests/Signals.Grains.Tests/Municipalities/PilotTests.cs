using System.Text;
using Signals.Core.Municipalities;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Teams;

namespace Signals.Grains.Tests.Municipalities;

public sealed class PilotTests
{
    [Fact]
    public async Task What_is_raised_before_the_team_is_switched_on_stays_in_shadow_and_what_comes_later_does_not()
    {
        await using var town = await Town.Build();
        await town.Grains.Municipality(Town.Municipality).SetPilot(new(true, ["els"], []), default);
        await town.Settle();
        await Rise(town, from: 1, Town.Loneliness);
        (await Page(town, hidesShadow: true)).Total.ShouldBe(0);
        (await Page(town, hidesShadow: false)).Entries.ShouldHaveSingleItem().Prompt.IsInShadow.ShouldBeTrue();
        (await HeardOutside(town)).ShouldBeFalse();

        await town.Grains.Municipality(Town.Municipality).SetPilot(new(true, ["els"], [Town.Team]), default);
        await town.Settle();
        await Rise(town, from: 21, Town.Debts);

        (await Page(town, hidesShadow: false)).Total.ShouldBe(2);
        (await Page(town, hidesShadow: true)).Entries.ShouldHaveSingleItem().Prompt.Theme.Code.ShouldBe(Town.Debts);
        (await HeardOutside(town)).ShouldBeTrue();
        await town.Restart();
        (await town.Grains.Municipality(Town.Municipality).Read(default)).Pilot.ShouldBe(new(true, ["els"], [Town.Team]));
        (await Page(town, hidesShadow: true)).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_left_a_pilot_is_no_longer_in_the_journal()
    {
        await using var town = await Town.Build();
        var municipality = town.Grains.Municipality(Town.Municipality);
        await municipality.SetPilot(new(true, ["kanarie", "els"], []), default);
        await municipality.SetPilot(new(true, ["els"], []), default);
        // A last call, so that the tidying up of the one before is over.
        await municipality.Read(default);
        await town.Restart();

        var stored = await town.Store.Journal.Read(StreamKeys.Municipality(Town.Municipality), default);
        foreach (var commit in stored.Commits) Encoding.UTF8.GetString(commit.Payload.Span).ShouldNotContain("kanarie");
        Encoding.UTF8.GetString(stored.Snapshot!.Payload.Span).ShouldNotContain("kanarie");
        GrainJson.Read<Replayed<Municipality, MunicipalityEvent>>(stored.Snapshot.Payload).State.Pilot.People.ShouldBe(["els"]);
    }

    private static async Task<bool> HeardOutside(Town town) => (await town.Store.Journal.Read(StreamKeys.Notifications(Town.Municipality, Town.Team), default)).Version > 0;

    private static Task<InboxPage> Page(Town town, bool hidesShadow) => town.TheTeam.Page(new(null, null, null, 0, 10) { HidesShadow = hidesShadow }, default);

    private static async Task Rise(Town town, int from, ThemeCode theme)
    {
        for (var id = from; id < from + 10; id++) await town.Tell(id, theme, id % 2 == 0 ? Source.Resident : Source.WalkIn, household: id);
        await town.Settle();
    }
}
