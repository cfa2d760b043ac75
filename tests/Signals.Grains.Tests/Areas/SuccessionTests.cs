using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Core.Trends;

namespace Signals.Grains.Tests.Areas;

public sealed class SuccessionTests
{
    private static readonly NeighbourhoodCode New = NeighbourhoodCode.Parse("BU99980003");
    private static readonly Quarter Summer = Quarter.Parse("2026-K3");

    private static readonly AreaShape Before = new(Town.There, new(2025), [[[0, 0, 10, 0, 10, 10, 0, 0]]]);

    [Fact]
    public async Task A_neighbourhood_that_is_numbered_anew_goes_on_where_it_was()
    {
        await using var town = await Town.Build(options: new() { Grains = new() { CommitsForFarewellSnapshot = 1 } });
        var map = town.Grains.Map(Town.Municipality);
        await map.Draw([Before], default);
        await Load(town, Town.Here, first: 1, count: 14);
        await Load(town, Town.There, first: 101, count: 21);
        for (var id = 201; id <= 212; id++) await town.Tell(id, Town.Loneliness, Source.Partner, household: id, where: Town.There);
        await Pass(town);

        var before = await Told(town, Summer);
        before.Select(told => told.Item1).ShouldBe([Town.Here.ToString(), Town.There.ToString()]);

        await Redraw(town);
        (await map.Draw([Before with { Code = New, Edition = new(2026) }], default)).ShouldBeTrue();
        (await town.Grains.Municipality(Town.Municipality).Succeed(Town.There, [new(New, 1)], default)).ShouldNotBeNull();
        await Pass(town);
        var course = await town.Grains.Neighbourhood(New).Course(Town.Loneliness, default);
        await town.Restart();

        (await town.Grains.Neighbourhood(New).Course(Town.Loneliness, default)).ShouldBe(course);
        course.ShouldNotBeEmpty("its past is known");
        (await town.Grains.Map(Town.Municipality).Shapes(default)).ShouldHaveSingleItem().Code.ShouldBe(New);
        for (var id = 301; id <= 303; id++) await town.Tell(id, Town.Loneliness, Source.Partner, household: id, where: New);
        // The fourth quarter closes on Monday 18 January; an hour later what all have told of it is released.
        town.Clock.Advance(new DateTimeOffset(2027, 1, 18, 2, 0, 0, TimeSpan.Zero) - town.Clock.GetUtcNow());
        await town.Settle();
        town.Clock.Advance(TimeSpan.FromMinutes(90));
        await town.Settle();

        var figures = await town.Grains.Trends(Town.Municipality, Summer + 1).Figures(TrendLevel.Municipality, Town.Loneliness, default);
        figures.ShouldHaveSingleItem().Count!.Value.ShouldBeInRange(10, 25);
        (await town.Grains.Trends(Town.Municipality, Summer + 1).Figures(TrendLevel.Neighbourhood, Town.Loneliness, default)).Select(figure => figure.Area)
            .ShouldBe([Town.Here.ToString(), New.ToString()]);
        (await Told(town, Summer)).ShouldBe(before, "what was told stays as it was told");
    }

    [Fact]
    public async Task An_outline_of_an_earlier_edition_is_kept_until_it_is_settled_who_lives_there()
    {
        await using var town = await Town.Build();
        var map = town.Grains.Map(Town.Municipality);
        await map.Draw([Before], default);
        await map.Draw([Before with { Edition = new(2026), Polygons = [[[0, 0, 8, 0, 8, 8, 0, 0]]] }], default);
        (await map.Replaced(default)).ShouldBe([Before]);
        await Redraw(town);

        await town.Grains.Municipality(Town.Municipality).Succeed(Town.There, [new(Town.There, 0.8), new(New, 0.2)], default);
        await town.Settle();

        (await map.Replaced(default)).ShouldBeEmpty();
        (await map.Shapes(default)).ShouldHaveSingleItem().Edition.ShouldBe(new(2026));
    }

    private static Task Redraw(Town town) => town.Grains.Municipality(Town.Municipality).LoadAreas("Proefdorp", [], [new(New, "Nieuw", new(2026), 500)], default);

    private static async Task<List<(string, int?)>> Told(Town town, Quarter quarter) =>
        [.. (await town.Grains.Trends(Town.Municipality, quarter).Figures(TrendLevel.Neighbourhood, Town.Loneliness, default)).Select(figure => (figure.Area, figure.Count))];

    private static async Task Load(Town town, NeighbourhoodCode where, int first, int count) =>
        await town.Grains.Neighbourhood(where).RecordMany(
        [
            town.Signal(first + 10_000, Town.Loneliness, Source.Partner, daysAgo: 148),
            .. Enumerable.Range(first, count).Select(id => town.Signal(id, Town.Loneliness, Source.Partner, daysAgo: 120)),
        ], default);

    private static async Task Pass(Town town)
    {
        await town.Settle();
        town.Clock.Advance(TimeSpan.FromMinutes(2));
        await town.Settle();
        town.Clock.Advance(TimeSpan.FromMinutes(2));
        await town.Settle();
    }
}
