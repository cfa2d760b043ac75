using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Time;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Neighbourhoods;

namespace Signals.Grains.Tests.Neighbourhoods;

public sealed class NeighbourhoodGrainTests
{
    [Fact]
    public async Task A_pattern_reaches_the_inbox_of_the_team()
    {
        await using var town = await Town.Build();
        for (var household = 1; household <= 6; household++) await town.Tell(household, Town.Loneliness, Source.Resident, household);
        await town.Tell(7, Town.Loneliness, Source.WalkIn);
        await town.Tell(8, Town.Loneliness, Source.WalkIn);
        await town.Settle();

        var entry = (await town.TheTeam.EntriesAfter(0, TimeSpan.Zero, default)).ShouldHaveSingleItem();
        entry.Position.ShouldBe(1);
        entry.Status.ShouldBe(PromptStatus.New);
        entry.Prompt.NeighbourhoodName.ShouldBe("Hier");
    }

    [Fact]
    public async Task Signals_that_wait_together_become_one_commit()
    {
        var journal = new SlowJournal();
        await using var town = await Town.Build(journal.Around);
        var before = await Version(town);

        journal.Hold();
        var first = town.Tell(1, Town.Loneliness, Source.Resident, 1);
        await journal.Holding;
        var others = Enumerable.Range(2, 300).Select(i => town.Tell(i, Town.Loneliness, Source.Resident, i)).ToList();
        journal.Release();
        await Task.WhenAll(others.Append(first));

        (await Version(town)).ShouldBe(before + 2);
        (await town.Recorded()).Count.ShouldBe(301);
    }

    [Fact]
    public async Task The_same_signal_twice_is_recorded_once_and_answered_alike()
    {
        await using var town = await Town.Build();
        var first = await town.Tell(1, Town.Loneliness, Source.Resident, 1);
        town.Clock.Advance(TimeSpan.FromMinutes(5));
        var again = await town.Tell(1, Town.Loneliness, Source.Resident, 1);

        again.ShouldBe(new RecordOutcome(RecordStatus.Repeated, first.ReceivedAt));
        (await town.Tell(1, Town.Loneliness, Source.Resident, 1, body: 99)).Status.ShouldBe(RecordStatus.KeyInUse);
        (await town.Tell(1, Town.Loneliness, Source.Resident, 1, where: Town.There, body: 99)).Status.ShouldBe(RecordStatus.KeyInUse);
        (await town.Recorded()).Count.ShouldBe(1);
        (await town.Recorded(Town.There)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_signal_many_times_at_once_is_recorded_once()
    {
        await using var town = await Town.Build();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            town.Tell(1, Town.Loneliness, Source.Resident, 1, where: i % 2 == 0 ? Town.Here : Town.There, body: (UInt128)(i % 2))));

        outcomes.Count(outcome => outcome.Status == RecordStatus.Recorded).ShouldBe(1);
        outcomes.Count(outcome => outcome.Status == RecordStatus.Repeated).ShouldBe(99);
        outcomes.Count(outcome => outcome.Status == RecordStatus.KeyInUse).ShouldBe(100);
        ((await town.Recorded()).Count + (await town.Recorded(Town.There)).Count).ShouldBe(1);
    }

    [Fact]
    public async Task Everything_is_still_there_after_a_restart()
    {
        await using var town = await Town.Build();
        for (var i = 1; i <= 30; i++) await town.Tell(i, i % 2 == 0 ? Town.Loneliness : Town.Debts, Source.Resident, i);

        await town.Restart();

        for (var i = 1; i <= 30; i++) (await town.Tell(i, i % 2 == 0 ? Town.Loneliness : Town.Debts, Source.Resident, i)).Status.ShouldBe(RecordStatus.Repeated);
        (await town.Grains.Neighbourhood(Town.Here).Follow(new(7), default)).ShouldBe(new FollowedSignal(Town.Debts, null));
    }

    [Fact]
    public async Task Old_signals_become_weekly_counts_and_raise_nothing()
    {
        await using var town = await Town.Build();
        var signals = Enumerable.Range(1, 900).Select(i => town.Signal(i, Town.Loneliness, Source.Partner, i, daysAgo: 100 + (i % 20))).ToList();

        var outcomes = await town.Grains.Neighbourhood(Town.Here).RecordMany(signals, default);
        var again = await town.Grains.Neighbourhood(Town.Here).RecordMany(signals, default);
        await town.Settle();

        outcomes.ShouldAllBe(outcome => outcome.Status == RecordStatus.Recorded);
        again.ShouldAllBe(outcome => outcome.Status == RecordStatus.Repeated);
        var stored = await town.Store.Journal.Read(StreamKeys.Neighbourhood(Town.Here), default);
        var history = stored.Commits.SelectMany(commit => GrainJson.Read<Commit<NeighbourhoodEvent>>(commit.Payload).Events).OfType<HistoryLoaded>().ShouldHaveSingleItem();
        history.Counts.Sum(count => count.People).ShouldBe(900);
        (await town.TheTeam.Position(default)).ShouldBe(0);
    }

    [Fact]
    public async Task More_than_a_thousand_at_once_are_refused()
    {
        await using var town = await Town.Build();
        var signals = Enumerable.Range(1, 1_001).Select(i => town.Signal(i, Town.Loneliness, Source.Partner)).ToList();

        await Should.ThrowAsync<ArgumentException>(() => town.Grains.Neighbourhood(Town.Here).RecordMany(signals, default));
    }

    [Fact]
    public async Task A_neighbourhood_that_was_told_nothing_is_not_ready()
    {
        await using var town = await Town.Build();

        (await town.Tell(1, Town.Loneliness, Source.Resident, 1, where: new(99_980_099))).Status.ShouldBe(RecordStatus.NotReady);
        (await town.Grains.Neighbourhood(new(99_980_099)).StartStop(Source.WalkIn, null, town.Clock.GetUtcNow(), default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_stop_that_is_told_twice_is_one_stop_until_it_ends()
    {
        await using var town = await Town.Build();
        var (neighbourhood, now) = (town.Grains.Neighbourhood(Town.Here), town.Clock.GetUtcNow());

        var first = await neighbourhood.StartStop(Source.CoffeeCart, "plein", now, default);

        (await neighbourhood.StartStop(Source.CoffeeCart, "plein", now, default)).ShouldBe(first);
        (await neighbourhood.StartStop(Source.CoffeeCart, "park", now, default)).ShouldNotBe(first);
        (await neighbourhood.FinishStop(first!.Value, now.AddHours(1), 3, default)).ShouldBeTrue();
        (await neighbourhood.StartStop(Source.CoffeeCart, "plein", now, default)).ShouldNotBe(first);
    }

    [Fact]
    public async Task After_thirteen_weeks_nothing_of_a_signal_is_left_in_the_journal()
    {
        await using var town = await Town.Build();
        await town.Tell(1, Town.Loneliness, Source.Resident, 1);
        for (var week = 0; week < 15; week++)
        {
            town.Clock.Advance(TimeSpan.FromDays(7));
            await town.Settle();
        }

        var stored = await town.Store.Journal.Read(StreamKeys.Neighbourhood(Town.Here), default);
        var kept = System.Text.Encoding.UTF8.GetString(stored.Snapshot!.Payload.Span)
            + string.Concat(stored.Commits.Select(commit => System.Text.Encoding.UTF8.GetString(commit.Payload.Span)));
        kept.ShouldNotContain("3e9");
        kept.ShouldContain($"\"{IsoWeek.Parse("2026-W47")}\":1");
        await foreach (var stream in town.Store.Inspection.Streams(default))
            if (stream.Key == StreamKeys.Neighbourhood(Town.Here)) stream.CompactedThrough.ShouldBeGreaterThan(0);
        (await town.Grains.Neighbourhood(Town.Here).Follow(new(1), default)).ShouldBeNull();
    }

    private static async Task<long> Version(Town town) => (await town.Store.Journal.Read(StreamKeys.Neighbourhood(Town.Here), default)).Version;
}
