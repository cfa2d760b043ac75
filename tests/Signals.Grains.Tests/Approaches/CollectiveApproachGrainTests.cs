using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.Menus;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Text;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Grains.Approaches;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Tests.Approaches;

public sealed class CollectiveApproachGrainTests
{
    private static readonly ApproachId Meals = ApproachId.Parse("west-7k3m9xq2");
    private static readonly SealedText Words = SealedText.Of([1, 2, 3]);

    [Fact]
    public async Task A_prompt_that_an_approach_answers_counts_as_taken_up_and_those_who_told_can_read_of_it()
    {
        await using var town = await Town.Build();
        var prompt = await Raise(town);
        var approach = town.Grains.Approach(Town.Municipality, Meals);

        await Begin(approach, prompt);
        await town.Settle();

        var entry = await town.TheTeam.Find(prompt, default);
        entry!.Status.ShouldBe(PromptStatus.TakenUp);
        entry.Approach.ShouldBe(Meals);
        (await town.TheTeam.Approaches(default)).ShouldHaveSingleItem().Id.ShouldBe(Meals);
        (await Follow(town))!.ShouldBe(new(Town.Loneliness, PromptStatus.TakenUp) { Approach = Meals });

        await approach.Change(new ApproachChange.Close(ClosingKind.DoneForNow), default);
        await town.Settle();
        (await Follow(town))!.IsApproachClosed.ShouldBeTrue();
        (await town.TheTeam.Find(prompt, default))!.IsApproachClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_prompt_that_was_set_aside_after_all_stays_so_however_the_approach_goes_on()
    {
        await using var town = await Town.Build();
        var prompt = await Raise(town);
        var approach = town.Grains.Approach(Town.Municipality, Meals);
        await Begin(approach, prompt);
        await town.Settle();

        await town.TheTeam.Mark(prompt, PromptStatus.SetAside, default);
        await approach.Change(new ApproachChange.TellStory(Words, true), default);
        await town.Settle();

        (await town.TheTeam.Find(prompt, default))!.Status.ShouldBe(PromptStatus.SetAside);
        (await town.TheTeam.Approaches(default)).ShouldHaveSingleItem().IsStoryShared.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_put_otherwise_is_no_longer_in_the_journal()
    {
        await using var town = await Town.Build();
        var approach = town.Grains.Approach(Town.Municipality, Meals);
        await Begin(approach);
        var (slip, better) = (SealedText.Of([9, 9, 9, 9, 9, 9]), SealedText.Of([8, 8, 8, 8, 8, 8]));
        await approach.Change(new ApproachChange.Write(ApproachPart.Purpose, slip), default);
        town.Clock.Advance(TimeSpan.FromSeconds(1));

        await approach.Change(new ApproachChange.Write(ApproachPart.Purpose, better), default);
        town.Clock.Advance(TimeSpan.FromSeconds(1));
        await approach.Change(new ApproachChange.Write(ApproachPart.Lessons, Words), default);

        await town.Restart();
        (await town.Grains.Approach(Town.Municipality, Meals).Read(default))!.Words(ApproachPart.Purpose).ShouldBe(better);
        var stored = await town.Store.Journal.Read(StreamKeys.Approach(Town.Municipality, Meals), default);
        foreach (var payload in stored.Commits.Select(commit => commit.Payload).Append(stored.Snapshot!.Payload))
            System.Text.Encoding.UTF8.GetString(payload.Span).ShouldNotContain(slip.ToString());
    }

    [Fact]
    public async Task A_slip_in_a_step_an_organisation_or_a_card_is_no_longer_in_the_journal_once_it_was_mended()
    {
        await using var town = await Town.Build();
        var approach = town.Grains.Approach(Town.Municipality, Meals);
        await Begin(approach);
        var slips = new[] { SealedText.Of([9, 9, 9, 9, 9, 1]), SealedText.Of([9, 9, 9, 9, 9, 2]), SealedText.Of([9, 9, 9, 9, 9, 3]), SealedText.Of([9, 9, 9, 9, 9, 4]) };
        CardChoice Cards(SealedText own) => new([], [], [new(MenuColour.Green, own)], [], new(2026, 11, 20));
        await approach.Change(new ApproachChange.PlanStep(slips[0], null, null), default);
        await approach.Change(new ApproachChange.PlanStep(slips[1], null, null), default);
        await approach.Change(new ApproachChange.SetParticipants([new(ParticipantRole.School, slips[2])]), default);
        await approach.Change(new ApproachChange.Choose(Cards(slips[3])), default);

        foreach (var change in (ApproachChange[])
        [
            new ApproachChange.RewriteStep(1, Words, null, null), new ApproachChange.RewriteStep(2, null, null, null),
            new ApproachChange.SetParticipants([new(ParticipantRole.School, Words)]), new ApproachChange.Choose(Cards(Words)),
        ])
        {
            town.Clock.Advance(TimeSpan.FromSeconds(1));
            await approach.Change(change, default);
        }

        var stored = await town.Store.Journal.Read(StreamKeys.Approach(Town.Municipality, Meals), default);
        foreach (var kept in stored.Commits.Select(commit => commit.Payload).Append(stored.Snapshot!.Payload).Select(payload => System.Text.Encoding.UTF8.GetString(payload.Span)))
            foreach (var slip in slips) kept.ShouldNotContain(slip.ToString());
    }

    [Fact]
    public async Task Its_theme_chooses_what_it_is_compared_with_as_it_begins()
    {
        await using var town = await Town.Build();
        for (var number = 0; number < 6; number++) await TellUsual(town, number == 0 ? Town.Here : new(99_990_050 + number));

        await Begin(town.Grains.Approach(Town.Municipality, Meals));
        await town.Settle();

        var choice = (await town.Grains.Approach(Town.Municipality, Meals).Read(default))!.Comparison!;
        choice.Own.ShouldBe([Town.Here]);
        choice.Neighbourhoods.Count.ShouldBe(5);
        choice.Week.ShouldBe(IsoWeek.Of(town.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Where_its_theme_knows_too_little_the_choice_waits_for_some_weeks()
    {
        await using var town = await Town.Build();
        var approach = town.Grains.Approach(Town.Municipality, Meals);
        await Begin(approach);
        await Weeks(town, SharedTheme.WeeksToWait - 1);
        (await approach.Read(default))!.Comparison.ShouldBeNull();

        await Weeks(town, 2);

        (await approach.Read(default))!.Comparison!.AllowsClaims.ShouldBeFalse("no neighbourhood has told anything");
    }

    [Fact]
    public async Task After_five_years_nothing_of_it_is_kept()
    {
        await using var town = await Town.Build();
        var approach = town.Grains.Approach(Town.Municipality, Meals);
        await Begin(approach);
        await approach.Change(new ApproachChange.TellStory(Words, true), default);
        await Weeks(town, SharedTheme.WeeksToWait + 1);

        town.Clock.Advance(TimeSpan.FromDays((5 * 365) + 3));
        await town.Settle();

        (await approach.Read(default)).ShouldBeNull();
        (await town.TheTeam.Approaches(default)).ShouldBeEmpty();
        await town.Restart();
        var stored = await town.Store.Journal.Read(StreamKeys.Approach(Town.Municipality, Meals), default);
        System.Text.Encoding.UTF8.GetString(stored.Snapshot!.Payload.Span).ShouldNotContain(Words.ToString());
        stored.Commits.ShouldBeEmpty();
        await foreach (var (_, _, kept) in town.Store.Inspection.Streams(default))
            foreach (var payload in kept.Commits.Select(commit => commit.Payload).Append(kept.Snapshot?.Payload ?? default))
                System.Text.Encoding.UTF8.GetString(payload.Span).ShouldNotContain("\"kind\":\"Collective\"", customMessage: "its team keeps nothing of it either");
    }

    private static Task TellUsual(Town town, NeighbourhoodCode neighbourhood) => town.Grains.Any(StreamKeys.Theme(Town.Municipality, Town.Loneliness)).Receive(
        new(StreamKeys.Neighbourhood(neighbourhood), 1, GrainJson.Write<Message>(new SummaryForTheme(new(Town.Loneliness, neighbourhood, new(50, 100, new()), [], [0, 0, 0, 0, 0, 0, 0])))), default);

    private static async Task Weeks(Town town, int weeks)
    {
        for (var week = 0; week < weeks; week++)
        {
            town.Clock.Advance(TimeSpan.FromDays(7));
            await town.Settle();
        }
    }

    private static async Task<PromptId> Raise(Town town)
    {
        for (var household = 1; household <= 20; household++)
            await town.Tell(household, Town.Loneliness, household % 2 == 0 ? Source.Resident : Source.WalkIn, household);
        await town.Settle();
        return (await town.TheTeam.Page(new(null, null, null, 0, 1), default)).Entries.ShouldHaveSingleItem().Prompt.Id;
    }

    private static Task<FollowedSignal?> Follow(Town town) => town.Grains.Neighbourhood(Town.Here).Follow(new(1), default);

    private static Task Begin(ICollectiveApproach approach, params PromptId[] prompts) => approach.Begin(new()
    {
        Id = Meals,
        Kind = ApproachKind.Collective,
        BegunAt = default,
        ChangedAt = default,
        Prompts = prompts,
        Neighbourhoods = [Town.Here],
        Themes = [Town.Loneliness],
        Parts = new Dictionary<ApproachPart, WrittenPart> { [ApproachPart.Purpose] = new(Words, default) },
    }, [Town.There], default);
}
