using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Signals.Core.Neighbourhoods;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Journal.Postgres;
using Signals.Journal.Sqlite;
using Signals.Testing;

namespace Signals.Silo.Tests;

/// <summary>The real process, killed as by a power cut while it is busy. How often is set by <c>SIGNALS_KILL_ROUNDS</c>; twice unless set.</summary>
public sealed class KillTests
{
    private const int Posters = 32;
    private const string ImportTheme = "van-de-import";

    private static readonly TimeSpan LongestRound = TimeSpan.FromMinutes(1);

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
            using var stopping = new CancellationTokenSource(LongestRound);
            var posters = Enumerable.Range(0, Posters).Select(poster => Post(silo, round, poster, acknowledged, stopping.Token)).ToList();
            var before = acknowledged.Count;
            while (acknowledged.Count == before) await Task.Delay(10, stopping.Token);
            await Task.Delay(chance.Next(300, 1_500));
            await silo.Kill();
            await stopping.CancelAsync();
            await Task.WhenAll(posters);
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
        var recorded = (await Events(database, silo.DataFolder)).OfType<SignalRecorded>().Select(one => one.Signal.Id.ToString()).ToList();
        recorded.ShouldBeUnique();
        ids.Except(recorded).ShouldBeEmpty("an acknowledged signal is lost");
        await ShouldBeClean(database, silo.DataFolder);
    }

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task An_import_that_was_killed_again_and_again_ends_with_every_line_once(Database kind)
    {
        // More than can be read in the time before a kill, even when every line was had before.
        const int lines = 100_000;
        var database = await kind.Fresh();
        await using var silo = await SiloProcess.Begin(database);
        var chance = new Random(20261122);
        // Old and recent lines, among them equal ones, each with a key of its own.
        var file = string.Concat(Enumerable.Range(1, lines).Select(line =>
            $$"""{"sleutel":"kill-{{line}}","waargenomenOp":"{{(line % 4 == 0 ? DateTime.UtcNow.AddDays(-3) : DateTime.UtcNow.AddDays(-400 - (line % 50))):yyyy-MM-dd}}","buurt":"BU9999{{line % 3:D2}}{{line % 4:D2}}","thema":"{{ImportTheme}}","bron":"partner"}""" + "\n"));
        using (var administrator = silo.Client("beheerder"))
            (await administrator.PostAsJsonAsync("/v1/themas", new { gemeente = "GM9999", themas = new[] { new { code = ImportTheme, naam = "Van de import" } } }))
                .EnsureSuccessStatusCode();
        var acknowledged = new HashSet<string>();
        for (var round = 1; round <= Rounds; round++)
        {
            var importing = Import(silo, file, acknowledged);
            await Task.Delay(chance.Next(100, 1_500));
            await silo.Kill();
            (await importing).ShouldBeNull("the import was over before the kill");
            await silo.Restart();
        }
        var totals = await Import(silo, file, acknowledged);
        (await silo.Stop()).ShouldBe(0);

        totals.ShouldNotBeNull();
        (totals.Value.GetProperty("aangemaakt").GetInt32() + totals.Value.GetProperty("dubbel").GetInt32()).ShouldBe(lines);
        totals.Value.GetProperty("afgewezen").GetInt32().ShouldBe(0);
        acknowledged.Count.ShouldBe(lines);
        (await Events(database, silo.DataFolder)).Sum(happened => happened switch
        {
            HistoryLoaded history => history.Counts.Where(count => count.Theme.ToString() == ImportTheme).Sum(count => count.People),
            SignalRecorded { Signal: var signal } => signal.Theme.ToString() == ImportTheme ? signal.People : 0,
            _ => 0,
        }).ShouldBe(lines);
        await ShouldBeClean(database, silo.DataFolder);
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

    // Reads results as they come; a line that was read is acknowledged, whatever happens to the rest.
    private static async Task<JsonElement?> Import(SiloProcess silo, string file, HashSet<string> acknowledged)
    {
        try
        {
            using var partner = silo.Client("partner");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/importen") { Content = new StringContent(file, Encoding.UTF8, "application/x-ndjson") };
            using var response = await partner.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            using var results = new StreamReader(await response.Content.ReadAsStreamAsync());
            while (await results.ReadLineAsync() is { } line)
            {
                var result = JsonDocument.Parse(line).RootElement;
                if (result.TryGetProperty("totaal", out var totals)) return totals;
                if (result.GetProperty("status").GetString() is "aangemaakt" or "dubbel") acknowledged.Add(result.GetProperty("id").GetString()!);
            }
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or JsonException)
        {
            // The process was killed in the middle of it.
        }
        return null;
    }

    private static async Task<List<NeighbourhoodEvent>> Events(string? database, string folder)
    {
        await using var journal = database is null
            ? SqliteJournal.Inspect(Path.Combine(folder, "journal.db"))
            : PostgresJournal.Inspect(new() { ConnectionString = database });
        var events = new List<NeighbourhoodEvent>();
        await foreach (var stream in journal.Inspection.Streams(default))
        {
            if (stream.Key.Kind != StreamKeys.NeighbourhoodKind) continue;
            stream.CompactedThrough.ShouldBe(0);
            foreach (var commit in stream.Stored.Commits) events.AddRange(GrainJson.Read<Commit<NeighbourhoodEvent>>(commit.Payload).Events);
        }
        return events;
    }

    private static async Task ShouldBeClean(string? database, string folder)
    {
        var program = Path.Combine(Repository.Root, "src", "Signals.Cli", "bin", Repository.Configuration, "net10.0", "signals.dll");
        var where = database is null ? (string[])["--sqlite", Path.Combine(folder, "journal.db")] : ["--postgres", database];
        using var verify = Process.Start(new ProcessStartInfo("dotnet", [program, "verify", .. where]) { RedirectStandardOutput = true })!;
        var said = await verify.StandardOutput.ReadToEndAsync();
        await verify.WaitForExitAsync();
        verify.ExitCode.ShouldBe(0, said);
    }
}
