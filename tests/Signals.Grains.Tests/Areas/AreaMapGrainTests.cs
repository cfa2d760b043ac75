using Signals.Core.Areas;

namespace Signals.Grains.Tests.Areas;

public sealed class AreaMapGrainTests
{
    private static readonly AreaShape Shape = new(Town.Here, new(2025), [[[525_000, 5_255_000, 526_000, 5_255_000, 526_000, 5_256_000, 525_000, 5_255_000]]]);

    [Fact]
    public async Task Outlines_are_kept_and_one_that_is_too_fine_changes_nothing()
    {
        await using var town = await Town.Build();
        var map = town.Grains.Map(Town.Municipality);
        (await map.Shapes(default)).ShouldBeEmpty();
        (await map.Draw([Shape], default)).ShouldBeTrue();
        (await map.Draw([new(Town.There, new(2025), [[[.. Enumerable.Repeat(0, 2 * AreaMap.MostPoints)]]])], default)).ShouldBeFalse();
        await town.Restart();

        (await town.Grains.Map(Town.Municipality).Shapes(default)).ShouldBe([Shape]);
    }
}
