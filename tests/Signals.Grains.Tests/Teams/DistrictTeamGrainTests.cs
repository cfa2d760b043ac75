using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Teams;

namespace Signals.Grains.Tests.Teams;

public sealed class DistrictTeamGrainTests
{
    [Fact]
    public async Task Who_waits_for_entries_gets_one_when_it_arrives()
    {
        await using var town = await Town.Build();
        var waiting = town.TheTeam.EntriesAfter(0, TimeSpan.FromSeconds(15), default);
        waiting.IsCompleted.ShouldBeFalse();

        await Deliver(town, 1);

        (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).ShouldHaveSingleItem().Position.ShouldBe(1);
    }

    [Fact]
    public async Task Who_waits_in_vain_gets_nothing_when_the_wait_is_over()
    {
        await using var town = await Town.Build();
        var waiting = town.TheTeam.EntriesAfter(0, TimeSpan.FromHours(1), default);
        await town.TheTeam.Position(default);

        // However long somebody wants to wait, the team bounds it.
        for (var i = 0; i < 100 && !waiting.IsCompleted; i++)
        {
            town.Clock.Advance(TimeSpan.FromSeconds(IDistrictTeam.LongestWaitSeconds));
            await Task.Delay(10);
        }

        (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Entries_after_a_position_come_in_order_without_gap_or_repeat()
    {
        await using var town = await Town.Build();
        for (var number = 1; number <= 5; number++) await Deliver(town, number);

        (await town.TheTeam.EntriesAfter(2, TimeSpan.Zero, default)).Select(entry => entry.Position).ShouldBe([3, 4, 5]);
    }

    [Fact]
    public async Task A_prompt_lapses_when_its_time_has_passed_unless_it_was_taken_up()
    {
        await using var town = await Town.Build();
        await Deliver(town, 1);
        await Deliver(town, 2);
        await town.TheTeam.Mark(new(Town.Here, 2), PromptStatus.TakenUp, default);

        town.Clock.Advance(TimeSpan.FromDays(57));
        await town.Settle();

        (await town.TheTeam.Find(new(Town.Here, 1), default))!.Status.ShouldBe(PromptStatus.Expired);
        (await town.TheTeam.Find(new(Town.Here, 2), default))!.Status.ShouldBe(PromptStatus.TakenUp);
        (await town.TheTeam.Mark(new(Town.Here, 1), PromptStatus.Seen, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_prompt_that_was_taken_up_is_not_merely_seen_again()
    {
        await using var town = await Town.Build();
        await Deliver(town, 1);
        await town.TheTeam.Mark(new(Town.Here, 1), PromptStatus.TakenUp, default);

        (await town.TheTeam.Mark(new(Town.Here, 1), PromptStatus.Seen, default))!.Status.ShouldBe(PromptStatus.TakenUp);
        (await town.TheTeam.Mark(new(Town.Here, 9), PromptStatus.Seen, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_page_is_filtered_and_latest_first()
    {
        await using var town = await Town.Build();
        for (var number = 1; number <= 4; number++) await Deliver(town, number);
        await town.TheTeam.Mark(new(Town.Here, 2), PromptStatus.SetAside, default);

        var page = await town.TheTeam.Page(new(Town.Here, PromptStatus.New, null, Skip: 1, Take: 5), default);

        page.Total.ShouldBe(3);
        page.Entries.Select(entry => entry.Prompt.Id.Number).ShouldBe([3, 1]);
        (await town.TheTeam.Page(new(Town.There, null, null, 0, 5), default)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_team_plans_outlives_a_restart_and_is_dropped_thirteen_weeks_after_its_last_day()
    {
        await using var town = await Town.Build(options: new() { Grains = new() { CommitsForFarewellSnapshot = 1 } });
        var day = new DateOnly(2026, 11, 24);
        var plan = new OutreachPlan { Kind = Source.WalkIn, Neighbourhood = Town.Here, Place = "Buurthuis", Date = day, Begin = new(10, 0), End = new(12, 0), WeeklyUntil = day.AddDays(21) };
        (await town.TheTeam.PlanOutreach(plan, default)).ShouldBe(1);
        (await town.TheTeam.PlanOutreach(plan, default)).ShouldBe(1);
        (await town.TheTeam.CancelOutreach(1, day.AddDays(7), default)).ShouldBeTrue();
        (await town.TheTeam.CancelOutreach(1, day.AddDays(7), default)).ShouldBeFalse();

        await town.Restart();
        (await town.TheTeam.Agenda(day, day.AddDays(30), default)).Select(one => one.Day).ShouldBe([day, day.AddDays(14), day.AddDays(21)]);
        await Should.ThrowAsync<ArgumentException>(() => town.TheTeam.Agenda(day, day.AddDays(IDistrictTeam.MostDays), default));

        town.Clock.Advance(TimeSpan.FromDays(5 + 21 + 91));
        await town.Settle();
        (await State(town)).Outreach.Planned.Count.ShouldBe(1);
        town.Clock.Advance(TimeSpan.FromDays(1));
        await town.Settle();
        (await State(town)).Outreach.Planned.ShouldBeEmpty();
    }

    // As the journal holds it.
    private static async Task<DistrictTeam> State(Town town)
    {
        var stored = await town.Store.Journal.Read(StreamKeys.Team(Town.Municipality, Town.Team), default);
        var read = GrainJson.Read<Replayed<DistrictTeam, DistrictTeamEvent>>(stored.Snapshot!.Payload);
        foreach (var commit in stored.Commits) read.Apply(GrainJson.Read<Commit<DistrictTeamEvent>>(commit.Payload), (state, happened) => state.Apply(happened));
        return read.State;
    }

    private static Task Deliver(Town town, int number) => town.TheTeam.Receive(
        new IncomingMessage(StreamKeys.Neighbourhood(Town.Here), number, GrainJson.Write<Message>(new PromptForTeam(SamplePrompt.Of(Town.Here, number)))), default);
}
