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
        mail.DropOld(Now.AddDays(ResidentMail.DaysRemembered)).ShouldBeEmpty();
        Apply(mail.DropOld(Now.AddDays(ResidentMail.DaysRemembered + 1)));
        mail.Told.Count.ShouldBe(ResidentMail.MostWaiting);
    }

    [Fact]
    public void A_mail_server_that_is_away_holds_up_all_and_a_refusal_only_one()
    {
        Apply(mail.Tell([new(1), new(2)], ResidentNews.Discussed, Now));
        var (first, second) = (mail.Waiting[0].Delivery.Id, mail.Waiting[1].Delivery.Id);
        Apply(mail.Conclude(first, DeliveryOutcome.Failed(FailureClass.TooBusy), Now));
        mail.Due(Now).Single().Delivery.Id.ShouldBe(second);
        Apply(mail.Conclude(second, DeliveryOutcome.Failed(FailureClass.NoConnection), Now));

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

    private void Apply(IEnumerable<ResidentMailEvent> events)
    {
        foreach (var happened in events.ToList()) mail.Apply(happened);
    }
}
