using System.Net;
using System.Text.Json;
using Signals.Core.Areas;
using Signals.Gateway.Tests.Inbox;
using Signals.Grains.Journal;

namespace Signals.Gateway.Tests.Pilots;

/// <summary>The coordinator is of the pilot; the member of the same team is not.</summary>
public sealed class PilotTests : IAsyncLifetime
{
    private const string LooksAlong = """{"meekijken":true,"mensen":["demo-coordinator"],"wijkteams":[]}""";
    private const string MiddenIsOn = """{"meekijken":true,"mensen":["demo-coordinator"],"wijkteams":["midden"]}""";
    private const string Id = "BU99990102-1";

    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task Everybody_reads_whether_the_platform_looks_along_and_only_an_administrator_with_whom()
    {
        (await town.Get("/v1/pilot", "manager")).Text.ShouldBe("""{"meekijken":false}""");
        (await town.Put("/v1/pilot", MiddenIsOn, "beheerder")).Text.ShouldBe(MiddenIsOn);
        (await town.Get("/v1/pilot", "beheerder")).Text.ShouldBe(MiddenIsOn);
        (await town.Get("/v1/pilot", "coordinator")).Text.ShouldBe("""{"meekijken":true}""");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_pilot_is_named_at_once()
    {
        (await town.Put("/v1/pilot", """{"gemeente":"GM0001","meekijken":"ja","mensen":["", 3],"wijkteams":"noord","vreemd":1}""", "beheerder"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.Order().ShouldBe(["/gemeente", "/meekijken", "/mensen/0", "/mensen/1", "/vreemd", "/wijkteams"]);
        (await town.Put("/v1/pilot", """{"meekijken":true,"mensen":[],"wijkteams":["nergens"]}""", "beheerder"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.Order().ShouldBe(["/mensen", "/wijkteams/0"]);
        (await town.Put("/v1/pilot", $$"""{"meekijken":true,"mensen":[{{string.Join(',', Enumerable.Range(0, 51).Select(i => $"\"p{i}\""))}}],"wijkteams":[]}""", "beheerder"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/mensen"]);
        (await town.Put("/v1/pilot", "{}", "beheerder")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.Order().ShouldBe(["/meekijken", "/mensen", "/wijkteams"]);
    }

    [Fact]
    public async Task What_is_raised_in_shadow_is_there_for_the_pilot_and_for_nobody_else_of_the_team()
    {
        await LookAlong();
        using var pilot = town.NewClient("coordinator");
        using var member = town.NewClient("wijkteamlid");
        await using var seen = await EventStream.Open(pilot, "/v1/wijkteams/midden/aanleidingen/stroom");
        (await seen.Next()).Kind.ShouldBe("welkom");
        await town.Rise(Town.Here, "eenzaamheid");

        var prompt = JsonDocument.Parse((await seen.Next()).Data).RootElement;
        prompt.GetProperty("id").GetString().ShouldBe(Id);
        prompt.GetProperty("proeftijd").GetBoolean().ShouldBeTrue();
        (await Total("coordinator")).ShouldBe(1);
        (await Total("wijkteamlid")).ShouldBe(0);
        (await town.Get($"/v1/aanleidingen/{Id}", "coordinator")).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var path in new[] { $"/v1/aanleidingen/{Id}", $"/v1/aanleidingen/{Id}/verloop", $"/v1/aanleidingen/{Id}/woorden" }) (await town.Get(path, "wijkteamlid")).ShouldBeProblem(HttpStatusCode.NotFound);
        foreach (var action in new[] { "zien", "oppakken", "terzijde" }) (await town.Send(HttpMethod.Post, $"/v1/aanleidingen/{Id}/{action}", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Post($"/v1/aanleidingen/{Id}/oordeel", """{"oordeel":"nuttig"}""", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Post("/v1/aanpakken", $$"""{"wijkteam":"midden","soort":"collectief","doel":"Samen eten","aanleidingen":["{{Id}}"]}""", "wijkteamlid"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldContain("/aanleidingen/0");
        // The place of the latest prompt says nothing either, nor does asking from a later one.
        foreach (var last in new[] { null, "0", "1", "99" })
        {
            await using var stream = await EventStream.Open(member, "/v1/wijkteams/midden/aanleidingen/stroom", last);
            (await stream.Next()).ShouldBe(new("welkom", "0", "{}"));
        }
    }

    [Fact]
    public async Task Once_a_team_is_switched_on_the_whole_team_reads_what_was_raised_and_the_stream_tells_only_what_is_new()
    {
        await LookAlong();
        await town.Rise(Town.Here, "eenzaamheid");
        await Until("coordinator", 1);
        await Set(MiddenIsOn);

        (await town.Get($"/v1/aanleidingen/{Id}", "wijkteamlid")).Json.GetProperty("proeftijd").GetBoolean().ShouldBeTrue();
        using var member = town.NewClient("wijkteamlid");
        using var pilot = town.NewClient("coordinator");
        await using var stream = await EventStream.Open(member, "/v1/wijkteams/midden/aanleidingen/stroom", "0");
        await using var again = await EventStream.Open(pilot, "/v1/wijkteams/midden/aanleidingen/stroom", "0");
        (await stream.Next()).Kind.ShouldBe("welkom");
        (await again.Next()).Kind.ShouldBe("welkom");
        await town.Rise(Town.There, "geldzorgen");

        foreach (var one in new[] { stream, again })
        {
            var happened = await one.Next();
            happened.Id.ShouldBe("2");
            JsonDocument.Parse(happened.Data).RootElement.GetProperty("proeftijd").GetBoolean().ShouldBeFalse();
        }
        (await Total("wijkteamlid")).ShouldBe(2);
    }

    [Fact]
    public async Task A_resident_reads_nothing_of_a_prompt_in_shadow()
    {
        await LookAlong();
        var sent = await town.Post("/v1/signalen", Town.Signal());
        await town.Rise(Town.Here, "eenzaamheid");
        await Until("coordinator", 1);
        var code = $$"""{"volgcode":"{{sent.Json.GetProperty("volgcode").GetString()}}"}""";

        (await town.Post("/v1/meldingen/opvragen", code)).Json.GetProperty("status").GetString().ShouldBe("ontvangen");
        await town.Send(HttpMethod.Post, $"/v1/aanleidingen/{Id}/oppakken", "coordinator");
        await Eventually(async () => (await town.Post("/v1/meldingen/opvragen", code)).Json.GetProperty("status").GetString() == "besproken");
    }

    [Fact]
    public async Task The_report_tells_its_people_what_was_asked_and_what_chance_would_ask()
    {
        await LookAlong();
        await town.Rise(Town.Here, "eenzaamheid");
        await Until("coordinator", 1);
        await town.Post($"/v1/aanleidingen/{Id}/oordeel", """{"oordeel":"nuttig"}""", "coordinator");
        await town.Send(HttpMethod.Post, $"/v1/aanleidingen/{Id}/oppakken", "coordinator");
        town.Clock.Advance(TimeSpan.FromDays(10));

        var report = (await town.Get("/v1/pilot/verslag?van=2026-01-01&tot=2026-12-31&wijkteam=midden", "coordinator")).Json;

        report.GetProperty("aanleidingen").GetInt32().ShouldBe(1);
        report.GetProperty("inProeftijd").GetInt32().ShouldBe(1);
        report.GetProperty("soorten").EnumerateArray().Single(kind => kind.GetProperty("code").GetString() == "toename").GetProperty("aantal").GetInt32().ShouldBe(1);
        report.GetProperty("themas").EnumerateArray().Single().GetProperty("code").GetString().ShouldBe("eenzaamheid");
        report.GetProperty("buurten").EnumerateArray().Single().GetProperty("code").GetString().ShouldBe(Town.Here);
        report.GetProperty("reacties").GetRawText().ShouldBe("""{"nuttig":1,"niets":0,"bekend":0,"nietGezegd":0,"opgepakt":1,"terzijde":0,"verlopen":0,"open":0}""");
        var chance = report.GetProperty("doorToeval");
        chance.GetProperty("vergelekenMet").GetInt32().ShouldBe(1);
        // Four neighbourhoods and fifteen themes for eleven months, each once in 325 years.
        chance.GetProperty("gemiddeld").GetDouble().ShouldBe(0.2);
        chance.GetProperty("tot").GetInt32().ShouldBe(1);
        report.GetProperty("inWoorden").GetString()!.ShouldContain("toeval");
        report.GetRawText().ShouldNotContain("demo-");
        (await town.Get("/v1/pilot/verslag", "coordinator")).Json.GetProperty("wijkteams").GetArrayLength().ShouldBe(3);
        (await town.Get("/v1/pilot/verslag?van=2026-01-01&tot=2026-02-01", "coordinator")).Json.GetProperty("aanleidingen").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task The_report_is_for_the_people_of_the_pilot_and_says_what_is_wrong_with_a_question()
    {
        (await town.Get("/v1/pilot/verslag", "coordinator")).ShouldBeProblem(HttpStatusCode.Forbidden);
        await LookAlong();
        (await town.Get("/v1/pilot/verslag", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.Forbidden);
        (await town.Get("/v1/pilot/verslag?van=gisteren&wijkteam=nergens&vreemd=1", "coordinator")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.Order().ShouldBe(["van", "vreemd", "wijkteam"]);
        (await town.Get("/v1/pilot/verslag?van=2024-01-01&tot=2026-01-01", "coordinator")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["tot"]);
        (await town.Get("/v1/pilot/verslag?van=2026-12-01&tot=2026-12-31", "coordinator")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["van"]);
    }

    private Task LookAlong() => Set(LooksAlong);

    private async Task Set(string pilot)
    {
        (await town.Put("/v1/pilot", pilot, "beheerder")).Status.ShouldBe(HttpStatusCode.OK);
        // Neighbourhoods are told by outbox.
        await town.Grains.Any(StreamKeys.Municipality(MunicipalityCode.Parse("GM9999"))).Deliver(default);
    }

    private async Task<int> Total(string role) => (await town.Get("/v1/aanleidingen", role)).Json.GetProperty("totaal").GetInt32();

    private Task Until(string role, int total) => Eventually(async () => await Total(role) == total);

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            if (await holds()) return;
            await Task.Delay(10);
        }
        throw new TimeoutException("It did not come to hold.");
    }
}
