using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Core.Trends;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Tests.Trends;

public sealed class TrendsGrainTests
{
    // At the town's clock, 19 November 2026, the third quarter is the last one that is closed.
    private static readonly Quarter Summer = Quarter.Parse("2026-K3");
    private const int DaysSinceSummer = 120;

    [Fact]
    public async Task What_is_loaded_shows_some_minutes_later()
    {
        await using var town = await Town.Build();
        await Load(town, Town.Here, first: 1, count: 14);
        await Load(town, Town.There, first: 101, count: 21);
        (await Municipality(town)).ShouldBeNull();

        await Pass(town);

        (await Municipality(town)).ShouldBe(Figure(TrendLevel.Municipality, 14, 21)[0]);
        (await town.Grains.Trends(Town.Municipality, Summer).Figures(TrendLevel.Neighbourhood, Town.Loneliness, default)).Select(figure => figure.Count)
            .ShouldBe(Figure(TrendLevel.Neighbourhood, 14, 21));
        (await town.Grains.Trends(Town.Municipality, Summer - 1).Figures(TrendLevel.Municipality, null, default)).ShouldBeEmpty("counting had only begun");
    }

    [Fact]
    public async Task Neighbourhoods_tell_again_after_more_is_loaded_and_late_signals_wait_for_the_next_quarter()
    {
        await using var town = await Town.Build();
        await Load(town, Town.Here, first: 1, count: 20);
        await Pass(town);

        await Load(town, Town.Here, first: 101, count: 10);
        await Pass(town);
        (await Municipality(town)).ShouldBe(Figure(TrendLevel.Municipality, 30)[0]);

        for (var id = 201; id <= 210; id++) await town.Tell(id, Town.Loneliness, Source.Resident, household: id, daysAgo: 60);
        await Pass(town);
        (await Municipality(town)).ShouldBe(Figure(TrendLevel.Municipality, 30)[0]);
        // The fourth quarter closes on Monday 18 January; an hour later what all have told of it is released.
        town.Clock.Advance(new DateTimeOffset(2027, 1, 18, 2, 0, 0, TimeSpan.Zero) - town.Clock.GetUtcNow());
        await town.Settle();
        town.Clock.Advance(TimeSpan.FromMinutes(90));
        await town.Settle();

        (await Municipality(town)).ShouldBe(Figure(TrendLevel.Municipality, 40)[0]);
        (await town.Grains.Trends(Town.Municipality, Summer + 1).Figures(TrendLevel.Municipality, Town.Loneliness, default)).ShouldHaveSingleItem().IsWithheld.ShouldBeTrue();
    }

    [Fact]
    public async Task Signals_that_are_imported_after_their_quarter_was_told_are_told_too()
    {
        await using var town = await Town.Build();
        await Load(town, Town.Here, first: 1, count: 20);
        await Pass(town);

        await town.Grains.Neighbourhood(Town.Here).RecordMany([.. Enumerable.Range(301, 15).Select(id => town.Signal(id, Town.Loneliness, Source.Partner, household: id, daysAgo: 60))], default);
        await Pass(town);

        (await Municipality(town)).ShouldBe(Figure(TrendLevel.Municipality, 35)[0]);
    }

    [Fact]
    public async Task Figures_survive_a_restart_and_what_they_were_made_of_before_is_gone()
    {
        await using var town = await Town.Build();
        await Load(town, Town.Here, first: 1, count: 20);
        await Pass(town);
        await Load(town, Town.Here, first: 101, count: 10);
        await Pass(town);
        await town.Restart();

        (await Municipality(town)).ShouldBe(Figure(TrendLevel.Municipality, 30)[0]);
        var stored = await town.Store.Journal.Read(StreamKeys.Trends(Town.Municipality, Summer), default);
        stored.Commits.Count.ShouldBeLessThanOrEqualTo(1);
        GrainJson.Read<Replayed<QuarterTrends, QuarterTrendsEvent>>(stored.Snapshot!.Payload).State.Told.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_quarter_is_dropped_once_it_is_no_longer_shown()
    {
        await using var town = await Town.Build();
        await Load(town, Town.Here, first: 1, count: 20);
        await Pass(town);

        town.Clock.Advance(DutchTime.StartOf(((Summer + Neighbourhood.QuartersTold).Last + 3).Monday) - town.Clock.GetUtcNow());
        await town.Settle();
        (await Municipality(town)).ShouldBe(Figure(TrendLevel.Municipality, 20)[0]);
        town.Clock.Advance(TimeSpan.FromDays(8));
        await town.Settle();

        (await Municipality(town)).ShouldBeNull();
    }

    [Fact]
    public async Task A_load_that_goes_on_and_on_is_told_in_between()
    {
        await using var town = await Town.Build();
        for (var minute = 0; minute < 30; minute++)
        {
            await Load(town, Town.Here, first: 1 + (100 * minute), count: 2);
            town.Clock.Advance(TimeSpan.FromSeconds(40));
            await town.Settle();
        }

        (await Municipality(town)).ShouldNotBeNull();
    }

    private static Task Load(Town town, NeighbourhoodCode where, int first, int count) => town.Grains.Neighbourhood(where).RecordMany(
        [
            town.Signal(first + 10_000, Town.Loneliness, Source.Partner, daysAgo: DaysSinceSummer + 28),
            .. Enumerable.Range(first, count).Select(id => town.Signal(id, Town.Loneliness, Source.Partner, daysAgo: DaysSinceSummer)),
        ], default);

    private static async Task Pass(Town town)
    {
        foreach (var seconds in (int[])[60, 30])
        {
            town.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await town.Settle();
        }
    }

    // What may leave of so many told by as many households.
    private static List<int?> Figure(TrendLevel level, int here, int there = 0) =>
    [
        .. Disclosure.Protect(Town.Municipality, Summer, Town.Loneliness, new Dictionary<NeighbourhoodCode, QuarterCell?>
        {
            [Town.Here] = new(Town.Loneliness, here, here, null),
            [Town.There] = new(Town.Loneliness, there, there, null),
        }, Town.Noise).Where(entry => entry.Level == level).Select(entry => entry.Figure.Count),
    ];

    private static async Task<int?> Municipality(Town town) =>
        (await town.Grains.Trends(Town.Municipality, Summer).Figures(TrendLevel.Municipality, Town.Loneliness, default)).SingleOrDefault()?.Count;
}
