using System.Text;
using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Grains.Journal;

namespace Signals.Grains.Tests.Households;

public sealed class HouseholdGrainTests
{
    private static readonly HouseholdId Family = new(Town.Municipality, 4242);

    [Fact]
    public async Task Two_themes_by_two_sources_ask_the_professional_who_registered_them_and_nobody_else()
    {
        await using var town = await Town.Build();
        await town.Tell(1, Town.Debts, Source.Resident, 1, together: Family, daysAgo: 50);
        await town.Tell(2, Town.Loneliness, Source.HomeVisit, 1, together: Family, by: "els");
        await town.Settle();

        var question = (await town.TheTeam.QuestionsFor("els", default)).ShouldHaveSingleItem();
        question.Themes.ShouldBe([Town.Debts, Town.Loneliness]);
        question.RegisteredTheme.ShouldBe(Town.Loneliness);
        (await town.TheTeam.QuestionsFor("jan", default)).ShouldBeEmpty();
        (await town.TheTeam.Position(default)).ShouldBe(0);
    }

    [Theory]
    [InlineData("geldzorgen", Source.HomeVisit, 1)]
    [InlineData("eenzaamheid", Source.Resident, 1)]
    [InlineData("eenzaamheid", Source.HomeVisit, 91)]
    public async Task One_theme_one_source_or_too_long_ago_asks_nothing(string theme, Source source, int daysApart)
    {
        await using var town = await Town.Build();
        await town.Tell(1, Town.Debts, Source.Resident, 1, together: Family, by: "els");
        town.Clock.Advance(TimeSpan.FromDays(daysApart));
        await town.Tell(2, Core.Themes.ThemeCode.Parse(theme), source, 1, together: Family, by: "els");
        await town.Settle();

        (await town.TheTeam.QuestionsFor("els", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_consent_there_is_no_household()
    {
        await using var town = await Town.Build();
        await town.Tell(1, Town.Debts, Source.Resident, 1);
        await town.Tell(2, Town.Loneliness, Source.HomeVisit, 1, by: "els");
        await town.Settle();

        await foreach (var stream in town.Store.Inspection.Streams(default)) stream.Key.Kind.ShouldNotBe(StreamKeys.HouseholdKind);
    }

    [Fact]
    public async Task A_withdrawn_signal_leaves_the_household_too()
    {
        await using var town = await Town.Build();
        await town.Tell(1, Town.Debts, Source.Resident, 1, together: Family);
        await town.Settle();
        (await town.Grains.Neighbourhood(Town.Here).Withdraw(new(1), default)).ShouldBeTrue();
        await town.Settle();
        await town.Tell(2, Town.Loneliness, Source.HomeVisit, 1, together: Family, by: "els");
        await town.Settle();

        (await town.TheTeam.QuestionsFor("els", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_is_taken_back_when_a_signal_behind_it_is_withdrawn()
    {
        await using var town = await Town.Build();
        await AskEls(town);

        await town.Grains.Neighbourhood(Town.Here).Withdraw(new(1), default);
        await town.Settle();
        (await town.TheTeam.QuestionsFor("els", default)).ShouldBeEmpty();

        // A compaction that was asked for is done at once, or by its reminder.
        town.Clock.Advance(TimeSpan.FromMinutes(15));
        await town.Settle();
        (await Kept(town)).ShouldNotContain("\"00000000000000000000000000000001\"");
    }

    [Fact]
    public async Task A_question_is_gone_after_ninety_days()
    {
        await using var town = await Town.Build();
        await AskEls(town);

        await Pass(town, Household.TogetherDays);

        (await town.TheTeam.QuestionsFor("els", default)).ShouldBeEmpty();
        (await Kept(town, StreamKeys.TeamKind)).ShouldNotContain("els");
    }

    [Fact]
    public async Task A_household_that_takes_its_consent_back_is_forgotten_the_same_day()
    {
        await using var town = await Town.Build();
        await AskEls(town);

        (await town.Grains.Household(Family).LetGo(default)).ShouldBe([new(1), new(2)], ignoreOrder: true);
        await town.Settle();
        // A compaction that was asked for is done at once, or by its reminder.
        town.Clock.Advance(TimeSpan.FromMinutes(15));
        await town.Settle();

        (await town.TheTeam.QuestionsFor("els", default)).ShouldBeEmpty();
        var kept = await Kept(town, StreamKeys.HouseholdKind, StreamKeys.TeamKind);
        foreach (var trace in (string[])["geldzorgen", "eenzaamheid", "els"]) kept.ShouldNotContain(trace);
        (await Kept(town, StreamKeys.NeighbourhoodKind)).ShouldNotContain("keptTogether");
        (await town.Grains.Household(Family).LetGo(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_household_that_ended_not_even_the_name_stays()
    {
        await using var town = await Town.Build();
        await AskEls(town);
        await town.Grains.Household(Family).LetGo(default);
        await town.Settle();

        // A week for what may be under way, a day for the farewell; thirteen weeks for what the neighbourhood and the team had from it.
        await Pass(town, 9);
        (await Names(town)).ShouldNotContain(StreamKeys.Household(Family));
        await Pass(town, 91);

        (await Kept(town)).ShouldNotContain(StreamKeys.Household(Family).Name);
    }

    [Fact]
    public async Task A_household_that_told_nothing_for_a_year_is_forgotten()
    {
        await using var town = await Town.Build();
        await AskEls(town);

        await Pass(town, Household.KeptDays);
        (await Names(town)).ShouldContain(StreamKeys.Household(Family));
        await Pass(town, 10);
        (await Names(town)).ShouldNotContain(StreamKeys.Household(Family));
        await Pass(town, 91);

        (await Kept(town)).ShouldNotContain(StreamKeys.Household(Family).Name);
    }

    [Fact]
    public async Task What_comes_in_after_the_consent_was_taken_back_is_not_gathered()
    {
        await using var town = await Town.Build();
        await AskEls(town);
        await town.Grains.Household(Family).LetGo(default);
        await town.Settle();

        await town.Tell(3, Town.Debts, Source.HomeVisit, 1, together: Family, by: "els");
        await town.Settle();

        (await town.Grains.Household(Family).LetGo(default)).ShouldBeEmpty();
        (await town.TheTeam.QuestionsFor("els", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_consent_that_is_taken_back_before_the_first_signal_arrived_leaves_nothing_to_gather()
    {
        await using var town = await Town.Build();
        (await town.Grains.Household(Family).LetGo(default)).ShouldBeEmpty();

        await town.Tell(1, Town.Debts, Source.Resident, 1, together: Family);
        await town.Settle();

        (await town.Grains.Household(Family).LetGo(default)).ShouldBeEmpty();
        (await Kept(town, StreamKeys.HouseholdKind)).ShouldNotContain("geldzorgen");
    }

    private static async Task AskEls(Town town)
    {
        await town.Tell(1, Town.Debts, Source.Resident, 1, together: Family);
        await town.Tell(2, Town.Loneliness, Source.HomeVisit, 1, together: Family, by: "els");
        await town.Settle();
        (await town.TheTeam.QuestionsFor("els", default)).ShouldHaveSingleItem();
    }

    // Day by day, as time passes.
    private static async Task Pass(Town town, int days)
    {
        for (var day = 0; day < days; day++)
        {
            town.Clock.Advance(TimeSpan.FromDays(1));
            await town.Settle();
        }
    }

    private static async Task<List<StreamKey>> Names(Town town) => await town.Store.Inspection.Streams(default).Select(stream => stream.Key).ToListAsync();

    // All that is stored of grains, commits that a snapshot stands in for included.
    private static async Task<string> Kept(Town town, params string[] kinds)
    {
        var kept = new StringBuilder();
        await foreach (var (stream, _, stored) in town.Store.Inspection.Streams(default))
        {
            if (kinds.Length > 0 && !kinds.Contains(stream.Kind)) continue;
            foreach (var payload in stored.Commits.Select(commit => commit.Payload).Append(stored.Snapshot?.Payload ?? default)) kept.Append(Encoding.UTF8.GetString(payload.Span));
        }
        return kept.ToString();
    }
}
