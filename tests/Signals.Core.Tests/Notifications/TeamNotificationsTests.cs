using System.Text.Json;
using Signals.Core.Areas;
using Signals.Core.Notifications;
using Signals.Core.Prompts;

namespace Signals.Core.Tests.Notifications;

public sealed class TeamNotificationsTests
{
    private const string Scope = "GM9998/berichten/west";

    // A Thursday, ten in the morning in Amsterdam.
    private static readonly DateTimeOffset Now = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);
    private static readonly NeighbourhoodCode Here = NeighbourhoodCode.Parse("BU99980001");

    private readonly TeamNotifications team = new();

    [Fact]
    public void A_prompt_is_queued_on_each_channel_that_is_told_at_once_and_gathered_for_the_others()
    {
        Apply(team.Add(new(ChannelKind.Email, new(1), null))!);
        Apply(team.Add(new(ChannelKind.Webhook, new(2), 16))!);
        Apply(team.Add(new(ChannelKind.Subscription, new(3), null))!);
        Apply(team.Note(Scope, Prompt(1), Now));

        team.Channels.Select(channel => (channel.Waiting.Count, channel.Digest.Count)).ShouldBe([(1, 0), (0, 1), (1, 0)]);
        team.Channels.SelectMany(channel => channel.Waiting).Select(one => one.Id).ShouldBeUnique();
        team.Note(Scope, Prompt(1), Now).ShouldBeEmpty();
    }

    [Fact]
    public void A_delivery_has_a_name_that_no_other_has_also_not_with_another_team_or_after_the_journal_was_set_back()
    {
        Apply(team.Add(new(ChannelKind.Email, new(1), null))!);

        DeliveryId Name(string scope, DateTimeOffset at) => team.Note(scope, Prompt(1), at).OfType<NoticeQueued>().Single().Delivery;
        Name(Scope, Now).ShouldBe(Name(Scope, Now));
        new[] { Name(Scope, Now), Name("GM9998/berichten/oost", Now), Name(Scope, Now.AddSeconds(5)) }.ShouldBeUnique();
    }

    [Fact]
    public void When_as_many_wait_as_may_the_oldest_goes_to_the_dead_letters_for_all_to_see()
    {
        Apply(team.Add(new(ChannelKind.Email, new(1), null))!);
        for (var number = 1; number <= Channel.MostWaiting + 2; number++) Apply(team.Note(Scope, Prompt(number), Now.AddSeconds(number)));

        team.Channels[0].Waiting.Count.ShouldBe(Channel.MostWaiting);
        team.DeadLetters.Select(letter => (letter.Reason, letter.Delivery.QueuedAt)).ShouldBe([(FailureClass.Overflow, Now.AddSeconds(1)), (FailureClass.Overflow, Now.AddSeconds(2))]);
        team.Channels[0].LastFailure!.Failure.ShouldBe(FailureClass.Overflow);
        team.Unseen.Count.ShouldBe(TeamNotifications.MostUnseen);
        // There is no room to put them back.
        team.Resend(1, null, Now).ShouldBeEmpty();
    }

    [Fact]
    public void When_there_are_as_many_dead_letters_as_may_be_nothing_is_given_up_any_more_except_to_make_room_and_what_falls_off_is_counted()
    {
        Apply(team.Add(new(ChannelKind.Email, new(1), null))!);
        for (var number = 1; number <= TeamNotifications.MostDeadLetters + 3; number++)
        {
            Apply(team.Note(Scope, Prompt(number), Now));
            Apply(team.Conclude(1, new(1), team.Channels[0].Waiting[0].Id, DeliveryOutcome.Rejected(FailureClass.Refused), Now));
        }

        (team.DeadLetters.Count, team.Channels[0].Waiting.Count, team.Discarded).ShouldBe((TeamNotifications.MostDeadLetters, 3, 0));
        team.Due(Now).ShouldBeEmpty();
        team.Due(Now + Retries.LongestWait).ShouldHaveSingleItem();

        for (var number = 1; number <= Channel.MostWaiting; number++) Apply(team.Note(Scope, Prompt(1_000 + number), Now));
        (team.DeadLetters.Count, team.Channels[0].Waiting.Count, team.Discarded).ShouldBe((TeamNotifications.MostDeadLetters, Channel.MostWaiting, 3));
    }

    [Fact]
    public void A_fault_of_the_installation_costs_no_message_its_chances_however_long_it_lasts()
    {
        Apply(team.Add(new(ChannelKind.Email, new(1), null))!);
        Apply(team.Note(Scope, Prompt(1), Now));
        var now = Now;
        for (var tries = 0; tries < 10 * Retries.MostAttempts; tries++)
        {
            var waiting = team.Due(now).Single().Delivery;
            Apply(team.Conclude(1, new(1), waiting.Id, DeliveryOutcome.Held(FailureClass.Refused), now));
            now = team.Channels[0].Waiting[0].NextAt;
        }

        team.DeadLetters.ShouldBeEmpty();
        team.Channels[0].Waiting.Single().Attempts.ShouldBe(0);
        (now - team.Channels[0].LastFailure!.At).ShouldBeInRange(Retries.LongestWait * 0.8, Retries.LongestWait);
    }

    [Fact]
    public void Nothing_overtakes_what_failed_and_waits_for_its_next_try()
    {
        Apply(team.Add(new(ChannelKind.Email, new(1), null))!);
        Apply(team.Note(Scope, Prompt(1), Now));
        Apply(team.Note(Scope, Prompt(2), Now));
        var first = team.Channels[0].Waiting[0].Id;

        Apply(team.Conclude(1, new(1), first, DeliveryOutcome.Failed(FailureClass.ServerError), Now));

        team.Due(Now).ShouldBeEmpty();
        team.Due(Now + Retries.FirstWait).Single().Delivery.Id.ShouldBe(first);
        team.NextWake(Now, _ => true, Now)!.Value.ShouldBeInRange(Now, Now + Retries.FirstWait);
    }

    [Fact]
    public void What_was_delivered_by_another_activation_is_not_noted_twice()
    {
        Apply(team.Add(new(ChannelKind.Email, new(1), null))!);
        Apply(team.Note(Scope, Prompt(1), Now));
        var id = team.Channels[0].Waiting[0].Id;
        Apply(team.Conclude(1, new(1), id, DeliveryOutcome.Delivered, Now));

        team.Conclude(1, new(1), id, DeliveryOutcome.Failed(FailureClass.TooSlow), Now).ShouldBeEmpty();
        team.Conclude(1, new(1), id, DeliveryOutcome.Delivered, Now).ShouldBeEmpty();
    }

    [Fact]
    public void A_daily_message_is_due_at_its_hour_once_for_all_and_at_once_when_the_team_no_longer_wants_it()
    {
        Apply(team.Add(new(ChannelKind.Email, new(1), 16))!);
        Apply(team.Note(Scope, Prompt(1), Now));
        Apply(team.Note(Scope, Prompt(2), Now.AddHours(1)));
        var four = new DateTimeOffset(2026, 11, 19, 15, 0, 0, TimeSpan.Zero);
        // Besides, the vault is to know that the address is in use.
        Apply([new AddressConfirmed(new(1))]);
        team.NextWake(Now, _ => true, Now).ShouldBe(four);
        team.Wake(Scope, four.AddSeconds(-1)).ShouldBeEmpty();

        var changed = team.Change(Scope, 1, new(IsOff: false) { Times = new(null) }, Now.AddHours(2))!;
        changed.OfType<NoticeQueued>().Single().Kind.ShouldBe(NoticeKind.Digest);
        Apply(team.Wake(Scope, four));
        team.Channels[0].Waiting.Single().Kind.ShouldBe(NoticeKind.Digest);
        team.Channels[0].DigestSince.ShouldBeNull();
        team.Wake(Scope, four.AddDays(1)).ShouldBeEmpty();
    }

    [Fact]
    public void A_removed_channel_leaves_nothing_but_an_address_to_forget()
    {
        Apply(team.Add(new(ChannelKind.Email, new(1), null))!);
        Apply(team.Note(Scope, Prompt(1), Now));
        Apply(team.Conclude(1, new(1), team.Channels[0].Waiting[0].Id, DeliveryOutcome.Rejected(FailureClass.Refused), Now));
        Apply(team.Remove(1));

        (team.Channels.Count, team.DeadLetters.Count).ShouldBe((0, 0));
        team.ToForget.ShouldBe([new(1)]);
        team.Unconfirmed.ShouldBeEmpty();
        team.NextWake(Now, _ => true, Now).ShouldBe(Now);
        // Its number does not come back.
        Apply(team.Add(new(ChannelKind.Email, new(2), null))!);
        team.Channels[0].Number.ShouldBe(2);
    }

    [Fact]
    public void A_channel_can_be_no_more_than_it_is()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => team.Add(new(ChannelKind.Email, new(1), 24)));
        Should.Throw<ArgumentOutOfRangeException>(() => team.Add(new(ChannelKind.Subscription, new(1), 16)));
        Apply(team.Add(new(ChannelKind.Email, new(1), null))!);
        team.Add(new(ChannelKind.Email, new(1), null))!.ShouldBeEmpty();
        Should.Throw<ArgumentOutOfRangeException>(() => team.Change(Scope, 1, new(false) { Times = new(24) }, Now));
        team.Change(Scope, Channel.Coordinator, new(true), Now).ShouldBeNull();
        team.Change(Scope, 9, new(true), Now).ShouldBeNull();
        for (var number = 2; number <= TeamNotifications.MostChannels; number++) Apply(team.Add(new(ChannelKind.Email, new((UInt128)number), null))!);
        team.Add(new(ChannelKind.Email, new(99), null)).ShouldBeNull();
        // The coordinator's own does not count.
        Apply(team.Set(new() { EscalateAfterDays = 3 }, new(100))!);
        team.Channels.Count.ShouldBe(TeamNotifications.MostChannels + 1);
    }

    [Fact]
    public void Waits_double_from_half_a_minute_to_an_hour_a_little_sooner_for_some_than_for_others()
    {
        var one = DeliveryId.Of("een");
        for (var attempts = 1; attempts <= Retries.MostAttempts; attempts++)
        {
            var whole = TimeSpan.FromTicks(Math.Min(Retries.LongestWait.Ticks, Retries.FirstWait.Ticks << Math.Min(attempts - 1, 20)));
            var wait = Retries.WaitAfter(one, attempts);
            wait.ShouldBeInRange(whole * 0.8, whole);
            Retries.WaitAfter(one, attempts).ShouldBe(wait);
        }
        Enumerable.Range(0, 50).Select(number => Retries.WaitAfter(DeliveryId.Of($"{number}"), 8)).Distinct().Count().ShouldBeGreaterThan(40);
        var all = Enumerable.Range(1, Retries.MostAttempts - 1).Aggregate(TimeSpan.Zero, (sum, attempts) => sum + Retries.WaitAfter(one, attempts));
        all.ShouldBeInRange(TimeSpan.FromHours(26), TimeSpan.FromHours(34));
        Retries.WaitAfter(one, 1, TimeSpan.FromMinutes(10)).ShouldBe(TimeSpan.FromMinutes(10));
        Retries.WaitAfter(one, 1, TimeSpan.FromDays(3)).ShouldBe(Retries.LongestWait);
        Retries.WaitAfter(one, 1, TimeSpan.FromSeconds(-5)).ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public void A_state_that_was_written_and_read_decides_the_same()
    {
        Apply(team.Set(new() { Quiet = new(new(18, 0), new(8, 0)), NotOnHolidays = true, EscalateAfterDays = 3 }, new(5))!);
        Apply(team.Add(new(ChannelKind.Email, new(1), 16))!);
        Apply(team.Add(new(ChannelKind.Webhook, new(2), null))!);
        Apply(team.Note(Scope, Prompt(1), Now));
        Apply(team.Conclude(2, new(2), team.Find(2)!.Waiting[0].Id, DeliveryOutcome.Failed(FailureClass.TooBusy), Now));
        Apply(team.Test(Scope, 2, Now)!);

        var json = JsonSerializer.Serialize(team);
        var read = JsonSerializer.Deserialize<TeamNotifications>(json)!;

        JsonSerializer.Serialize(read).ShouldBe(json);
        read.NextWake(Now, _ => true, Now).ShouldBe(team.NextWake(Now, _ => true, Now));
        read.Wake(Scope, Now.AddDays(4)).Count.ShouldBe(3);
    }

    [Fact]
    public void Two_who_change_a_channel_at_once_do_not_undo_what_the_other_did()
    {
        Apply(team.Add(new(ChannelKind.Email, new(1), null))!);
        Apply(team.Change(Scope, 1, new(false) { Subject = new(2), Times = new(16) }, Now)!);
        // Somebody who saw the channel as it was before.
        Apply(team.Change(Scope, 1, new(IsOff: true), Now)!);

        (team.Channels[0].Setup, team.Channels[0].IsOff).ShouldBe((new ChannelSetup(ChannelKind.Email, new(2), 16), true));
        team.ToForget.ShouldBe([new(1)]);
        // An address that the vault is to forget does not come back.
        team.Change(Scope, 1, new(false) { Subject = new(1) }, Now).ShouldBeNull();
        team.Add(new(ChannelKind.Email, new(1), null)).ShouldBeNull();
        team.Set(new() { EscalateAfterDays = 3 }, new(1)).ShouldBeNull();
    }

    [Fact]
    public void A_repaired_address_has_all_its_tries_at_once_and_hears_nothing_of_the_old_one()
    {
        Apply(team.Add(new(ChannelKind.Webhook, new(1), null))!);
        Apply(team.Note(Scope, Prompt(1), Now));
        var id = team.Channels[0].Waiting[0].Id;
        for (var tries = 0; tries < 5; tries++) Apply(team.Conclude(1, new(1), id, DeliveryOutcome.Failed(FailureClass.Refused), Now));
        Apply(team.Change(Scope, 1, new(false) { Subject = new(2), Times = new(null) }, Now)!);

        var waiting = team.Due(Now).Single().Delivery;
        (waiting.Id, waiting.Attempts, team.Channels[0].LastFailure).ShouldBe((id, 0, null));
        // What was still under way to the old address.
        team.Conclude(1, new(1), id, new(DeliveryStatus.Gone, FailureClass.Gone), Now).ShouldBeEmpty();
        team.Conclude(1, new(1), id, DeliveryOutcome.Failed(FailureClass.TooSlow), Now).ShouldBeEmpty();
        team.Conclude(1, new(1), id, DeliveryOutcome.Delivered, Now).ShouldHaveSingleItem().ShouldBeOfType<NoticeDelivered>();
    }

    [Fact]
    public void A_few_messages_to_try_out_a_channel_wait_at_most_and_none_takes_the_place_of_a_prompt()
    {
        Apply(team.Add(new(ChannelKind.Email, new(1), null))!);
        for (var number = 0; number < TeamNotifications.MostTests; number++) Apply(team.Test(Scope, 1, Now)!);
        team.Test(Scope, 1, Now).ShouldBeNull();
        Apply(team.Conclude(1, new(1), team.Channels[0].Waiting[0].Id, DeliveryOutcome.Delivered, Now));
        team.Test(Scope, 1, Now).ShouldNotBeNull();

        Apply(team.Add(new(ChannelKind.Email, new(2), null))!);
        for (var number = 1; number <= Channel.MostWaiting; number++) Apply(team.Note(Scope, Prompt(number), Now));
        team.Test(Scope, 2, Now).ShouldBeNull();
    }

    private static PromptId Prompt(int number) => new(Here, number);

    private void Apply(IEnumerable<NotificationEvent> events)
    {
        foreach (var happened in events.ToList()) team.Apply(happened);
    }
}
