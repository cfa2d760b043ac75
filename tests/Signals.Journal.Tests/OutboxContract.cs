using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Journal.Tests;

public abstract class OutboxContract(TestDatabase database) : StoreContract(database)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private IOutbox Outbox => Store.Outbox;

    [SkippableFact]
    public async Task Messages_are_pending_by_receiver_and_then_number()
    {
        await Send(Neighbourhood, 0, (Theme, 2), (Team, 1), (Theme, 1), (Theme, 10));

        var pending = await Pending();

        pending.ShouldBe([(Theme, 1), (Theme, 2), (Theme, 10), (Team, 1)]);
        var first = (await Outbox.Pending(Neighbourhood, Now, 1, None)).ShouldHaveSingleItem();
        (first.Sender, first.Attempts, Text(first.Message.Payload)).ShouldBe((Neighbourhood, 0, Text(Json("1"))));
        (await Outbox.Pending(OtherNeighbourhood, Now, 10, None)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task What_a_receiver_acknowledged_is_gone_and_nothing_else()
    {
        await Send(Neighbourhood, 0, (Team, 1), (Team, 2), (Team, 3), (Theme, 1));
        await Send(OtherNeighbourhood, 0, (Team, 1));

        await Outbox.Acknowledge(Neighbourhood, Team, 2, None);

        (await Pending()).ShouldBe([(Theme, 1), (Team, 3)]);
        (await Outbox.Pending(OtherNeighbourhood, Now, 10, None)).Count.ShouldBe(1);
    }

    [SkippableFact]
    public async Task A_stream_is_sending_until_all_that_it_sent_is_acknowledged()
    {
        (await Journal.Read(Neighbourhood, None)).IsSending.ShouldBeFalse();
        await Send(Neighbourhood, 0, (Team, 1), (Team, 2));

        await Outbox.Acknowledge(Neighbourhood, Team, 1, None);
        (await Journal.Read(Neighbourhood, None)).IsSending.ShouldBeTrue();
        await Outbox.Acknowledge(Neighbourhood, Team, 2, None);

        (await Journal.Read(Neighbourhood, None)).IsSending.ShouldBeFalse();
    }

    [SkippableFact]
    public async Task A_message_put_off_holds_up_those_behind_it_to_the_same_receiver()
    {
        await Send(Neighbourhood, 0, (Team, 1), (Team, 2), (Theme, 1));

        await Outbox.PutOff(Neighbourhood, Team, 1, 3, Now.AddMinutes(5), None);

        (await Pending()).ShouldBe([(Theme, 1)]);
        Clock.Advance(TimeSpan.FromMinutes(5));
        (await Pending()).ShouldBe([(Theme, 1), (Team, 1), (Team, 2)]);
        (await Outbox.Pending(Neighbourhood, Now, 10, None)).Single(m => m.Message is { Number: 1 } && m.Message.Receiver == Team).Attempts.ShouldBe(3);
    }

    [SkippableFact]
    public async Task A_parked_message_holds_up_nothing_and_survives_an_acknowledgement()
    {
        await Send(Neighbourhood, 0, (Team, 1), (Team, 2));
        await Outbox.PutOff(Neighbourhood, Team, 1, 7, Now.AddDays(1), None);

        await Outbox.Park(Neighbourhood, Team, 1, 8, None);

        (await Pending()).ShouldBe([(Team, 2)]);
        await Outbox.Acknowledge(Neighbourhood, Team, 2, None);
        (await Pending()).ShouldBeEmpty();
        var parked = (await Outbox.Parked(Here, 10, None)).ShouldHaveSingleItem();
        (parked.Sender, parked.Message.Receiver, parked.Message.Number, parked.Attempts).ShouldBe((Neighbourhood, Team, 1, 8));
        (await Outbox.Parked(Elsewhere, 10, None)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Parked_messages_are_listed_oldest_first()
    {
        await Send(OtherNeighbourhood, 0, (Team, 1));
        Clock.Advance(TimeSpan.FromHours(1));
        await Send(Neighbourhood, 0, (Team, 1));
        await Outbox.Park(Neighbourhood, Team, 1, 1, None);
        await Outbox.Park(OtherNeighbourhood, Team, 1, 1, None);

        (await Outbox.Parked(Here, 10, None)).Select(m => m.Sender).ShouldBe([OtherNeighbourhood, Neighbourhood]);
        (await Outbox.Parked(Here, 1, None)).Count.ShouldBe(1);
    }

    [SkippableFact]
    public async Task A_message_that_was_parked_for_as_long_as_it_may_be_kept_says_nothing_any_more_and_goes_on_its_way()
    {
        await Send(Neighbourhood, 0, (Team, 1));
        Clock.Advance(TimeSpan.FromHours(1));
        await Send(OtherNeighbourhood, 0, (Team, 1));
        foreach (var sender in (StreamKey[])[Neighbourhood, OtherNeighbourhood]) await Outbox.Park(sender, Team, 1, 8, None);

        (await Outbox.Lapse(Now.AddMinutes(-1), 10, None)).ShouldBe(1);

        var lapsed = (await Outbox.Pending(Neighbourhood, Now, 10, None)).ShouldHaveSingleItem();
        (lapsed.Message.Number, lapsed.Attempts, GrainJson.Read<Message>(lapsed.Message.Payload)).ShouldBe((1, 0, new Lapsed()));
        (await Outbox.Parked(Here, 10, None)).ShouldHaveSingleItem().Sender.ShouldBe(OtherNeighbourhood);
        (await Outbox.Lapse(Now.AddMinutes(-1), 10, None)).ShouldBe(0);
    }

    [SkippableFact]
    public async Task An_unparked_message_is_tried_again_from_nought()
    {
        await Send(Neighbourhood, 0, (Team, 1));
        (await Outbox.Unpark(Neighbourhood, Team, 1, None)).ShouldBeFalse();
        await Outbox.Park(Neighbourhood, Team, 1, 8, None);

        (await Outbox.Unpark(Neighbourhood, Team, 1, None)).ShouldBeTrue();

        (await Outbox.Pending(Neighbourhood, Now, 10, None)).ShouldHaveSingleItem().Attempts.ShouldBe(0);
        (await Outbox.Parked(Here, 10, None)).ShouldBeEmpty();
        (await Outbox.Unpark(Neighbourhood, Theme, 1, None)).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task A_sender_is_handed_out_once_per_lease_while_it_has_messages_due()
    {
        await Send(Neighbourhood, 0, (Team, 1));
        await Send(OtherNeighbourhood, 0, (Team, 1));
        await Append(Commit(Theme, 0));

        (await Outbox.ClaimSenders(Now, Lease, 10, None)).ShouldBe([Neighbourhood, OtherNeighbourhood]);
        (await Outbox.ClaimSenders(Now, Lease, 10, None)).ShouldBeEmpty();

        Clock.Advance(Lease);
        await Outbox.Acknowledge(Neighbourhood, Team, 1, None);
        (await Outbox.ClaimSenders(Now, Lease, 10, None)).ShouldBe([OtherNeighbourhood]);
    }

    [SkippableFact]
    public async Task A_sender_whose_messages_are_parked_or_put_off_is_not_handed_out()
    {
        await Send(Neighbourhood, 0, (Team, 1));
        await Send(OtherNeighbourhood, 0, (Team, 1), (Team, 2));
        await Outbox.Park(Neighbourhood, Team, 1, 1, None);
        await Outbox.PutOff(OtherNeighbourhood, Team, 1, 1, Now.AddMinutes(2), None);

        (await Outbox.ClaimSenders(Now, Lease, 10, None)).ShouldBeEmpty();
        Clock.Advance(TimeSpan.FromMinutes(2));
        (await Outbox.ClaimSenders(Now, Lease, 10, None)).ShouldBe([OtherNeighbourhood]);
    }

    [SkippableFact]
    public async Task Sweepers_at_the_same_moment_share_the_senders()
    {
        for (var i = 0; i < 20; i++) await Send(new(Here, "buurt", $"B{i}"), 0, (Team, 1));

        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Outbox.ClaimSenders(Now, Lease, 100, None))));

        claims.SelectMany(c => c).ShouldBeUnique();
        claims.Sum(c => c.Count).ShouldBe(20);
    }

    [SkippableFact]
    public async Task No_more_senders_are_handed_out_than_asked_for()
    {
        for (var i = 0; i < 5; i++) await Send(new(Here, "buurt", $"B{i}"), 0, (Team, 1));

        (await Outbox.ClaimSenders(Now, Lease, 3, None)).Count.ShouldBe(3);
        (await Outbox.ClaimSenders(Now, Lease, 3, None)).Count.ShouldBe(2);
    }

    [SkippableFact]
    public async Task A_message_keeps_its_trace_and_when_it_was_sent()
    {
        const string trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var sentAt = Now;
        (await Append(Commit(Neighbourhood, 0) with
        {
            Messages = [new(Team, 1, Json("1")) { Trace = trace }, new(Team, 2, Json("2"))],
        })).ShouldBe(AppendOutcome.Appended);
        Clock.Advance(TimeSpan.FromMinutes(3));

        var pending = await Outbox.Pending(Neighbourhood, Now, 10, None);

        pending.Select(m => m.Message.Trace).ShouldBe([trace, null]);
        pending.ShouldAllBe(m => m.SentAt == sentAt);
    }

    [SkippableFact]
    public async Task A_longer_text_than_a_trace_is_refused()
    {
        var append = Commit(Neighbourhood, 0) with { Messages = [new(Team, 1, Json("1")) { Trace = new('a', 56) }] };

        (await Should.ThrowAsync<ArgumentException>(() => Append(append))).Message.ShouldContain("55 characters");
    }

    [SkippableFact]
    public async Task A_process_that_knows_no_traces_yet_goes_on_beside_one_that_does()
    {
        await Send(Neighbourhood, 0, (Team, 1));
        // As the version before wrote a message.
        await Database.ChangeJournal(
            "INSERT INTO outbox (municipality, sender, receiver, number, sent_at, payload) SELECT municipality, sender, receiver, 2, sent_at, payload FROM outbox");

        (await Outbox.Pending(Neighbourhood, Now, 10, None)).Select(m => (m.Message.Number, m.Message.Trace)).ShouldBe([(1L, (string?)null), (2L, null)]);
    }

    [SkippableFact]
    public async Task How_the_outbox_stands_tells_what_waits_since_when_and_what_is_parked()
    {
        (await Outbox.Standing(None)).ShouldBe(new(0, 0, null));
        var first = Now;
        await Send(Neighbourhood, 0, (Team, 1), (Team, 2));
        Clock.Advance(TimeSpan.FromHours(1));
        await Send(OtherNeighbourhood, 0, (Team, 1));
        (await Outbox.Standing(None)).ShouldBe(new(3, 0, first));

        await Outbox.Park(Neighbourhood, Team, 1, 1, None);
        await Outbox.Park(Neighbourhood, Team, 2, 1, None);

        (await Outbox.Standing(None)).ShouldBe(new(1, 2, first + TimeSpan.FromHours(1)));
    }

    private async Task<(StreamKey Receiver, long Number)[]> Pending() =>
        [.. (await Outbox.Pending(Neighbourhood, Now, 100, None)).Select(m => (m.Message.Receiver, m.Message.Number))];

    private async Task Send(StreamKey sender, int version, params (StreamKey Receiver, long Number)[] messages)
    {
        var append = Commit(sender, version) with { Messages = [.. messages.Select(m => new OutgoingMessage(m.Receiver, m.Number, Json($"{m.Number}")))] };
        (await Append(append)).ShouldBe(AppendOutcome.Appended);
    }
}
