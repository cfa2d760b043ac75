using Signals.Core.Follow;
using Signals.Grains.Journal;

namespace Signals.Journal.Tests;

/// <summary>Random appends, snapshots, compactions and restarts, compared with a model that is a list per stream.</summary>
public abstract class ModelContract(TestDatabase database) : StoreContract(database)
{
    private const int Steps = 400;

    private readonly Dictionary<StreamKey, ModelStream> model = [];
    private readonly Dictionary<SignalId, StoredRegistration> registered = [];

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(20_260_105)]
    [InlineData(null)]
    public async Task The_journal_behaves_as_its_model(int? given)
    {
        var seed = given ?? Environment.ProcessId;
        var random = new Random(seed);
        StreamKey[] keys = [Neighbourhood, OtherNeighbourhood, Team, new(Here, "buurt", "BU99990104")];
        foreach (var key in keys) model[key] = new();
        for (var step = 0; step < Steps; step++)
        {
            var where = $"seed {seed}, step {step}";
            var key = keys[random.Next(keys.Length)];
            switch (random.Next(100))
            {
                case < 60: await AppendSome(random, keys, where); break;
                case < 75: await TakeSnapshot(random, key, where); break;
                case < 95: await Compact(random, key, where); break;
                case < 97: await Reopen(); break;
                default: Clock.Advance(TimeSpan.FromMinutes(random.Next(120))); break;
            }
            await Compare(key, where);
        }
        await CompareAll($"seed {seed}, end");
    }

    // Handed in from one thread and each awaited in order, so that the model can decide them in the same order.
    private async Task AppendSome(Random random, StreamKey[] keys, string where)
    {
        var appends = Enumerable.Range(0, random.Next(1, 12)).Select(_ => NextAppend(random, keys)).ToArray();
        var expected = new List<AppendOutcome>();
        var waiting = new List<Task<AppendOutcome>>();
        foreach (var append in appends)
        {
            expected.Add(Decide(append));
            waiting.Add(Append(append));
        }
        (await Task.WhenAll(waiting)).ShouldBe(expected, ignoreOrder: false, customMessage: where);
    }

    private Append NextAppend(Random random, StreamKey[] keys)
    {
        var key = keys[random.Next(keys.Length)];
        var version = model[key].Version + (random.Next(8) == 0 ? random.Next(-1, 2) : 0);
        var signals = Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(400)).Distinct();
        return Commit(key, Math.Max(version, 0), $"{random.Next()}") with
        {
            RecordedAt = Now.AddMinutes(random.Next(-60, 60)),
            Registrations = [.. signals.Select(s => Register(s))],
        };
    }

    private AppendOutcome Decide(Append append)
    {
        var stream = model[append.Stream];
        if (append.ExpectedVersion != stream.Version || append.Registrations.Any(r => registered.ContainsKey(r.Signal))) return AppendOutcome.Conflict;
        stream.Version++;
        stream.Commits.Add(new(stream.Version, append.RecordedAt, append.Payload));
        foreach (var registration in append.Registrations) registered.Add(registration.Signal, new(registration, append.Stream));
        return AppendOutcome.Appended;
    }

    private async Task TakeSnapshot(Random random, StreamKey key, string where)
    {
        var stream = model[key];
        var snapshot = new Snapshot(random.NextInt64(0, stream.Version + 2), random.Next(3), Json($"{random.Next()}"), Now);
        if (stream.Version == 0 || snapshot.Version > stream.Version)
        {
            await Should.ThrowAsync<InvalidOperationException>(() => Journal.SaveSnapshot(key, snapshot, None), where);
            return;
        }
        await Journal.SaveSnapshot(key, snapshot, None);
        if (stream.Snapshot is null || stream.Snapshot.Version <= snapshot.Version) stream.Snapshot = snapshot;
    }

    private async Task Compact(Random random, StreamKey key, string where)
    {
        var stream = model[key];
        var through = random.NextInt64(0, stream.Version + 2);
        var before = Now.AddMinutes(random.Next(-60, 90));
        if (through > (stream.Snapshot?.Version ?? 0))
        {
            await Should.ThrowAsync<InvalidOperationException>(() => Journal.Compact(key, through, before, None), where);
            return;
        }
        var deleted = stream.Commits.RemoveAll(c => c.Version <= through && c.RecordedAt < before);
        (await Journal.Compact(key, through, before, None)).ShouldBe(deleted, where);
    }

    private async Task Compare(StreamKey key, string where)
    {
        var stored = await Journal.Read(key, None);
        var expected = model[key];
        stored.Version.ShouldBe(expected.Version, where);
        Same(stored.Snapshot, expected.Snapshot, where);
        Same(stored.Commits, expected.Commits.Where(c => c.Version > (expected.Snapshot?.Version ?? 0)), where);
    }

    private async Task CompareAll(string where)
    {
        (await Store.Inspection.Registrations(Here, None).ToListAsync()).ShouldBe(registered.Values.OrderBy(r => r.Registration.Signal.Value), ignoreOrder: false, customMessage: where);
        var streams = await Store.Inspection.Streams(None).ToListAsync();
        streams.Select(s => s.Key).ShouldBe(model.Where(m => m.Value.Version > 0).Select(m => m.Key), ignoreOrder: true, where);
        foreach (var stream in streams)
        {
            var expected = model[stream.Key];
            Same(stream.Stored.Commits, expected.Commits, where);
            stream.CompactedThrough.ShouldBe(expected.Commits.Count == 0 ? expected.Version : expected.Commits[0].Version - 1, where);
        }
    }

    private static void Same(Snapshot? stored, Snapshot? expected, string where)
    {
        (stored is null).ShouldBe(expected is null, where);
        if (stored is null || expected is null) return;
        (stored.Version, stored.Algorithm, Text(stored.Payload), stored.TakenAt)
            .ShouldBe((expected.Version, expected.Algorithm, Text(expected.Payload), expected.TakenAt), where);
    }

    private static void Same(IEnumerable<StoredCommit> stored, IEnumerable<StoredCommit> expected, string where) =>
        stored.Select(c => (c.Version, c.RecordedAt, Text(c.Payload))).ShouldBe(expected.Select(c => (c.Version, c.RecordedAt, Text(c.Payload))), where);

    private sealed class ModelStream
    {
        public long Version { get; set; }

        public Snapshot? Snapshot { get; set; }

        public List<StoredCommit> Commits { get; } = [];
    }
}
