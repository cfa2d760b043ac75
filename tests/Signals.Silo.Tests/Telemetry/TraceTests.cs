using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Signals.Grains.Journal;
using Signals.Journal.Sqlite;
using Signals.Testing;
using Signals.Testing.Telemetry;
using Xunit.Abstractions;

namespace Signals.Silo.Tests.Telemetry;

/// <summary>What the real process exports by OTLP, from the form to the inbox.</summary>
public sealed class TraceTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Neighbourhood = "BU99990102";
    private const string Theme = "eenzaamheid";
    private const string Canary = "kanariepiet";

    private OtlpReceiver receiver = null!;
    private SiloProcess silo = null!;

    public async Task InitializeAsync()
    {
        receiver = await OtlpReceiver.Begin();
        silo = await SiloProcess.Begin(more: new Dictionary<string, string>
        {
            ["Signals__Telemetry__Otlp"] = receiver.Address,
            ["Logging__LogLevel__Default"] = "Debug",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        });
    }

    public async Task DisposeAsync()
    {
        await silo.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task One_trace_leads_from_the_form_through_the_commit_and_the_delivery_to_the_open_inbox()
    {
        using var team = silo.Client("wijkteamlid");
        using var stream = new StreamReader(await team.GetStreamAsync("/v1/wijkteams/midden/aanleidingen/stroom"));
        await stream.ReadLineAsync();
        using var resident = silo.Client();
        using var volunteer = silo.Client("vrijwilliger");
        await TellUntilAPrompt(resident, volunteer);
        await NextPrompt(stream).WaitAsync(TimeSpan.FromSeconds(20));
        (await silo.Stop()).ShouldBe(0);

        var spans = receiver.Spans();
        var told = spans.Single(span => span.Name == "inbox event");
        var trace = spans.Where(span => span.Trace == told.Trace).ToList();
        output.WriteLine(Span.Tree(trace));

        trace.Select(span => span.Id).ShouldBeUnique();
        var root = trace.Single(span => trace.All(other => other.Id != span.Parent));
        root.Name.ShouldBe("POST /v1/signalen");
        root.Parent.ShouldBe("");
        Ancestors(told, trace).Select(span => span.Name).ShouldBe(
            ["wijkteam Receive", "deliver to wijkteam", "buurt Record", "intake", "POST /v1/signalen"]);
        foreach (var kind in new[] { "buurt Record", "wijkteam Receive" })
        {
            var call = trace.Single(span => span.Name == kind);
            call.Tags.Keys.ShouldContain("signals.waited_seconds");
            var turn = trace.Single(span => span.Parent == call.Id && span.Name.EndsWith(" turn", StringComparison.Ordinal));
            trace.Single(span => span.Parent == turn.Id && span.Name == "journal append").Tags["signals.outcome"].ShouldBe("appended");
        }
        told.Links.ShouldHaveSingleItem("the request that keeps the stream open").Trace.ShouldNotBe(told.Trace);
    }

    [Fact]
    public async Task A_trace_may_begin_outside_and_nothing_else_comes_in_with_it()
    {
        using var resident = silo.Client();
        resident.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
        resident.DefaultRequestHeaders.Add("tracestate", $"{Canary}={Canary}");
        resident.DefaultRequestHeaders.Add("baggage", $"{Canary}={Canary}");
        (await silo.Tell(resident, Signal("bewoner", 1))).StatusCode.ShouldBe(HttpStatusCode.Created);
        using var another = silo.Client();
        another.DefaultRequestHeaders.Add("traceparent", Canary);
        (await silo.Tell(another, Signal("bewoner", 2))).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await silo.Stop()).ShouldBe(0);

        receiver.Spans().Count(span => span.Trace == "0af7651916cd43dd8448eb211c80319c" && span.Name == "journal append").ShouldBe(1);
        receiver.Spans().ShouldAllBe(span => span.State == "");
        Exported("traces", "metrics", "logs").ShouldNotContain(Canary);
    }

    [Fact]
    public async Task Nothing_of_a_person_a_theme_or_an_area_is_in_anything_that_is_exported()
    {
        using var resident = silo.Client();
        resident.DefaultRequestHeaders.UserAgent.ParseAdd($"{Canary}/1.0");
        using var volunteer = silo.Client("vrijwilliger");
        var secrets = new List<string> { Canary, Theme, Neighbourhood, "BU9999", "GM9999", "9999AB", "vloeiweide" };
        for (var house = 1; house <= 3; house++)
        {
            using var response = await silo.Tell(resident, new
            {
                thema = Theme,
                buurt = Neighbourhood,
                bron = "bewoner",
                huishouden = new { postcode = "9999AB", huisnummer = house },
                waarneming = $"{Canary} woont alleen",
                duiding = $"volgens {Canary}",
                contact = new { email = $"{Canary}@example.org", toestemming = true },
                bijElkaarHouden = true,
            }, $"{Canary}-{house}");
            var body = await response.Content.ReadAsStringAsync();
            response.StatusCode.ShouldBe(HttpStatusCode.Created, body);
            var answer = JsonDocument.Parse(body).RootElement;
            secrets.Add(answer.GetProperty("volgcode").GetString()!);
            secrets.Add(answer.GetProperty("id").GetString()!);
            await resident.PostAsync("/v1/meldingen/opvragen", new StringContent($$"""{"volgcode":"{{answer.GetProperty("volgcode").GetString()}}"}""", Encoding.UTF8, "application/json"));
        }
        await TellUntilAPrompt(resident, volunteer);
        foreach (var path in new[] { $"/v1/buurten/{Neighbourhood}/plekken?{Canary}={Canary}", $"/{Canary}", $"/v1/aanleidingen/{Canary}?buurt={Neighbourhood}" })
            await resident.GetAsync(path);
        await resident.PostAsync("/v1/signalen", new StringContent($$"""{"{{Canary}}":"{{Canary}}"}""", Encoding.UTF8, "application/json"));
        await resident.SendAsync(new(new(Canary), "/v1/signalen"));
        using (var monitor = new HttpClient { BaseAddress = silo.Management }) AssertHoldsNone(secrets, await monitor.GetStringAsync("/metrics"));
        (await silo.Stop()).ShouldBe(0);
        await using (var journal = SqliteJournal.Inspect(Path.Combine(silo.DataFolder, "journal.db")))
            await foreach (var stream in journal.Inspection.Streams(default))
                if (stream.Key.Kind == StreamKeys.HouseholdKind) secrets.Add(stream.Key.Name);

        secrets.Count.ShouldBeGreaterThan(15, "there are households, follow codes and ids among them");
        foreach (var kind in new[] { "traces", "metrics", "logs" }) receiver.Bodies(kind).ShouldNotBeEmpty(kind);
        AssertHoldsNone(secrets, Exported("traces", "metrics", "logs"));
        AssertHoldsNone(["127.0.0.1"], Exported("traces", "logs"));
    }

    [Fact]
    public async Task A_line_in_the_log_tells_which_trace_it_belongs_to_and_the_span_says_that_it_failed()
    {
        using var resident = silo.Client();
        await using (var hold = new SqliteConnection($"Data Source={Path.Combine(silo.DataFolder, "journal.db")};Pooling=False"))
        {
            await hold.OpenAsync();
            await using var locking = hold.CreateCommand();
            locking.CommandText = "BEGIN IMMEDIATE";
            await locking.ExecuteNonQueryAsync();
            (await silo.Tell(resident, Signal("bewoner", 1))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }
        (await silo.Stop()).ShouldBe(0);

        var refused = receiver.Spans().Single(span => span.Name == "POST /v1/signalen");
        refused.Tags["http.response.status_code"].ShouldBe("503");
        var lines = (from body in receiver.Bodies("logs")
                     from resource in new WireMessage(body).Messages(1)
                     from scope in resource.Messages(2)
                     from line in scope.Messages(2)
                     where line.Hex(9) == refused.Trace
                     select line.Messages(5).Single().Text(1)).ToList();
        lines.ShouldContain("The platform could not take a request for now: JournalUnavailableException");
        lines.ShouldContain(line => line.StartsWith("The database file could not be locked for writing", StringComparison.Ordinal));
    }

    private static void AssertHoldsNone(IEnumerable<string> secrets, string text)
    {
        foreach (var secret in secrets)
        {
            var at = text.IndexOf(secret, StringComparison.OrdinalIgnoreCase);
            if (at >= 0) Assert.Fail($"'{secret}' was exported: …{text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 120)]}…");
        }
    }

    // Texts stand in protobuf as they are, so that one look finds them in whatever field.
    private string Exported(params string[] kinds) => string.Concat(kinds.SelectMany(receiver.Bodies).Select(Encoding.UTF8.GetString));

    private async Task TellUntilAPrompt(HttpClient resident, HttpClient volunteer)
    {
        for (var house = 11; house <= 16; house++) (await silo.Tell(resident, Signal("bewoner", house))).StatusCode.ShouldBe(HttpStatusCode.Created);
        for (var i = 0; i < 2; i++) (await silo.Tell(volunteer, Signal("inloop", null))).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private static object Signal(string source, int? house) => house is null
        ? new { thema = Theme, buurt = Neighbourhood, bron = source }
        : new { thema = Theme, buurt = Neighbourhood, bron = source, huishouden = new { postcode = "9999AB", huisnummer = house } };

    private static async Task NextPrompt(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
            if (line == "event: aanleiding") return;
        throw new EndOfStreamException();
    }

    private static IEnumerable<Span> Ancestors(Span span, List<Span> trace)
    {
        for (var parent = trace.Find(other => other.Id == span.Parent); parent is not null; parent = trace.Find(other => other.Id == parent.Parent))
            yield return parent;
    }
}
