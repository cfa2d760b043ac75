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
}
