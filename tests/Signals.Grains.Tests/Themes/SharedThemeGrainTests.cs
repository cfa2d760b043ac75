using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Tests.Themes;

public sealed class SharedThemeGrainTests
{
    [Fact]
    public async Task Neighbourhoods_tell_their_themes_and_these_lend_them_what_they_learned()
    {
        await using var town = await Town.Build(options: new() { Grains = new() { CommitsForFarewellSnapshot = 1 } });
        // Half of it comes in a week late, which the theme learns and lends.
        for (var id = 1; id <= 120; id++)
            await town.Tell(id, Town.Loneliness, Source.Resident, household: id, where: id % 2 == 0 ? Town.There : Town.Here, daysAgo: id % 4 < 2 ? 0 : 7);

        // Ten weeks on four of them have left the weeks in which a rise is looked for.
        for (var week = 0; week < 11; week++)
        {
            town.Clock.Advance(TimeSpan.FromDays(7));
            await town.Settle();
            town.Clock.Advance(TimeSpan.FromHours(2));
            await town.Settle();
        }

        (await State<SharedTheme, SharedThemeEvent>(town, StreamKeys.Theme(Town.Municipality, Town.Loneliness))).State.Summaries
            .Select(summary => summary.Neighbourhood).ShouldBe([Town.Here, Town.There]);
        foreach (var place in (NeighbourhoodCode[])[Town.Here, Town.There])
        {
            var neighbourhood = await State<Neighbourhood, NeighbourhoodEvent>(town, StreamKeys.Neighbourhood(place));
            neighbourhood.State.Themes[Town.Loneliness].ToldThrough.ShouldNotBeNull();
            neighbourhood.State.Themes[Town.Loneliness].Model.Completeness[0].ShouldBe(0.5);
            neighbourhood.Received.Keys.ShouldContain(StreamKeys.Theme(Town.Municipality, Town.Loneliness));
        }

        var heir = NeighbourhoodCode.Parse("BU99980003");
        await town.Grains.Municipality(Town.Municipality).LoadAreas("Proefdorp", [], [new(heir, "Nieuw", new(2026), 500)], default);
        await town.Grains.Municipality(Town.Municipality).Succeed(Town.There, [new(heir, 1)], default);
        await town.Settle();
        await town.Restart();
        (await State<SharedTheme, SharedThemeEvent>(town, StreamKeys.Theme(Town.Municipality, Town.Loneliness))).State.Summaries
            .Select(summary => summary.Neighbourhood).ShouldBe([Town.Here], "its heir tells its past");
    }

    [Fact]
    public async Task What_spans_two_neighbourhoods_is_put_before_the_team_once_the_night_after()
    {
        await using var town = await Town.Build();
        for (var id = 1; id <= 8; id++)
            await town.Tell(id, Town.Loneliness, id % 4 < 2 ? Source.Resident : Source.WalkIn, household: id, where: id % 2 == 0 ? Town.There : Town.Here);
        (await town.TheTeam.Page(new(null, null, null, 0, 10), default)).Total.ShouldBe(0);

        town.Clock.Advance(TimeSpan.FromHours(24));
        await town.Settle();
        town.Clock.Advance(TimeSpan.FromHours(1));
        await town.Settle();

        var prompt = (await town.TheTeam.Page(new(null, null, null, 0, 10), default)).Entries.ShouldHaveSingleItem().Prompt;
        prompt.Kind.ShouldBe(PromptKind.Cluster);
        prompt.Explanation.ShouldContain("5 tot 9 huishoudens");
        var other = prompt.Id.Neighbourhood == Town.Here ? Town.There : Town.Here;
        prompt.OtherNeighbourhoods.ShouldBe([other == Town.Here ? "Hier" : "Daar"]);
        for (var id = 11; id <= 18; id++) await town.Tell(id, Town.Loneliness, id % 4 < 2 ? Source.Resident : Source.WalkIn, household: id, where: other);
        await town.Settle();
        (await town.TheTeam.Page(new(null, null, null, 0, 10), default)).Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_neighbourhood_tells_of_the_weeks_after_a_beginning_once_they_are_closed()
    {
        await using var town = await Town.Build();
        var begin = IsoWeek.Of(town.Clock.GetUtcNow()) - 16;
        await town.Grains.Neighbourhood(Town.Here).RecordMany(
            [.. Enumerable.Range(0, 80).Select(week => town.Signal(1_000 + week, Town.Loneliness, Source.Partner, household: 1_000 + week, daysAgo: 7 * (20 + week)))], default);
        await town.Tell(1, Town.Loneliness, Source.Resident, household: 1, daysAgo: 60);

        var span = (await town.Grains.Neighbourhood(Town.Here).Span(Town.Loneliness, begin, 13, default)).ShouldNotBeNull();
        span.People.ShouldBe(1);
        span.Expected.Mean.ShouldBeInRange(6, 16);
        (await town.Grains.Neighbourhood(Town.Here).Span(Town.Loneliness, begin, 14, default)).ShouldBeNull();
        (await town.Grains.Neighbourhood(Town.There).Span(Town.Loneliness, begin, 13, default)).ShouldBeNull();
    }

    private static async Task<Replayed<TState, TEvent>> State<TState, TEvent>(Town town, StreamKey key) where TState : class, new()
    {
        var stored = await town.Store.Journal.Read(key, default);
        return GrainJson.Read<Replayed<TState, TEvent>>(stored.Snapshot!.Payload);
    }
}
