using Npgsql;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Grains.Journal;

namespace Signals.Journal.Postgres;

/// <summary>Several appends as one <see cref="NpgsqlBatch"/>: one implicit transaction and one round trip, the commit included.</summary>
/// <remarks>
/// One statement appends to each stream once. An append whose stream or signal occurs earlier in the merge goes into a later statement of the same
/// batch, a wave, which sees what the earlier one did.
/// </remarks>
internal sealed class Merge
{
    private readonly IReadOnlyList<WaitingAppend> appends;
    private readonly List<List<int>> waves = [];

    public Merge(IReadOnlyList<WaitingAppend> appends)
    {
        this.appends = appends;
        if (appends.Count == 1) waves.Add([0]);
        else Divide();
    }

    /// <returns>For each append whether it took.</returns>
    public async Task<bool[]> Run(NpgsqlConnection connection)
    {
        await using var batch = new NpgsqlBatch(connection);
        AddHeads(batch);
        foreach (var wave in waves) batch.BatchCommands.Add(Wave([.. wave.Select(i => appends[i].Append)]));
        var took = new bool[appends.Count];
        await using var reader = await batch.ExecuteReaderAsync();
        // The first result only counts locks.
        foreach (var wave in waves)
        {
            await reader.NextResultAsync();
            while (await reader.ReadAsync()) took[wave[(int)reader.GetInt64(0) - 1]] = true;
        }
        // Only after the last answer is the commit certain.
        await reader.NextResultAsync();
        return took;
    }

    private void Divide()
    {
        var streams = new Dictionary<StreamKey, int>();
        var signals = new Dictionary<(MunicipalityCode, SignalId), int>();
        for (var i = 0; i < appends.Count; i++)
        {
            var append = appends[i].Append;
            var wave = streams.GetValueOrDefault(append.Stream);
            foreach (var registration in append.Registrations)
                wave = Math.Max(wave, signals.GetValueOrDefault((append.Stream.Municipality, registration.Signal)));
            streams[append.Stream] = wave + 1;
            foreach (var registration in append.Registrations) signals[(append.Stream.Municipality, registration.Signal)] = wave + 1;
            if (wave == waves.Count) waves.Add([]);
            waves[wave].Add(i);
        }
    }

    private void AddHeads(NpgsqlBatch batch)
    {
        var keys = appends.Select(a => a.Append.Stream).Distinct()
            .OrderBy(k => k.Municipality).ThenBy(k => k.Kind, StringComparer.Ordinal).ThenBy(k => k.Name, StringComparer.Ordinal).ToArray();
        var beginning = appends.Where(a => a.Append.ExpectedVersion == 0).Select(a => a.Append.Stream).ToHashSet();
        if (beginning.Count > 0) batch.BatchCommands.Add(Command(MergeSql.AddHeads, [.. KeyArrays([.. keys.Where(beginning.Contains)])]));
        batch.BatchCommands.Add(Command(MergeSql.LockHeads, [.. KeyArrays(keys)]));
    }

    private static NpgsqlBatchCommand Wave(Append[] wave)
    {
        var registrations = wave.SelectMany(a => a.Registrations).ToArray();
        var messages = wave.SelectMany(a => a.Messages).ToArray();
        var reminders = wave.SelectMany(a => a.Reminders).ToArray();
        return Command(MergeSql.Append(registrations.Length > 0, messages.Length > 0, reminders.Length > 0),
        [
            .. KeyArrays([.. wave.Select(a => a.Stream)]),
            Array(wave, a => a.ExpectedVersion),
            Array(wave, a => Instant.Of(a.RecordedAt).Value),
            Array(wave, a => a.Payload),
            Ends(wave, a => a.Registrations.Count),
            Ends(wave, a => a.Messages.Count),
            Ends(wave, a => a.Reminders.Count),
            Array(registrations, r => new Bits128(r.Signal.Value).ToGuid()),
            Array(registrations, r => new Bits128(r.BodyHash).ToGuid()),
            Array(registrations, r => Instant.Of(r.ReceivedAt).Value),
            Array(registrations, r => Instant.Of(r.ExpiresAt).Value),
            Array(messages, m => m.Receiver.ToString()),
            Array(messages, m => m.Number),
            Array(messages, m => m.Payload),
            Array(reminders, r => r.Name),
            Array(reminders, r => r.DueAt is { } due ? Instant.Of(due).Value : (long?)null),
            Array(messages, m => m.Trace),
        ]);
    }

    private static IEnumerable<NpgsqlParameter> KeyArrays(StreamKey[] keys) =>
        [Array(keys, k => k.Municipality.Number), Array(keys, k => k.Kind), Array(keys, k => k.Name)];

    private static NpgsqlParameter<T[]> Array<TSource, T>(TSource[] items, Func<TSource, T> value) =>
        new() { TypedValue = System.Array.ConvertAll(items, item => value(item)) };

    private static NpgsqlParameter<int[]> Ends(Append[] wave, Func<Append, int> count)
    {
        var end = 0;
        return Array(wave, append => end += count(append));
    }

    private static NpgsqlBatchCommand Command(string text, NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }
}
