using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Signals.Core.Neighbourhoods;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Journal.Postgres;
using Signals.Journal.Sqlite;

namespace Signals.Silo.Tests;

/// <summary>The real process, killed as by a power cut while it is busy. How often is set by <c>SIGNALS_KILL_ROUNDS</c>; twice unless set.</summary>
public sealed class KillTests
{
    private const int Posters = 32;

    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("SIGNALS_KILL_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 2;

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Every_signal_acknowledged_to_32_posters_is_there_once_after_each_kill(Database kind)
    {
        var database = await kind.Fresh();
        await using var silo = await SiloProcess.Begin(database);
        var acknowledged = new ConcurrentDictionary<string, string>();
        var chance = new Random(20261122);
        for (var round = 1; round <= Rounds; round++)
        {
            using var stopping = new CancellationTokenSource();
            var posters = Enumerable.Range(0, Posters).Select(poster => Post(silo, round, poster, acknowledged, stopping.Token)).ToList();
            var before = acknowledged.Count;
            await Task.Delay(chance.Next(300, 1_500));
            await silo.Kill();
            await stopping.CancelAsync();
            await Task.WhenAll(posters);
            acknowledged.Count.ShouldBeGreaterThan(before);
            await silo.Restart();
        }

        // The same keys and bodies again: each gets the answer that it had.
        using (var client = silo.Client())
            foreach (var (key, answer) in acknowledged.OrderBy(_ => chance.Next()).Take(200))
            {
                using var again = await silo.Tell(client, Body(key), key);
                again.StatusCode.ShouldBe(HttpStatusCode.Created);
                (await again.Content.ReadAsStringAsync()).ShouldBe(answer);
            }
        (await silo.Stop()).ShouldBe(0);

        var ids = acknowledged.Values.Select(answer => JsonDocument.Parse(answer).RootElement.GetProperty("id").GetString()!).ToList();
        ids.ShouldBeUnique();
        await Verify(database, silo.DataFolder, ids);
    }

    private static async Task Post(SiloProcess silo, int round, int poster, ConcurrentDictionary<string, string> acknowledged, CancellationToken stopping)
    {
        using var client = silo.Client();
        for (var i = 0; !stopping.IsCancellationRequested; i++)
        {
            var key = $"{round}-{poster}-{i}";
            try
            {
                using var response = await silo.Tell(client, Body(key), key, stopping);
                if (response.StatusCode == HttpStatusCode.Created) acknowledged[key] = await response.Content.ReadAsStringAsync(stopping);
            }
            catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException or IOException)
            {
                return;
            }
        }
    }

    private static object Body(string key)
    {
        var number = key.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)) & 0xFFFFF;
        return new
        {
            thema = number % 2 == 0 ? "eenzaamheid" : "taal",
            buurt = $"BU9999{number / 7 % 3:D2}{number / 3 % 4:D2}",
            bron = "bewoner",
            huishouden = new { postcode = "9999XY", huisnummer = 1 + (number % 5_000) },
            waarneming = number % 5 == 0 ? "iets wat iemand schreef" : null,
        };
    }

    private static async Task Verify(string? database, string folder, List<string> acknowledged)
    {
        await using var journal = database is null
            ? SqliteJournal.Inspect(Path.Combine(folder, "journal.db"))
            : PostgresJournal.Inspect(new() { ConnectionString = database });
        var recorded = new List<string>();
        await foreach (var stream in journal.Inspection.Streams(default))
        {
            if (stream.Key.Kind != StreamKeys.NeighbourhoodKind) continue;
            stream.CompactedThrough.ShouldBe(0);
            foreach (var commit in stream.Stored.Commits)
                recorded.AddRange(GrainJson.Read<Commit<NeighbourhoodEvent>>(commit.Payload).Events.OfType<SignalRecorded>().Select(one => one.Signal.Id.ToString()));
        }
        recorded.ShouldBeUnique();
        acknowledged.Except(recorded).ShouldBeEmpty("an acknowledged signal is lost");
    }
}
