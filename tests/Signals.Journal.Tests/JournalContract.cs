using Signals.Grains.Journal;

namespace Signals.Journal.Tests;

public abstract class JournalContract(TestDatabase database) : StoreContract(database)
{
    [SkippableFact]
    public async Task A_stream_that_was_never_appended_to_is_empty()
    {
        var stored = await Journal.Read(Neighbourhood, None);

        stored.Version.ShouldBe(0);
        stored.Snapshot.ShouldBeNull();
        stored.Commits.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task What_was_appended_is_read_in_order()
    {
        var first = new Append(Neighbourhood, 0, Json("een"), Now.AddTicks(1));
        var second = new Append(Neighbourhood, 1, Json("twee"), Now.AddTicks(3));

        (await Append(first)).ShouldBe(AppendOutcome.Appended);
        (await Append(second)).ShouldBe(AppendOutcome.Appended);

        var stored = await Journal.Read(Neighbourhood, None);
        stored.Version.ShouldBe(2);
        stored.Commits.Select(c => (c.Version, c.RecordedAt, Text(c.Payload))).ShouldBe(
            [(1, first.RecordedAt, Text(first.Payload)), (2, second.RecordedAt, Text(second.Payload))]);
    }

    [SkippableFact]
    public async Task A_second_append_at_the_same_version_is_a_conflict()
    {
        await Append(Commit(Neighbourhood, 0, "eerst"));

        (await Append(Commit(Neighbourhood, 0, "later"))).ShouldBe(AppendOutcome.Conflict);
        (await Journal.Read(Neighbourhood, None)).Commits.ShouldHaveSingleItem().Payload.ToArray().ShouldBe(Json("eerst"));
    }

    [SkippableFact]
    public async Task An_append_ahead_of_its_stream_is_a_conflict()
    {
        (await Append(Commit(Neighbourhood, 3))).ShouldBe(AppendOutcome.Conflict);
        (await Journal.Read(Neighbourhood, None)).Version.ShouldBe(0);
    }

    [SkippableFact]
    public async Task The_same_name_in_another_municipality_is_another_stream()
    {
        var twin = new StreamKey(Elsewhere, Neighbourhood.Kind, Neighbourhood.Name);

        await Append(Commit(Neighbourhood, 0));

        (await Append(Commit(twin, 0))).ShouldBe(AppendOutcome.Appended);
        (await Journal.Read(twin, None)).Version.ShouldBe(1);
    }

    [SkippableFact]
    public async Task Streams_that_are_read_at_the_same_moment_are_not_mixed_up()
    {
        var streams = Enumerable.Range(0, 200).Select(i => new StreamKey(Here, "buurt", $"B{i}")).ToList();
        await Task.WhenAll(streams.Select((stream, i) => Grow(stream, 0, i % 5)));
        foreach (var stream in streams.Where((_, i) => i % 5 == 4)) await Journal.SaveSnapshot(stream, new(2, 1, Json("stand"), Now), None);

        var read = await Task.WhenAll(streams.Append(new(Elsewhere, "buurt", "B4")).Select(stream => Task.Run(() => Journal.Read(stream, None))));

        read[^1].Version.ShouldBe(0);
        foreach (var (i, stored) in read[..^1].Index())
        {
            var versions = Enumerable.Range(1, i % 5).Skip(i % 5 == 4 ? 2 : 0).ToList();
            stored.Version.ShouldBe(i % 5);
            stored.Snapshot?.Version.ShouldBe(2);
            (stored.Snapshot is not null).ShouldBe(i % 5 == 4);
            stored.Commits.Select(commit => Text(commit.Payload)).ShouldBe(versions.Select(version => Text(Json($"{version}"))));
        }
    }

    [SkippableFact]
    public async Task Neighbours_in_a_batch_do_not_suffer_for_a_conflict()
    {
        await Append(Commit(Neighbourhood, 0));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() =>
            Append(i % 5 == 0 ? Commit(Neighbourhood, 0) : Commit(new(Here, "buurt", $"B{i}"), 0)))));

        outcomes.Index().ShouldAllBe(o => o.Item == (o.Index % 5 == 0 ? AppendOutcome.Conflict : AppendOutcome.Appended));
    }

    [SkippableFact]
    public async Task Of_appends_that_race_for_a_version_exactly_one_takes()
    {
        for (var version = 0; version < 10; version++)
        {
            var expected = version;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Append(Commit(Neighbourhood, expected, $"{i}")))));
            outcomes.Count(o => o == AppendOutcome.Appended).ShouldBe(1);
            outcomes.Count(o => o == AppendOutcome.Conflict).ShouldBe(15);
        }
        (await Journal.Read(Neighbourhood, None)).Commits.Select(c => c.Version).ShouldBe(Enumerable.Range(1, 10).Select(v => (long)v));
    }

    [SkippableFact]
    public async Task Appends_to_one_stream_that_follow_each_other_may_wait_together()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(version => Append(Commit(Neighbourhood, version))));

        outcomes.ShouldAllBe(o => o == AppendOutcome.Appended);
        (await Journal.Read(Neighbourhood, None)).Version.ShouldBe(50);
    }

    [SkippableFact]
    public async Task A_signal_is_registered_once_in_a_municipality()
    {
        await Append(Commit(Neighbourhood, 0) with { Registrations = [Register(1)] });

        var elsewhere = new StreamKey(Elsewhere, "buurt", "BU99980001");
        (await Append(Commit(OtherNeighbourhood, 0) with { Registrations = [Register(2), Register(1)] })).ShouldBe(AppendOutcome.Conflict);
        (await Append(Commit(Neighbourhood, 1) with { Registrations = [Register(1)] })).ShouldBe(AppendOutcome.Conflict);
        (await Append(Commit(elsewhere, 0) with { Registrations = [Register(1)] })).ShouldBe(AppendOutcome.Appended);
        (await Append(Commit(OtherNeighbourhood, 0) with { Registrations = [Register(2)] })).ShouldBe(AppendOutcome.Appended);
    }

    [SkippableFact]
    public async Task Of_two_neighbourhoods_that_race_for_a_signal_exactly_one_takes()
    {
        for (var round = 0; round < 20; round++)
        {
            var signal = round;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
                Append(Commit(new(Here, "buurt", $"R{signal}-{i}"), 0) with { Registrations = [Register(1_000 + i), Register(signal)] }))));
            outcomes.Count(o => o == AppendOutcome.Appended).ShouldBe(1);
            outcomes.Count(o => o == AppendOutcome.Conflict).ShouldBe(7);
            await Database.ChangeJournal("DELETE FROM registration");
        }
    }

    [SkippableFact]
    public async Task A_conflict_leaves_nothing_of_the_append_behind()
    {
        await Append(Commit(OtherNeighbourhood, 0) with { Registrations = [Register(1)] });
        var refused = Commit(Neighbourhood, 0) with
        {
            Registrations = [Register(2), Register(1)],
            Messages = [new(Team, 1, Json("bericht"))],
            Reminders = [new("week", Now)],
        };

        (await Append(refused)).ShouldBe(AppendOutcome.Conflict);

        (await Journal.FindRegistrations(Here, [Signal(2)], None)).ShouldBeEmpty();
        (await Store.Outbox.Pending(Neighbourhood, Now, 10, None)).ShouldBeEmpty();
        (await Store.Reminders.ClaimDue(Now, TimeSpan.FromMinutes(1), 10, None)).ShouldBeEmpty();
        (await Store.Inspection.Streams(None).ToListAsync()).ShouldHaveSingleItem().Key.ShouldBe(OtherNeighbourhood);
    }

    [SkippableFact]
    public async Task Registrations_are_found_with_their_stream()
    {
        var known = Register(1);
        await Append(Commit(Neighbourhood, 0) with { Registrations = [known] });

        var many = Enumerable.Range(1, 1_200).Select(Signal).ToArray();
        (await Journal.FindRegistrations(Here, many, None)).ShouldBe([new StoredRegistration(known, Neighbourhood)]);
        (await Journal.FindRegistrations(Elsewhere, many, None)).ShouldBeEmpty();
        (await Journal.FindRegistrations(Here, [], None)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Registrations_go_when_they_have_expired_so_many_at_a_time()
    {
        var registrations = Enumerable.Range(1, 5).Select(day => Register(day, TimeSpan.FromDays(day))).ToArray();
        await Append(Commit(Neighbourhood, 0) with { Registrations = registrations });

        (await Journal.DeleteExpiredRegistrations(Now.AddDays(4), 3, None)).ShouldBe(3);
        (await Journal.DeleteExpiredRegistrations(Now.AddDays(4), 3, None)).ShouldBe(1);
        (await Journal.DeleteExpiredRegistrations(Now.AddDays(4), 3, None)).ShouldBe(0);
        (await Journal.FindRegistrations(Here, [.. registrations.Select(r => r.Signal)], None)).ShouldHaveSingleItem().Registration.ShouldBe(registrations[4]);
    }

    [SkippableFact]
    public async Task Everything_is_still_there_after_a_restart()
    {
        await Append(Commit(Neighbourhood, 0) with
        {
            Registrations = [Register(1)],
            Messages = [new(Team, 1, Json("bericht"))],
            Reminders = [new("week", Now)],
        });
        await Grow(Neighbourhood, 1, 4);
        await Journal.SaveSnapshot(Neighbourhood, new(2, 7, Json("stand"), Now), None);

        await Reopen();

        var stored = await Journal.Read(Neighbourhood, None);
        stored.Version.ShouldBe(4);
        stored.Snapshot.ShouldNotBeNull().Version.ShouldBe(2);
        stored.Commits.Select(c => c.Version).ShouldBe([3, 4]);
        (await Journal.FindRegistrations(Here, [Signal(1)], None)).Count.ShouldBe(1);
        (await Store.Outbox.Pending(Neighbourhood, Now, 10, None)).Count.ShouldBe(1);
        (await Store.Reminders.ClaimDue(Now, TimeSpan.FromMinutes(1), 10, None)).Count.ShouldBe(1);
        (await Append(Commit(Neighbourhood, 4))).ShouldBe(AppendOutcome.Appended);
    }

    [SkippableFact]
    public async Task A_cancelled_wait_writes_nothing_when_it_was_cancelled_before()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => Journal.Append(Commit(Neighbourhood, 0), new(canceled: true)));

        (await Journal.Read(Neighbourhood, None)).Version.ShouldBe(0);
    }

    [SkippableFact]
    public async Task A_closed_journal_takes_no_more()
    {
        await Store.DisposeAsync();

        await Should.ThrowAsync<JournalUnavailableException>(() => Append(Commit(Neighbourhood, 0)));
    }

    [SkippableFact]
    public async Task Closing_waits_for_what_was_handed_in()
    {
        var handedIn = Enumerable.Range(0, 100).Select(i => Append(Commit(new(Here, "buurt", $"B{i}"), 0))).ToArray();

        await Store.DisposeAsync();

        handedIn.ShouldAllBe(t => t.IsCompleted);
        (await Task.WhenAll(handedIn)).ShouldAllBe(o => o == AppendOutcome.Appended);
    }

    [SkippableFact]
    public async Task A_malformed_append_is_refused_without_saying_what_it_held()
    {
        Append[] malformed =
        [
            Commit(Neighbourhood, -1),
            Commit(Neighbourhood, 0) with { Payload = ReadOnlyMemory<byte>.Empty },
            Commit(Neighbourhood, 0) with { Payload = new byte[8 * 1024 * 1024 + 1] },
            Commit(Neighbourhood, 0) with { Registrations = [Register(1), Register(1)] },
            Commit(Neighbourhood, 0) with { Messages = [new(Team, 0, Json("geheim"))] },
            Commit(Neighbourhood, 0) with { Messages = [new(Team, 1, Json("geheim")), new(Team, 1, Json("geheim"))] },
            Commit(Neighbourhood, 0) with { Reminders = [new("geheim!", Now)] },
            Commit(Neighbourhood, 0) with { Reminders = [new("week", Now), new("week", null)] },
        ];
        foreach (var append in malformed)
            (await Should.ThrowAsync<ArgumentException>(() => Append(append))).Message.ShouldNotContain("geheim");
    }

    [SkippableFact]
    public async Task A_message_number_used_twice_fails_that_append_alone()
    {
        await Append(Commit(Neighbourhood, 0) with { Messages = [new(Team, 1, Json("eerst"))] });

        var neighbours = Enumerable.Range(0, 50).Select(i => Append(Commit(new(Here, "buurt", $"B{i}"), 0))).ToArray();
        var poisoned = Append(Commit(Neighbourhood, 1) with { Messages = [new(Team, 1, Json("nogmaals"))] });
        var others = Enumerable.Range(50, 50).Select(i => Append(Commit(new(Here, "buurt", $"B{i}"), 0))).ToArray();

        await Should.ThrowAsync<JournalUnavailableException>(() => poisoned);
        (await Task.WhenAll([.. neighbours, .. others])).ShouldAllBe(o => o == AppendOutcome.Appended);
        (await Journal.Read(Neighbourhood, None)).Version.ShouldBe(1);
    }
}
