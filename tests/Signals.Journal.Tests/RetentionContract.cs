using Signals.Grains.Journal;

namespace Signals.Journal.Tests;

public abstract class RetentionContract(TestDatabase database) : StoreContract(database)
{
    private DateTimeOffset Later => Now.AddDays(1);

    [SkippableFact]
    public async Task A_snapshot_stands_in_for_the_commits_before_it()
    {
        await Grow(Neighbourhood, 0, 5);
        var snapshot = new Snapshot(3, 2, Json("stand"), Now.AddTicks(7));

        await Journal.SaveSnapshot(Neighbourhood, snapshot, None);

        var stored = await Journal.Read(Neighbourhood, None);
        var kept = stored.Snapshot.ShouldNotBeNull();
        (kept.Version, kept.Algorithm, Text(kept.Payload), kept.TakenAt).ShouldBe((3, 2, Text(Json("stand")), snapshot.TakenAt));
        stored.Version.ShouldBe(5);
        stored.Commits.Select(c => c.Version).ShouldBe([4, 5]);
    }

    [SkippableFact]
    public async Task An_older_snapshot_does_not_take_the_place_of_a_newer()
    {
        await Grow(Neighbourhood, 0, 5);
        await Journal.SaveSnapshot(Neighbourhood, new(4, 1, Json("nieuw"), Now), None);
        await Journal.SaveSnapshot(Neighbourhood, new(3, 1, Json("oud"), Now), None);
        (await Journal.Read(Neighbourhood, None)).Snapshot.ShouldNotBeNull().Version.ShouldBe(4);

        await Journal.SaveSnapshot(Neighbourhood, new(4, 2, Json("zelfde versie"), Now), None);
        (await Journal.Read(Neighbourhood, None)).Snapshot.ShouldNotBeNull().Algorithm.ShouldBe(2);
    }

    [SkippableFact]
    public async Task A_snapshot_of_more_commits_than_there_are_is_refused()
    {
        await Grow(Neighbourhood, 0, 2);

        await Should.ThrowAsync<InvalidOperationException>(() => Journal.SaveSnapshot(Neighbourhood, new(3, 1, Json("x"), Now), None));
        await Should.ThrowAsync<InvalidOperationException>(() => Journal.SaveSnapshot(Team, new(1, 1, Json("x"), Now), None));
    }

    [SkippableFact]
    public async Task Commits_that_no_snapshot_stands_in_for_are_not_deleted()
    {
        await Grow(Neighbourhood, 0, 5);
        await Should.ThrowAsync<InvalidOperationException>(() => Journal.Compact(Neighbourhood, 1, Later, None));

        await Journal.SaveSnapshot(Neighbourhood, new(3, 1, Json("stand"), Now), None);
        await Should.ThrowAsync<InvalidOperationException>(() => Journal.Compact(Neighbourhood, 4, Later, None));
        (await Inspected()).Stored.Commits.Count.ShouldBe(5);
    }

    [SkippableFact]
    public async Task Commits_behind_a_snapshot_are_deleted()
    {
        await Grow(Neighbourhood, 0, 5);
        await Grow(OtherNeighbourhood, 0, 5);
        await Journal.SaveSnapshot(Neighbourhood, new(4, 1, Json("stand"), Now), None);

        (await Journal.Compact(Neighbourhood, 3, Later, None)).ShouldBe(3);
        (await Journal.Compact(Neighbourhood, 3, Later, None)).ShouldBe(0);

        var inspected = await Inspected();
        inspected.CompactedThrough.ShouldBe(3);
        inspected.Stored.Commits.Select(c => c.Version).ShouldBe([4, 5]);
        (await Journal.Read(Neighbourhood, None)).Commits.Select(c => c.Version).ShouldBe([5]);
        (await Journal.Read(OtherNeighbourhood, None)).Commits.Count.ShouldBe(5);
    }

    [SkippableFact]
    public async Task A_stream_goes_on_after_all_its_commits_were_deleted()
    {
        await Grow(Neighbourhood, 0, 3);
        await Journal.SaveSnapshot(Neighbourhood, new(3, 1, Json("stand"), Now), None);

        (await Journal.Compact(Neighbourhood, 3, Later, None)).ShouldBe(3);
        (await Inspected()).CompactedThrough.ShouldBe(3);
        (await Append(Commit(Neighbourhood, 2))).ShouldBe(AppendOutcome.Conflict);
        await Grow(Neighbourhood, 3, 5);

        (await Journal.Read(Neighbourhood, None)).Commits.Select(c => c.Version).ShouldBe([4, 5]);
        (await Inspected()).CompactedThrough.ShouldBe(3);
    }

    [SkippableFact]
    public async Task A_commit_that_is_not_old_enough_stays_though_those_around_it_go()
    {
        for (var version = 0; version < 6; version++)
            await Append(Commit(Neighbourhood, version) with { RecordedAt = version == 2 ? Now.AddDays(2) : Now });
        await Journal.SaveSnapshot(Neighbourhood, new(6, 1, Json("stand"), Now), None);

        (await Journal.Compact(Neighbourhood, 5, Now, None)).ShouldBe(0);
        (await Journal.Compact(Neighbourhood, 5, Later, None)).ShouldBe(4);
        (await Inspected()).Stored.Commits.Select(c => c.Version).ShouldBe([3, 6]);
        (await Inspected()).CompactedThrough.ShouldBe(2);

        (await Journal.Compact(Neighbourhood, 6, Now.AddDays(3), None)).ShouldBe(2);
        (await Inspected()).CompactedThrough.ShouldBe(6);
    }

    [SkippableFact]
    public async Task A_forgotten_stream_leaves_nothing_behind_and_can_begin_anew()
    {
        await Grow(Neighbourhood, 0, 3);
        await Journal.SaveSnapshot(Neighbourhood, new(2, 1, Json("stand"), Now), None);
        await Append(Commit(Neighbourhood, 3) with { Messages = [new(Team, 1, Json("vraag"))], Reminders = [new("week", Now.AddDays(1))] });
        await Append(Commit(OtherNeighbourhood, 0) with { Messages = [new(Neighbourhood, 1, Json("nooit aangekomen")), new(Team, 1, Json("van een ander"))] });
        await Store.Outbox.Park(Neighbourhood, Team, 1, 8, None);
        await Store.Outbox.Park(OtherNeighbourhood, Neighbourhood, 1, 8, None);

        (await Journal.Forget(Neighbourhood, 4, None)).ShouldBeTrue();

        (await Store.Inspection.Streams(None).Select(stream => stream.Key).ToListAsync()).ShouldBe([OtherNeighbourhood]);
        (await Store.Inspection.Messages(None).Select(message => message.Message.Receiver).ToListAsync()).ShouldBe([Team]);
        (await Store.Reminders.ClaimDue(Now.AddDays(2), TimeSpan.FromMinutes(1), 10, None)).ShouldBeEmpty();
        var read = await Journal.Read(Neighbourhood, None);
        (read.Version, read.Snapshot, read.Commits.Count, read.IsSending).ShouldBe((0, null, 0, false));
        await Grow(Neighbourhood, 0, 2);
        (await Journal.Read(OtherNeighbourhood, None)).Commits.Count.ShouldBe(1);
    }

    [SkippableFact]
    public async Task A_stream_that_went_on_or_still_has_something_to_say_is_not_forgotten()
    {
        await Grow(Neighbourhood, 0, 3);
        (await Journal.Forget(Neighbourhood, 2, None)).ShouldBeFalse();
        (await Journal.Forget(Team, 1, None)).ShouldBeFalse();
        await Append(Commit(Neighbourhood, 3) with { Messages = [new(Team, 1, Json("vraag"))] });

        (await Journal.Forget(Neighbourhood, 4, None)).ShouldBeFalse();

        (await Journal.Read(Neighbourhood, None)).Commits.Count.ShouldBe(4);
        await Store.Outbox.Acknowledge(Neighbourhood, Team, 1, None);
        (await Journal.Forget(Neighbourhood, 4, None)).ShouldBeTrue();
    }

    private async Task<InspectedStream> Inspected()
    {
        var streams = await Store.Inspection.Streams(None).ToListAsync();
        return streams.Single(s => s.Key == Neighbourhood);
    }
}
