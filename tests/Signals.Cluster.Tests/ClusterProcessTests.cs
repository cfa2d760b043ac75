using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Signals.Testing;
using Signals.Testing.Telemetry;
using Xunit.Abstractions;

namespace Signals.Cluster.Tests;

/// <summary>Real silos and gateways, on a real database, that know each other by certificate.</summary>
public sealed class ClusterProcessTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [SkippableFact]
    public async Task A_prompt_reaches_the_stream_of_one_gateway_through_signals_told_to_another()
    {
        await using var cluster = await Begin(silos: 2, gateways: 2);
        using var team = cluster.Gateways[0].Client("wijkteamlid");
        using var resident = cluster.Gateways[1].Client();
        using var volunteer = cluster.Gateways[1].Client("vrijwilliger");
        await Eventually(async () => await Knows(resident, "BU99990201"));
        using var stream = new StreamReader(await team.GetStreamAsync("/v1/wijkteams/zuid/aanleidingen/stroom"));
        (await stream.ReadLineAsync()).ShouldBe("event: welkom");

        string code = "";
        for (var house = 1; house <= 12; house++)
        {
            using var told = house % 2 == 0
                ? await cluster.Gateways[1].Tell(resident, Signal(house, "bewoner"), $"huis-{house}")
                : await cluster.Gateways[1].Tell(volunteer, Signal(house, "inloop"), $"huis-{house}");
            told.StatusCode.ShouldBe(HttpStatusCode.Created, await told.Content.ReadAsStringAsync());
            code = JsonDocument.Parse(await told.Content.ReadAsStringAsync()).RootElement.GetProperty("volgcode").GetString()!;
        }

        (await NextEvent(stream).WaitAsync(Long)).ShouldContain("BU99990201");
        using var followed = await cluster.Gateways[0].Client().PostAsJsonAsync("/v1/meldingen/opvragen", new { volgcode = code });
        (await followed.Content.ReadAsStringAsync()).ShouldContain("meegeteld");
        using var again = await cluster.Gateways[0].Tell(volunteer, Signal(11, "inloop"), "huis-11");
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await SendForm(from: cluster.Gateways[0], to: cluster.Gateways[1])).ShouldContain("Er gaat nog iets niet goed");
    }

    [SkippableFact]
    public async Task A_gateway_without_a_silo_lives_and_is_not_ready_and_says_so_until_there_is_one()
    {
        await using var cluster = await Begin(silos: 1, gateways: 1);
        using var client = cluster.Gateways[0].Client();
        (await client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await cluster.Silos[0].Stop()).ShouldBe(0);

        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using (var told = await cluster.Gateways[0].Tell(client, Signal(1, "bewoner"))) told.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await cluster.Silos[0].Restart();
        await Eventually(async () => (await client.GetAsync("/health/ready")).IsSuccessStatusCode);
    }

    [SkippableFact]
    public async Task A_silo_that_is_killed_while_people_tell_costs_nobody_an_error()
    {
        await using var cluster = await Begin(silos: 2, gateways: 1);
        var gateway = cluster.Gateways[0];
        using var resident = gateway.Client();
        await Eventually(async () => await Knows(resident, "BU99990201"));
        var answers = new List<Task<(string Key, HttpStatusCode Status, string Answer)>>();
        for (var house = 1; house <= 200; house++)
        {
            answers.Add(Tell(gateway, resident, house));
            if (house == 60) await cluster.Silos[0].Kill();
            await Task.Delay(25);
        }

        var told = await Task.WhenAll(answers);

        told.ShouldAllBe(one => one.Status == HttpStatusCode.Created);
        told.Select(one => one.Answer).ShouldBeUnique();
        foreach (var (key, _, answer) in told.Chunk(20).Select(some => some[0]))
            (await Tell(gateway, resident, int.Parse(key.AsSpan(5), CultureInfo.InvariantCulture))).Answer.ShouldBe(answer);
    }

    [SkippableFact]
    public async Task One_trace_leads_from_the_form_at_a_gateway_through_silos_to_the_inbox_at_a_gateway()
    {
        await using var receiver = await OtlpReceiver.Begin();
        await using var cluster = await ClusterProcesses.Begin((await Database.Postgres.Fresh())!, silos: 2, gateways: 1, more: new Dictionary<string, string>
        {
            ["Signals__Telemetry__Otlp"] = receiver.Address,
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        });
        var gateway = cluster.Gateways[0];
        using var volunteer = gateway.Client("vrijwilliger");
        await Eventually(async () => await Knows(volunteer, "BU99990201"));
        using var stream = new StreamReader(await gateway.Client("wijkteamlid").GetStreamAsync("/v1/wijkteams/zuid/aanleidingen/stroom"));
        await stream.ReadLineAsync();
        for (var house = 1; house <= 14; house++)
            using (await gateway.Tell(volunteer, Signal(house, house % 2 == 0 ? "bewoner" : "inloop"))) { }
        await NextEvent(stream).WaitAsync(Long);
        foreach (var member in cluster.Gateways.Concat(cluster.Silos)) (await member.Stop()).ShouldBe(0);

        var spans = receiver.Spans();
        var shown = spans.Single(span => span.Name == "inbox event");
        var trace = spans.Where(span => span.Trace == shown.Trace).ToList();
        output.WriteLine(Span.Tree(trace));

        trace.Count(span => trace.All(other => other.Id != span.Parent)).ShouldBe(1, "every span but the first hangs below another");
        trace.Select(span => span.Process).Distinct().Count().ShouldBeGreaterThanOrEqualTo(2);
        string[] way = ["POST /v1/signalen", "intake", "call of buurt", "buurt Record", "buurt turn", "journal append", "deliver to wijkteam", "call of wijkteam", "wijkteam Receive", "inbox event"];
        way.ShouldBeSubsetOf(trace.Select(span => span.Name));
        foreach (var secret in new[] { "BU9999", "GM9999", "9999AB", "energie" })
            foreach (var kind in new[] { "traces", "logs", "metrics" })
                string.Concat(receiver.Bodies(kind).Select(Encoding.UTF8.GetString)).ShouldNotContain(secret);
    }

    private static async Task<ClusterProcesses> Begin(int silos, int gateways) =>
        await ClusterProcesses.Begin((await Database.Postgres.Fresh())!, silos, gateways);

    private static object Signal(int house, string source) =>
        new { thema = "energie", buurt = "BU99990201", bron = source, huishouden = new { postcode = "9999AB", huisnummer = house } };

    private static async Task<(string Key, HttpStatusCode Status, string Answer)> Tell(SiloProcess gateway, HttpClient client, int house)
    {
        var key = $"huis-{house}";
        using var response = await gateway.Tell(client, Signal(house, "bewoner"), key);
        return (key, response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Fetches the residents' form from one gateway and sends it, with nothing filled in, to another.</summary>
    private static async Task<string> SendForm(SiloProcess from, SiloProcess to)
    {
        using var browser = new HttpClient();
        var form = await browser.GetStringAsync(from.Address);
        var token = Regex.Match(form, "name=\"formulier\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;
        using var content = new FormUrlEncodedContent([new("formulier", token)]);
        using var answer = await browser.PostAsync(to.Address, content);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<bool> Knows(HttpClient client, string neighbourhood) =>
        (await client.GetAsync($"/v1/buurten/{neighbourhood}")).IsSuccessStatusCode;

    private static async Task<string> NextEvent(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
            if (line == "event: aanleiding") return $"{await stream.ReadLineAsync()}{await stream.ReadLineAsync()}";
        throw new EndOfStreamException("The stream ended.");
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (await holds()) return;
            await Task.Delay(100);
        }
        throw new TimeoutException("It did not come to hold.");
    }
}
