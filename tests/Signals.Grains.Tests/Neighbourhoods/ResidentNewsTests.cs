using Signals.Core.Approaches;
using Signals.Core.Neighbourhoods;
using Signals.Core.Notifications;
using Signals.Core.Prompts;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Tests.Neighbourhoods;

public sealed class ResidentNewsTests
{
    private static readonly ApproachId Meals = ApproachId.Parse("west-7k3m9xq2");

    [Fact]
    public async Task Those_whose_signals_a_prompt_rests_on_are_told_of_each_kind_of_news_and_nobody_else()
    {
        await using var town = await Town.Build();
        await town.Tell(900, Town.Debts, Source.Resident, 900);
        for (var household = 1; household <= 20; household++) await town.Tell(household, Town.Loneliness, household % 2 == 0 ? Source.Resident : Source.WalkIn, household);
        await town.Settle();
        var entry = (await town.TheTeam.Page(new(null, null, null, 0, 1), default)).Entries.ShouldHaveSingleItem();
        (await Queued(town)).ShouldBeEmpty();

        await town.TheTeam.Mark(entry.Prompt.Id, PromptStatus.TakenUp, default);
        await town.Settle();
        var discussed = (await Queued(town)).ShouldHaveSingleItem();
        discussed.News.ShouldBe(ResidentNews.Discussed);
        discussed.Signals.Select(signal => (int)signal.Value).ShouldBe(Enumerable.Range(1, 20), ignoreOrder: true);

        var approach = town.Grains.Approach(Town.Municipality, Meals);
        await approach.Begin(new()
        {
            Id = Meals,
            Kind = ApproachKind.Collective,
            BegunAt = default,
            ChangedAt = default,
            Prompts = [entry.Prompt.Id],
            Neighbourhoods = [Town.Here],
            Themes = [Town.Loneliness],
        }, [], default);
        await town.Settle();
        await approach.Change(new ApproachChange.Close(ClosingKind.Stopped), default);
        await town.Settle();

        (await Queued(town)).Select(queued => queued.News).ShouldBe([ResidentNews.Discussed, ResidentNews.ApproachBegun, ResidentNews.ApproachClosed]);
    }

    [Fact]
    public async Task Of_a_prompt_that_is_set_aside_nobody_is_told_anything()
    {
        await using var town = await Town.Build();
        for (var household = 1; household <= 20; household++) await town.Tell(household, Town.Loneliness, household % 2 == 0 ? Source.Resident : Source.WalkIn, household);
        await town.Settle();
        var entry = (await town.TheTeam.Page(new(null, null, null, 0, 1), default)).Entries.ShouldHaveSingleItem();

        await town.TheTeam.Mark(entry.Prompt.Id, PromptStatus.SetAside, default);
        await town.Settle();

        (await Queued(town)).ShouldBeEmpty();
    }

    private static async Task<List<ResidentNewsQueued>> Queued(Town town) =>
        [.. (await town.Store.Journal.Read(StreamKeys.ResidentMail(Town.Municipality), default)).Commits.SelectMany(commit => GrainJson.Read<Commit<ResidentMailEvent>>(commit.Payload).Events).OfType<ResidentNewsQueued>()];
}
