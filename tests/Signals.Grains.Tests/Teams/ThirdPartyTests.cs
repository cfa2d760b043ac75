using System.Text;
using Signals.Core.Neighbourhoods;
using Signals.Core.ThirdParties;
using Signals.Grains.Journal;

namespace Signals.Grains.Tests.Teams;

public sealed class ThirdPartyTests
{
    [Fact]
    public async Task Words_about_another_ask_the_professional_who_entered_them_and_nobody_else()
    {
        await using var town = await Town.Build();
        await Tell(town, 1, "els");
        await Tell(town, 2, null);
        await town.Tell(3, Town.Debts, Source.HomeVisit, 1, by: "els");
        await town.Settle();

        var task = (await town.TheTeam.ThirdPartiesFor("els", default)).ShouldHaveSingleItem();
        (task.Signal, task.Neighbourhood, task.Theme).ShouldBe((new(1), Town.Here, Town.Debts));
        (await town.TheTeam.ThirdPartiesFor("jan", default)).ShouldBeEmpty();
        (await town.TheTeam.ThirdParty(new(1), "jan", default)).ShouldBeNull();
        (await town.TheTeam.SettleThirdParty(new(1), "jan", ThirdPartyAnswer.Erased, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_of_a_task_is_left_after_28_days_without_an_answer()
    {
        await using var town = await Town.Build();
        await Tell(town, 0xC0FFEE, "els");
        await town.Settle();

        await Pass(town, 27);
        (await town.TheTeam.ThirdPartiesFor("els", default)).ShouldHaveSingleItem();
        await Pass(town, 1);

        (await town.TheTeam.ThirdPartiesFor("els", default)).ShouldBeEmpty();
        (await town.TheTeam.SettleThirdParty(new(0xC0FFEE), "els", ThirdPartyAnswer.Told, default)).ShouldBeNull();
        (await Kept(town)).ShouldNotContain("c0ffee");
    }

    [Fact]
    public async Task An_answer_outlives_a_restart_and_goes_with_the_words()
    {
        await using var town = await Town.Build();
        await Tell(town, 0xC0FFEE, "els");
        await Tell(town, 2, "els");
        await town.Settle();
        (await town.TheTeam.SettleThirdParty(new(0xC0FFEE), "els", ThirdPartyAnswer.Law, default))!.Answer.ShouldBe(ThirdPartyAnswer.Law);
        (await town.TheTeam.ThirdPartiesFor("els", default)).Select(task => task.Signal).ShouldBe([new(2), new(0xC0FFEE)], "what is to be answered comes first");

        await town.Restart();
        await Pass(town, 90);
        (await town.TheTeam.ThirdPartiesFor("els", default)).ShouldHaveSingleItem().Answer.ShouldBe(ThirdPartyAnswer.Law);
        await Pass(town, 1);

        (await Kept(town)).ShouldNotContain("c0ffee");
    }

    [Fact]
    public async Task Erased_words_leave_the_list_at_once_and_the_task_a_day_later()
    {
        await using var town = await Town.Build();
        await Tell(town, 0xC0FFEE, "els");
        await town.Settle();

        for (var time = 0; time < 2; time++) (await town.TheTeam.SettleThirdParty(new(0xC0FFEE), "els", ThirdPartyAnswer.Erased, default))!.Answer.ShouldBe(ThirdPartyAnswer.Erased);

        (await town.TheTeam.SettleThirdParty(new(0xC0FFEE), "els", ThirdPartyAnswer.Told, default))!.Answer.ShouldBe(ThirdPartyAnswer.Erased);
        (await town.TheTeam.ThirdPartiesFor("els", default)).ShouldBeEmpty();
        await Pass(town, 1);
        (await Kept(town)).ShouldNotContain("c0ffee");
    }

    [Fact]
    public async Task A_withdrawn_signal_takes_its_task_back()
    {
        await using var town = await Town.Build();
        await Tell(town, 0xC0FFEE, "els");
        await town.Settle();

        (await town.Grains.Neighbourhood(Town.Here).Withdraw(new(0xC0FFEE), default)).ShouldBeTrue();
        await town.Settle();

        (await town.TheTeam.ThirdPartiesFor("els", default)).ShouldBeEmpty();
        (await Kept(town)).ShouldNotContain("c0ffee");
    }

    private static Task Tell(Town town, int id, string? by)
    {
        var told = town.Signal(id, Town.Debts, by is null ? Source.Resident : Source.HomeVisit, by: by);
        return town.Grains.Neighbourhood(Town.Here).Record(told with { Signal = told.Signal with { AboutAnother = true, HasWordsAboutAnother = true } }, default);
    }

    private static async Task Pass(Town town, int days)
    {
        for (var day = 0; day < days; day++)
        {
            town.Clock.Advance(TimeSpan.FromDays(1));
            await town.Settle();
        }
    }

    // All that the journal holds of the team. A compaction that was asked for is done at once, or by its reminder.
    private static async Task<string> Kept(Town town)
    {
        town.Clock.Advance(TimeSpan.FromMinutes(15));
        await town.Settle();
        var stored = await town.Store.Journal.Read(StreamKeys.Team(Town.Municipality, Town.Team), default);
        return string.Concat(stored.Commits.Select(commit => commit.Payload).Append(stored.Snapshot?.Payload ?? default).Select(payload => Encoding.UTF8.GetString(payload.Span)));
    }
}
