using System.Text;
using Signals.Core.DataQuality;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Vigils;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Tests.Vigils;

public sealed class VigilGrainTests
{
    private int signals;

    [Fact]
    public async Task A_source_that_falls_silent_is_told_to_the_teams_once_and_so_is_its_end()
    {
        await using var town = await Town.Build();
        for (var week = 0; week < 16; week++) await Week(town, walkIns: 5, residents: 6);
        (await town.TheTeam.Notes(default)).ShouldBeEmpty();

        await Week(town, walkIns: 5, residents: 0);
        await Week(town, walkIns: 5, residents: 0);
        await Week(town, walkIns: 5, residents: 0);
        await Week(town, walkIns: 5, residents: 0);
        var note = (await town.TheTeam.Notes(default)).ShouldHaveSingleItem();
        note.Kind.ShouldBe(DataQualityNoteKind.SourceSilent);
        note.Source.ShouldBe(Source.Resident);
        var silent = (await town.Grains.Vigil(Town.Municipality).Read(default)).Quiets.ShouldHaveSingleItem();
        silent.Through.ShouldBeNull();

        await town.Restart();
        await Week(town, walkIns: 5, residents: 6);
        (await town.TheTeam.Notes(default)).Select(one => one.Kind).ShouldBe([DataQualityNoteKind.SourceHeardAgain, DataQualityNoteKind.SourceSilent]);
        (await town.Grains.Vigil(Town.Municipality).Read(default)).Quiets.ShouldHaveSingleItem().Through.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_source_that_the_municipality_switches_off_is_never_told_of()
    {
        await using var town = await Town.Build();
        for (var week = 0; week < 16; week++) await Week(town, walkIns: 5, residents: 6);
        await town.Grains.Municipality(Town.Municipality).UseSources([Source.Resident, Source.CoffeeCart, Source.HomeVisit, Source.Partner], default);
        await town.Settle();
        for (var week = 0; week < 6; week++) await Week(town, walkIns: 0, residents: 6);

        (await town.TheTeam.Notes(default)).ShouldBeEmpty();
        (await town.Grains.Vigil(Town.Municipality).Read(default)).Quiets.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_totals_stay_in_the_journal()
    {
        await using var town = await Town.Build();
        await Week(town, walkIns: 3, residents: 2);
        await Week(town, walkIns: 3, residents: 2);
        await town.Grains.Vigil(Town.Municipality).Read(default);

        var stored = await town.Store.Journal.Read(StreamKeys.Vigil(Town.Municipality), default);
        stored.Commits.ShouldBeEmpty();
        var state = GrainJson.Read<Replayed<Vigil, VigilEvent>>(stored.Snapshot!.Payload).State;
        state.Weeks.Select(week => (week.Arrivals.Of(Source.WalkIn), week.Arrivals.Of(Source.Resident), week.Telling)).ShouldContain((3, 2, 2));
        Encoding.UTF8.GetString(GrainJson.Write(state)).ShouldNotContain("BU9998");
    }

    // A week's signals, one theme each so that nothing rises, and the Monday morning after it.
    private async Task Week(Town town, int walkIns, int residents)
    {
        for (var i = 0; i < walkIns + residents; i++)
            await town.Tell(++signals, Theme.Standard[i % Theme.Standard.Count].Code, i < walkIns ? Source.WalkIn : Source.Resident, where: i % 2 == 0 ? Town.Here : Town.There);
        var monday = DutchTime.StartOf((IsoWeek.Of(town.Clock.GetUtcNow()) + 1).Monday).AddHours(4);
        town.Clock.Advance(monday - town.Clock.GetUtcNow());
        await town.Settle();
        town.Clock.Advance(TimeSpan.FromHours(2));
        await town.Settle();
    }
}
