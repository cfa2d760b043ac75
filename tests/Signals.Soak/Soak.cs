using System.Diagnostics;
using System.Net.Http.Json;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Journal.Postgres;
using Signals.Testing;

namespace Signals.Soak;

/// <summary>
/// Two silos and a gateway, each a real process, on a real PostgreSQL, told signals at a steady rate while something befalls them. Afterwards the
/// journal is read: whatever was acknowledged must be in it once, and every prompt before its team.
/// </summary>
internal static class Soak
{
    /// <summary>Names the <c>Signals.Silo.dll</c> of another version, for <c>upgrade</c>.</summary>
    public const string OlderProgram = "SIGNALS_OLDER_SILO";

    private const int Neighbourhoods = 200;
    private const int HouseholdsPerPattern = 14;
    private const int SecondsPerPattern = 3;

    private static readonly string[] Teams = ["noord", "midden", "zuid"];

    /// <returns>Whether nothing was lost, counted twice or given up.</returns>
    public static async Task<bool> Run(string kind, TimeSpan duration, int perSecond)
    {
        var server = await PostgresServer.StartOwn();
        var database = server.ConnectionString;
        var older = kind == "upgrade" ? Environment.GetEnvironmentVariable(OlderProgram) : null;
        await using var cluster = await ClusterProcesses.Begin(database, silos: 2, gateways: 1, older);
        var gateway = cluster.Gateways[0];
        await LoadAreas(gateway);
        var teller = new Teller(gateway);
        var followers = Teams.Select(team => new InboxFollower(gateway, team)).ToList();
        using var following = new CancellationTokenSource();
        var followed = followers.Select(follower => follower.Run(following.Token)).ToList();
        await Task.WhenAll(followers.Select(follower => follower.Began));
        using var stopping = new CancellationTokenSource(duration);
        Console.WriteLine($"{kind}: {duration.TotalMinutes:N0} minutes, {perSecond} signals a second into {Neighbourhoods} neighbourhoods, {Environment.ProcessorCount} cores for all of it");

        var disturbing = Disturbance.Run(kind, cluster, server, stopping.Token);
        var running = Stopwatch.StartNew();
        await teller.Run(perSecond, number => Next(number, perSecond), stopping.Token);
        var seconds = running.Elapsed.TotalSeconds;
        var disturbed = await disturbing;
        await Delivered(database);
        await Task.Delay(TimeSpan.FromSeconds(2));
        await following.CancelAsync();
        await Task.WhenAll(followed);
        await gateway.Stop();
        foreach (var silo in cluster.Silos) await silo.Stop();

        return await Report(teller, followers, database, disturbed, seconds);
    }

    // Most signals are a background that raises nothing: one source only. Now and then fourteen households of a neighbourhood speak up about a theme.
    private static (string Neighbourhood, object Body, bool Staff) Next(int number, int perSecond)
    {
        var within = number % (perSecond * SecondsPerPattern);
        var pattern = number / (perSecond * SecondsPerPattern);
        if (within < HouseholdsPerPattern && pattern < 12 * Theme.Standard.Count)
        {
            var place = pattern % 12;
            var neighbourhood = $"BU9999{place / 4:D2}{place % 4:D2}";
            return (neighbourhood, Body(Theme.Standard[pattern / 12].Code.ToString(), neighbourhood, within % 2 == 0 ? "bewoner" : "inloop", $"9999{(char)('A' + place)}Z", 500 + within), within % 2 == 1);
        }
        var chance = Random.Shared;
        var elsewhere = $"BU9998{chance.Next(Neighbourhoods):D4}";
        return (elsewhere, Body(Theme.Standard[chance.Next(Theme.Standard.Count)].Code.ToString(), elsewhere, "bewoner", "9999XY", chance.Next(1, 5_000)), false);
    }

    private static object Body(string theme, string neighbourhood, string source, string postcode, int house) =>
        new { thema = theme, buurt = neighbourhood, bron = source, huishouden = new { postcode, huisnummer = house } };

    private static async Task LoadAreas(SiloProcess gateway)
    {
        using var administrator = gateway.Client("beheerder");
        while (!(await administrator.GetAsync("/v1/buurten/BU99990203")).IsSuccessStatusCode) await Task.Delay(200);
        var features = Enumerable.Range(0, Neighbourhoods).Select(i => new
        {
            type = "Feature",
            properties = new { buurtcode = $"BU9998{i:D4}", buurtnaam = $"Buurt {i}", gemeentecode = "GM9998", gemeentenaam = "Proefstad", jaar = 2025 },
        });
        (await administrator.PostAsJsonAsync("/v1/gebieden", new { type = "FeatureCollection", features })).EnsureSuccessStatusCode();
        await Task.Delay(TimeSpan.FromSeconds(5));
    }

    private static async Task Delivered(string database)
    {
        await using var journal = PostgresJournal.Inspect(new() { ConnectionString = database });
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(500))
        {
            var undelivered = false;
            await foreach (var _ in journal.Inspection.Messages(default)) undelivered = true;
            if (!undelivered) return;
        }
    }

    private static async Task<bool> Report(Teller teller, List<InboxFollower> followers, string database, int disturbed, double seconds)
    {
        var (recorded, raised, shown) = await Stored(database);
        var acknowledged = teller.Acknowledged.ToList();
        var stored = recorded.GroupBy(id => id).ToDictionary(group => group.Key, group => group.Count());
        var lost = acknowledged.Count(id => !stored.ContainsKey(id));
        var twice = stored.Values.Count(count => count > 1) + acknowledged.Count - acknowledged.Distinct().Count();
        var lostPrompts = raised.Except(shown.Select(prompt => prompt.Id)).Count();
        var twicePrompts = shown.Count - shown.Distinct().Count();
        var positions = shown.GroupBy(prompt => prompt.Team).ToDictionary(group => group.Key, group => (long)group.Count());
        var whole = followers.Count(follower => follower.HasAll(positions.GetValueOrDefault(follower.Team)));
        var times = teller.Times.Select(time => time.Milliseconds).Order().ToList();
        var slowest = teller.Times.MaxBy(time => time.Milliseconds);
        Console.WriteLine($"disturbed {disturbed} times; {acknowledged.Count} signals acknowledged, {acknowledged.Count / seconds:N0} a second");
        Console.WriteLine($"lost {lost}, counted twice {twice}; prompts raised {raised.Count}, lost {lostPrompts}, twice {twicePrompts}; {whole} of {followers.Count} streams had every one since they began, once and in order");
        Console.WriteLine($"given up after every repeat: {teller.GivenUp}; single tries that failed: {Told(teller)}");
        Console.WriteLine($"until acknowledged, repeats included: p50 {At(times, 0.5):N0} ms, p99 {At(times, 0.99):N0} ms, p99.9 {At(times, 0.999):N0} ms; "
            + $"longest that any neighbourhood was unavailable {slowest.Milliseconds:N0} ms");
        var clean = await Verify(database);
        Console.WriteLine($"signals verify: {(clean ? "clean" : "NOT clean")}");
        return clean && lost == 0 && twice == 0 && lostPrompts == 0 && twicePrompts == 0 && teller.GivenUp == 0 && whole == followers.Count;
    }

    private static string Told(Teller teller) =>
        teller.Failures.IsEmpty ? "none" : string.Join(", ", teller.Failures.OrderBy(failure => failure.Key, StringComparer.Ordinal).Select(failure => $"{failure.Value} × {failure.Key}"));

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? double.NaN : sorted[(int)(share * (sorted.Count - 1))];

    private static async Task<(List<string> Recorded, List<string> Raised, List<(string Team, string Id)> Shown)> Stored(string database)
    {
        var (recorded, raised, shown) = (new List<string>(), new List<string>(), new List<(string, string)>());
        await using var journal = PostgresJournal.Inspect(new() { ConnectionString = database });
        await foreach (var stream in journal.Inspection.Streams(default))
        {
            foreach (var commit in stream.Stored.Commits)
            {
                if (stream.Key.Kind == StreamKeys.NeighbourhoodKind)
                    foreach (var happened in GrainJson.Read<Commit<NeighbourhoodEvent>>(commit.Payload).Events)
                    {
                        if (happened is SignalRecorded { Signal.Id: var id }) recorded.Add(id.ToString());
                        if (happened is PromptRaised { Prompt.Id: var prompt }) raised.Add(prompt.ToString());
                    }
                else if (stream.Key.Kind == StreamKeys.TeamKind)
                    shown.AddRange(GrainJson.Read<Commit<DistrictTeamEvent>>(commit.Payload).Events.OfType<PromptDelivered>()
                        .Select(delivered => (stream.Key.Name, delivered.Prompt.Id.ToString())));
            }
        }
        return (recorded, raised, shown);
    }

    private static async Task<bool> Verify(string database)
    {
        var program = Path.Combine(Repository.Root, "src", "Signals.Cli", "bin", Repository.Configuration, "net10.0", "signals.dll");
        using var verify = Process.Start("dotnet", [program, "verify", "--postgres", database]);
        await verify.WaitForExitAsync();
        return verify.ExitCode == 0;
    }
}
