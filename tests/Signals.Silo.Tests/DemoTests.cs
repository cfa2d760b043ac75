using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Signals.Grains.Journal;
using Signals.Journal.Sqlite;
using Signals.Testing;

namespace Signals.Silo.Tests;

/// <summary>What somebody sees who begins the platform for the first time.</summary>
public sealed class DemoTests : IAsyncLifetime
{
    private SiloProcess silo = null!;

    public async Task InitializeAsync() => silo = await SiloProcess.Begin();

    public async Task DisposeAsync() => await silo.DisposeAsync();

    [Fact]
    public async Task Six_residents_and_two_walk_in_signals_put_a_prompt_on_the_open_stream()
    {
        using var team = silo.Client("wijkteamlid");
        using var stream = new StreamReader(await team.GetStreamAsync("/v1/wijkteams/midden/aanleidingen/stroom"));
        (await stream.ReadLineAsync()).ShouldBe("event: welkom");
        using var resident = silo.Client();
        using var volunteer = silo.Client("vrijwilliger");
        for (var house = 1; house <= 6; house++)
            (await silo.Tell(resident, Signal("BU99990102", "bewoner", house))).StatusCode.ShouldBe(HttpStatusCode.Created);
        for (var i = 0; i < 2; i++)
            (await silo.Tell(volunteer, Signal("BU99990102", "inloop", null))).StatusCode.ShouldBe(HttpStatusCode.Created);

        var prompt = await NextPrompt(stream).WaitAsync(TimeSpan.FromSeconds(10));

        prompt.GetProperty("buurt").GetProperty("code").GetString().ShouldBe("BU99990102");
        prompt.GetProperty("huishoudens").GetString().ShouldBe("5 tot 9");
        prompt.GetProperty("uitleg").GetString()!.ShouldContain("noemden 5 tot 9 huishoudens eenzaamheid");
        prompt.GetProperty("vragen").GetArrayLength().ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Ten_signals_from_one_address_put_no_prompt_anywhere()
    {
        using var team = silo.Client("wijkteamlid");
        using var resident = silo.Client();
        for (var i = 0; i < 10; i++)
            (await silo.Tell(resident, Signal("BU99990200", "bewoner", 1))).StatusCode.ShouldBe(HttpStatusCode.Created);
        await Task.Delay(TimeSpan.FromSeconds(2));

        (await Total(team, "zuid")).ShouldBe(0);
    }

    [Fact]
    public async Task The_sample_shows_its_planted_patterns_and_a_quiet_district_and_survives_a_restart()
    {
        using (var team = silo.Client("wijkteamlid"))
        {
            await Eventually(async () => await Total(team, "noord") == 2 && await Total(team, "midden") == 2);
            (await Total(team, "zuid")).ShouldBe(0);
            var questions = JsonDocument.Parse(await team.GetStringAsync("/v1/huishoudvragen")).RootElement.ToString();
            questions.ShouldContain("BU99990002");
            JsonDocument.Parse(await team.GetStringAsync("/v1/inlopen")).RootElement.EnumerateArray().Select(one => one.GetProperty("soort").GetString()).Distinct()
                .ShouldBe(["inloop", "koffiekar"], ignoreOrder: true);
            JsonDocument.Parse(await team.GetStringAsync("/v1/buurten/BU99990102/plekken")).RootElement.GetArrayLength().ShouldBe(2);
        }
        (await silo.Stop()).ShouldBe(0);
        await silo.Restart();
        using var again = silo.Client("wijkteamlid");
        (await Total(again, "noord")).ShouldBe(2);
        (await Total(again, "zuid")).ShouldBe(0);
    }

    [Fact]
    public async Task An_address_in_the_sample_leads_to_its_neighbourhood_and_is_loaded_once()
    {
        await Find("9999AB", 12, "BU99990001");
        await Find("9999CD", 150, "BU99990203");
        (await silo.Stop()).ShouldBe(0);
        await silo.Restart();
        await Find("9999BC", 1, "BU99990102");
        (await silo.Stop()).ShouldBe(0);
        await using var journal = SqliteJournal.Inspect(Path.Combine(silo.DataFolder, "journal.db"));
        var addresses = await journal.Inspection.Streams(default).SingleAsync(stream => stream.Key.Kind == StreamKeys.AddressesKind);
        addresses.Stored.Version.ShouldBe(1);

        async Task Find(string postcode, int huisnummer, string code)
        {
            using var resident = silo.Client();
            using var answer = await resident.PostAsJsonAsync("/v1/buurten/opzoeken", new { postcode, huisnummer });
            JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString().ShouldBe(code);
        }
    }

    [Fact]
    public async Task Trends_and_their_map_are_there_as_soon_as_the_platform_is()
    {
        using var manager = silo.Client("manager");
        var series = JsonDocument.Parse(await manager.GetStringAsync("/v1/trends")).RootElement.GetProperty("reeksen");
        series.GetArrayLength().ShouldBe(15);
        foreach (var points in series.EnumerateArray().Select(one => one.GetProperty("punten"))) points.GetArrayLength().ShouldBeGreaterThanOrEqualTo(6);
        series[0].GetProperty("punten").EnumerateArray().Last().GetProperty("aantal").GetInt32().ShouldBeInRange(30, 120);
        series[0].GetProperty("punten").EnumerateArray().Last().GetProperty("verwacht").GetProperty("tot").GetInt32().ShouldBeGreaterThan(30);

        var map = JsonDocument.Parse(await manager.GetStringAsync("/v1/trends/kaart?thema=geldzorgen&niveau=buurt")).RootElement.GetProperty("features");
        var shapes = map.EnumerateArray().ToDictionary(
            area => area.GetProperty("properties").GetProperty("code").GetString()!, area => Sides(area.GetProperty("geometry").GetProperty("coordinates")[0][0]));
        shapes.Count.ShouldBe(12);
        foreach (var (code, sides) in shapes)
            JsonDocument.Parse(await manager.GetStringAsync($"/v1/buurten/{code}")).RootElement.GetProperty("aangrenzend").EnumerateArray().Select(other => other.GetString()!)
                .ShouldBe(shapes.Where(other => other.Key != code && other.Value.Overlaps(sides)).Select(other => other.Key), ignoreOrder: true);
        JsonDocument.Parse(await manager.GetStringAsync("/v1/trends/kaart?thema=geldzorgen")).RootElement.GetProperty("features").EnumerateArray()
            .ShouldAllBe(area => area.GetProperty("geometry").GetProperty("coordinates").GetArrayLength() == 1, "a district is of one piece");
    }

    // From point to point, in either direction.
    private static HashSet<string> Sides(JsonElement ring)
    {
        var points = ring.EnumerateArray().Select(point => point.GetRawText()).ToList();
        return [.. points.Zip(points.Skip(1), (from, to) => string.CompareOrdinal(from, to) < 0 ? from + to : to + from)];
    }

    [Fact]
    public async Task An_open_stream_does_not_hold_up_the_end()
    {
        using var team = silo.Client("wijkteamlid");
        using var stream = new StreamReader(await team.GetStreamAsync("/v1/wijkteams/midden/aanleidingen/stroom"));
        await stream.ReadLineAsync();

        (await silo.Stop().WaitAsync(TimeSpan.FromSeconds(20))).ShouldBe(0);
    }

    [Fact]
    public async Task Figures_for_monitoring_stand_on_a_port_of_their_own_and_name_no_area_or_theme()
    {
        using var resident = silo.Client();
        (await silo.Tell(resident, Signal("BU99990201", "bewoner", 3))).StatusCode.ShouldBe(HttpStatusCode.Created);
        using var monitor = new HttpClient { BaseAddress = silo.Management };
        var text = await monitor.GetStringAsync("/metrics");

        text.ShouldContain("# TYPE signals_recorded_total counter");
        text.Split('\n').ShouldContain(line => line.StartsWith("signals_grain_commits_total{", StringComparison.Ordinal) && line.Contains("kind=\"buurt\""));
        text.ShouldNotContain("BU9999");
        text.ShouldNotContain("eenzaamheid");
        (await resident.GetAsync("/metrics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await monitor.GetAsync("/v1/themas")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static object Signal(string neighbourhood, string source, int? house) => house is null
        ? new { thema = "eenzaamheid", buurt = neighbourhood, bron = source }
        : new { thema = "eenzaamheid", buurt = neighbourhood, bron = source, huishouden = new { postcode = "9999AB", huisnummer = house } };

    private static async Task<int> Total(HttpClient team, string id) =>
        JsonDocument.Parse(await team.GetStringAsync($"/v1/aanleidingen?wijkteam={id}")).RootElement.GetProperty("totaal").GetInt32();

    private static async Task<JsonElement> NextPrompt(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
            if (line == "event: aanleiding")
                while (await stream.ReadLineAsync() is { } data)
                    if (data.StartsWith("data: ", StringComparison.Ordinal)) return JsonDocument.Parse(data[6..]).RootElement;
        throw new EndOfStreamException();
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (await holds()) return;
            await Task.Delay(100);
        }
        throw new TimeoutException("It did not become so.");
    }
}
