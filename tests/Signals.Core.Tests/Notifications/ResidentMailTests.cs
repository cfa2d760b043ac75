using System.Text.Json;
using Signals.Core.Follow;
using Signals.Core.Notifications;

namespace Signals.Core.Tests.Notifications;

public sealed class ResidentMailTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);

    private readonly ResidentMail mail = new();

    [Fact]
    public void Each_signal_is_told_once_of_each_kind_of_news()
    {
        Apply(mail.Tell([new(1), new(2), new(1)], ResidentNews.Discussed, Now));
        mail.Tell([new(2)], ResidentNews.Discussed, Now).ShouldBeEmpty();
        Apply(mail.Tell([new(2), new(3)], ResidentNews.Discussed, Now));
        Apply(mail.Tell([new(1)], ResidentNews.ApproachBegun, Now));

        mail.Waiting.Select(one => one.Signal.Value).ShouldBe([(UInt128)1, 2, 3, 1]);
        mail.Waiting.Select(one => one.Delivery.Id).ShouldBeUnique();
    }

    [Fact]
    public void Old_news_makes_room_for_new_and_what_was_told_is_forgotten_in_time()
    {
        for (var batch = 0; batch <= ResidentMail.MostWaiting / ResidentMail.MostAtOnce; batch++)
            Apply(mail.Tell([.. Enumerable.Range(batch * ResidentMail.MostAtOnce, ResidentMail.MostAtOnce).Select(number => new SignalId((UInt128)number + 1))], ResidentNews.Discussed, Now.AddDays(batch)));

        mail.Waiting.Count.ShouldBe(ResidentMail.MostWaiting);
        mail.DeadLetters.Count.ShouldBe(ResidentMail.MostDeadLetters);
        mail.Discarded.ShouldBe(ResidentMail.MostAtOnce - ResidentMail.MostDeadLetters);
        mail.DropOld(Now.AddDays(ResidentMail.DaysRemembered).AddTicks(-1)).ShouldBeEmpty();
        Apply(mail.DropOld(Now.AddDays(ResidentMail.DaysRemembered)));
        mail.Told.Count.ShouldBe(ResidentMail.MostWaiting);
    }

    [Fact]
    public void A_mail_server_that_is_away_holds_up_all_and_a_refusal_only_one()
    {
        Apply(mail.Tell([new(1), new(2)], ResidentNews.Discussed, Now));
        var (first, second) = (mail.Waiting[0].Delivery.Id, mail.Waiting[1].Delivery.Id);
        Apply(mail.Conclude(first, DeliveryOutcome.Failed(FailureClass.TooBusy), Now));
        mail.Due(Now).Single().Delivery.Id.ShouldBe(second);
        Apply(mail.Conclude(second, DeliveryOutcome.Held(FailureClass.NoConnection), Now));

        mail.Due(Now).ShouldBeEmpty();
        mail.NextWake().ShouldBe(mail.HeldUntil);
        mail.HeldUntil!.Value.ShouldBeInRange(Now, Now + Retries.FirstWait);
        Apply(mail.Conclude(second, DeliveryOutcome.Delivered, Now));
        mail.HeldUntil.ShouldBeNull();
        Apply(mail.Conclude(first, DeliveryOutcome.Rejected(FailureClass.NoAddress), Now));
        (mail.Waiting.Count, mail.DeadLetters.Count).ShouldBe((0, 0));
        var json = JsonSerializer.Serialize(mail);
        JsonSerializer.Serialize(JsonSerializer.Deserialize<ResidentMail>(json)).ShouldBe(json);
    }

    [Fact]
    public void While_the_mail_server_is_away_one_tries_for_all_and_what_fails_together_counts_once()
    {
        Tell(6);
        mail.MostUnderWay.ShouldBeGreaterThan(1);
        foreach (var one in mail.Due(Now).Take(4).ToList()) Apply(mail.Conclude(one.Delivery.Id, DeliveryOutcome.Held(FailureClass.NoConnection), Now));

        (mail.FailuresInARow, mail.MostUnderWay).ShouldBe((1, 1));
        mail.HeldUntil!.Value.ShouldBeInRange(Now, Now + Retries.FirstWait);
        // Somebody else than those who tried before.
        mail.Due(mail.HeldUntil.Value).First().Signal.ShouldBe(new SignalId(5));
    }

    [Fact]
    public void A_fault_of_the_installation_costs_nobody_their_mail_however_long_it_lasts()
    {
        Tell(3);
        var now = Now;
        for (var tries = 0; tries < 10 * Retries.MostAttempts; tries++, now = mail.HeldUntil!.Value)
            Apply(mail.Conclude(mail.Due(now).First().Delivery.Id, DeliveryOutcome.Held(FailureClass.Refused), now));

        mail.Waiting.Select(one => one.Delivery.Attempts).ShouldBe([0, 0, 0]);
        mail.DeadLetters.ShouldBeEmpty();
        (mail.HeldUntil - mail.LastFailure!.At).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(Retries.LongestWait);
    }

    [Fact]
    public void One_whose_mail_alone_seems_to_be_the_fault_of_the_installation_holds_up_the_others_once()
    {
        Tell(2);
        var (first, second) = (mail.Waiting[0].Delivery.Id, mail.Waiting[1].Delivery.Id);
        Apply(mail.Conclude(first, DeliveryOutcome.Held(FailureClass.Refused), Now));
        Apply(mail.Conclude(second, DeliveryOutcome.Delivered, Now.AddMinutes(1)));
        Apply(mail.Conclude(first, DeliveryOutcome.Held(FailureClass.Refused), Now.AddMinutes(1)));

        (mail.HeldUntil, mail.FailuresInARow, mail.Waiting.Single().Delivery.Attempts).ShouldBe((null, 0, 1));
    }

    [Fact]
    public void When_there_are_as_many_dead_letters_as_may_be_nothing_is_given_up_any_more()
    {
        Tell(ResidentMail.MostDeadLetters + 2);
        foreach (var one in mail.Due(Now).ToList()) Apply(mail.Conclude(one.Delivery.Id, DeliveryOutcome.Rejected(FailureClass.Refused), Now));

        (mail.DeadLetters.Count, mail.Waiting.Count, mail.Discarded).ShouldBe((ResidentMail.MostDeadLetters, 2, 0));
        mail.NextWake().ShouldBe(Now + Retries.LongestWait);
    }

    [Fact]
    public void Which_signal_could_not_be_told_is_forgotten_when_no_address_can_be_left()
    {
        Tell(1);
        Apply(mail.Conclude(mail.Waiting[0].Delivery.Id, DeliveryOutcome.Rejected(FailureClass.Refused), Now));
        mail.NextDrop().ShouldBe(Now.AddDays(ResidentMail.DaysRemembered));
        Apply(mail.DropOld(Now.AddDays(ResidentMail.DaysRemembered).AddTicks(-1)));
        mail.DeadLetters.Count.ShouldBe(1);
        Apply(mail.DropOld(Now.AddDays(ResidentMail.DaysRemembered)));

        (mail.DeadLetters.Count, mail.Told.Count, mail.Discarded, mail.NextDrop()).ShouldBe((0, 0, 0, null));
    }

    [Fact]
    public void Of_a_signal_that_was_withdrawn_nothing_waits_and_nothing_is_known()
    {
        Tell(2);
        Apply(mail.Conclude(mail.Waiting[1].Delivery.Id, DeliveryOutcome.Rejected(FailureClass.Refused), Now));

        Apply(mail.Forget(new(1)));
        Apply(mail.Forget(new(2)));

        (mail.Waiting.Count, mail.DeadLetters.Count, mail.Told.Count).ShouldBe((0, 0, 0));
        mail.Forget(new(2)).ShouldBeEmpty();
    }

    private void Tell(int residents) => Apply(mail.Tell([.. Enumerable.Range(1, residents).Select(number => new SignalId((UInt128)number))], ResidentNews.Discussed, Now));

    private void Apply(IEnumerable<ResidentMailEvent> events)
    {
        foreach (var happened in events.ToList()) mail.Apply(happened);
    }
}
