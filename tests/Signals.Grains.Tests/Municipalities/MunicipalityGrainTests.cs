using Signals.Core.Municipalities;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Tests.Municipalities;

public sealed class MunicipalityGrainTests
{
    [Fact]
    public async Task What_a_municipality_set_outlives_a_snapshot_and_a_restart()
    {
        await using var town = await Town.Build(options: new() { Grains = new() { CommitsForFarewellSnapshot = 1 } });
        var municipality = town.Grains.Municipality(Town.Municipality);
        await municipality.ListPlaces(Town.Here, [new(PlaceCode.Parse("molenhof"), "Het Molenhof")], default);
        await municipality.ListPlaces(Town.Here, [new(PlaceCode.Parse("wieken"), "De Wieken")], default);
        var before = await municipality.Read(default);

        await town.Restart();

        (await town.Store.Journal.Read(StreamKeys.Municipality(Town.Municipality), default)).Snapshot.ShouldNotBeNull();
        GrainJson.Write(await town.Grains.Municipality(Town.Municipality).Read(default)).ShouldBe(GrainJson.Write(before));
    }
}
