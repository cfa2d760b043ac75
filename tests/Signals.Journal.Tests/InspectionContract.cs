using Signals.Grains.Journal;

namespace Signals.Journal.Tests;

public abstract class InspectionContract(TestDatabase database) : StoreContract(database)
{
    [SkippableFact]
    public async Task Streams_come_in_the_order_of_their_keys_with_all_that_is_kept()
    {
        await Grow(Neighbourhood, 0, 3);
        await Grow(Team, 0, 1);
        await Grow(new(Elsewhere, "wijkteam", "zuid"), 0, 2);
        await Grow(new(Here, "buurt", "bu-klein"), 0, 1);
        await Journal.SaveSnapshot(Neighbourhood, new(2, 5, Json("stand"), Now), None);

        var streams = await Store.Inspection.Streams(None).ToListAsync();

        streams.Select(s => s.Key.ToString()).ShouldBe(["GM9998/wijkteam/zuid", "GM9999/buurt/BU99990102", "GM9999/buurt/bu-klein", "GM9999/wijkteam/noord"]);
        var inspected = streams[1];
        inspected.CompactedThrough.ShouldBe(0);
        inspected.Stored.Snapshot.ShouldNotBeNull().Algorithm.ShouldBe(5);
        inspected.Stored.Commits.Select(c => Text(c.Payload)).ShouldBe(Enumerable.Range(1, 3).Select(v => Text(Json($"{v}"))));
    }

    [SkippableFact]
    public async Task Every_stream_is_seen_when_there_are_many()
    {
        await Task.WhenAll(Enumerable.Range(0, 1_203).Select(i => Append(Commit(new(Here, "buurt", $"B{i}"), 0))));

        (await Store.Inspection.Streams(None).Select(s => s.Key).Distinct().CountAsync()).ShouldBe(1_203);
    }

    [SkippableFact]
    public async Task What_is_appended_while_one_looks_is_not_seen()
    {
        await Grow(Neighbourhood, 0, 2);
        await Grow(Team, 0, 2);

        var seen = new List<InspectedStream>();
        await foreach (var stream in Store.Inspection.Streams(None))
        {
            seen.Add(stream);
            if (seen.Count > 1) continue;
            await Grow(Team, 2, 4);
            await Grow(Theme, 0, 1);
        }

        seen.Select(s => (s.Key, s.Stored.Version, s.Stored.Commits.Count)).ShouldBe([(Neighbourhood, 2, 2), (Team, 2, 2)]);
    }

    [SkippableFact]
    public async Task Registrations_come_in_the_order_of_their_signals()
    {
        await Append(Commit(Neighbourhood, 0) with { Registrations = [Register(3), Register(1)] });
        await Append(Commit(OtherNeighbourhood, 0) with { Registrations = [Register(2)] });

        var registrations = await Store.Inspection.Registrations(Here, None).ToListAsync();

        registrations.ShouldBe([new(Register(1), Neighbourhood), new(Register(2), OtherNeighbourhood), new(Register(3), Neighbourhood)]);
        (await Store.Inspection.Registrations(Elsewhere, None).ToListAsync()).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Messages_are_seen_whether_parked_put_off_or_neither()
    {
        OutgoingMessage[] messages = [new(Team, 1, Json("1")), new(Team, 2, Json("2")), new(Theme, 1, Json("3"))];
        await Append(Commit(Neighbourhood, 0) with { Messages = messages });
        await Store.Outbox.Park(Neighbourhood, Team, 1, 4, None);
        await Store.Outbox.PutOff(Neighbourhood, Team, 2, 1, Now.AddDays(1), None);

        var seen = await Store.Inspection.Messages(None).ToListAsync();

        seen.Select(m => (m.Message.Receiver, m.Message.Number, m.Attempts)).ShouldBe([(Theme, 1, 0), (Team, 1, 4), (Team, 2, 1)]);
    }
}
