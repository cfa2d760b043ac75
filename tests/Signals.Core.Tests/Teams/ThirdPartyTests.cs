using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.ThirdParties;

namespace Signals.Core.Tests.Teams;

public sealed class ThirdPartyTests
{
    private static readonly DateTimeOffset Received = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);

    private static readonly Signal Named = new()
    {
        Id = new(7),
        Theme = ThemeCode.Parse("geldzorgen"),
        Source = Source.HomeVisit,
        ObservedOn = new(2026, 11, 18),
        ReceivedAt = Received,
        AboutAnother = true,
        HasWordsAboutAnother = true,
        RegisteredBy = "els",
    };

    private static readonly NeighbourhoodCode Here = NeighbourhoodCode.Parse("BU99980001");
    private static readonly ThirdPartyTask Task = ThirdPartyTask.Of(Named, Here)!;

    private readonly DistrictTeam team = new();

    [Fact]
    public void Only_words_about_another_that_a_professional_entered_bring_a_task()
    {
        Task.ShouldBe(new(new(7), "els", Here, Named.Theme, Named.ObservedOn, Received));
        ThirdPartyTask.Of(Named with { RegisteredBy = null }, Here).ShouldBeNull("a resident is asked nothing");
        ThirdPartyTask.Of(Named with { HasWordsAboutAnother = false }, Here).ShouldBeNull("a count tells of nobody");
    }

    [Fact]
    public void Words_about_another_are_kept_for_28_days_and_others_for_thirteen_weeks()
    {
        Named.PartsKeptUntil.ShouldBe(Received.AddDays(28));
        (Named with { HasWordsAboutAnother = false }).PartsKeptUntil.ShouldBe(Received.AddDays(91));
    }

    [Theory]
    [InlineData(ThirdPartyAnswer.Told)]
    [InlineData(ThirdPartyAnswer.Secrecy)]
    public void A_task_that_is_answered_is_kept_with_the_words_and_one_that_is_not_for_28_days(ThirdPartyAnswer answer)
    {
        Happen(team.Deliver(Task, Received));
        team.NextDrop().ShouldBe(Received.AddDays(28));

        Happen(team.Settle(new(7), "els", answer, Received.AddDays(28).AddTicks(-1))!);

        team.NextDrop().ShouldBe(Received.AddDays(91));
        Happen(team.DropOld(Received.AddDays(91).AddTicks(-1)));
        team.ThirdParties.ShouldHaveSingleItem().Answer.ShouldBe(answer);
        Happen(team.DropOld(Received.AddDays(91)));
        team.ThirdParties.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_answers_too_late_or_for_a_colleague()
    {
        Happen(team.Deliver(Task, Received));

        team.Settle(new(7), "jan", ThirdPartyAnswer.Told, Received).ShouldBeNull();
        team.Settle(new(8), "els", ThirdPartyAnswer.Told, Received).ShouldBeNull();
        team.Settle(new(7), "els", ThirdPartyAnswer.Told, Received.AddDays(28)).ShouldBeNull();
    }

    [Fact]
    public void The_same_answer_twice_is_one_and_after_erasing_there_is_no_other()
    {
        Happen(team.Deliver(Task, Received));
        Happen(team.Settle(new(7), "els", ThirdPartyAnswer.Told, Received.AddDays(1))!);
        team.Settle(new(7), "els", ThirdPartyAnswer.Told, Received.AddDays(2))!.ShouldBeEmpty();

        Happen(team.Settle(new(7), "els", ThirdPartyAnswer.Erased, Received.AddDays(60))!);

        team.Settle(new(7), "els", ThirdPartyAnswer.Erased, Received.AddDays(60))!.ShouldBeEmpty();
        team.Settle(new(7), "els", ThirdPartyAnswer.Told, Received.AddDays(60))!.ShouldBeEmpty();
        team.FindThirdParty(new(7))!.Answer.ShouldBe(ThirdPartyAnswer.Erased);
        team.NextDrop().ShouldBe(Received.AddDays(61));
    }

    [Fact]
    public void A_task_comes_once_goes_with_its_signal_and_does_not_come_after_its_time()
    {
        Happen(team.Deliver(Task, Received));
        team.Deliver(Task, Received).ShouldBeEmpty();

        Happen(team.TakeBack(Named.Id));

        team.ThirdParties.ShouldBeEmpty();
        team.TakeBack(Named.Id).ShouldBeEmpty();
        team.Deliver(Task, Received.AddDays(28)).ShouldBeEmpty();
    }

    [Fact]
    public void However_many_tasks_there_are_so_many_are_kept()
    {
        for (var number = 1; number <= DistrictTeam.Kept + 1; number++) team.Apply(new ThirdPartyTaskDelivered(Task with { Signal = new((UInt128)number) }));

        team.ThirdParties.Count.ShouldBe(DistrictTeam.Kept);
        team.FindThirdParty(new(1)).ShouldBeNull();
    }

    private void Happen(IReadOnlyList<DistrictTeamEvent> events)
    {
        foreach (var happened in events) team.Apply(happened);
    }
}
