using System.Net;
using System.Text.Json;

namespace Signals.Gateway.Tests.Areas;

public sealed class SourceTests : IAsyncLifetime
{
    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_source_that_is_switched_off_is_refused_wherever_it_is_named()
    {
        Codes((await town.Get("/v1/bronnen")).Json).ShouldBe(["inloop", "koffiekar", "bewoner", "huisbezoek", "partner"]);
        (await Tell("koffiekar")).Status.ShouldBe(HttpStatusCode.Created);

        var used = await town.Put("/v1/bronnen", """{"bronnen":["bewoner","huisbezoek","inloop"]}""", "beheerder");

        used.Status.ShouldBe(HttpStatusCode.OK, used.Text);
        (await town.Get("/v1/bronnen?gemeente=GM9999")).Json[0].GetProperty("naam").GetString().ShouldBe("Inloopspreekuur");
        Codes((await town.Get("/v1/bronnen")).Json).ShouldBe(["inloop", "bewoner", "huisbezoek"]);
        var refused = await Tell("koffiekar");
        refused.ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/bron"]);
        refused.Text.ShouldContain("Kies uit inloop, bewoner, huisbezoek.");
        (await Tell("inloop")).Status.ShouldBe(HttpStatusCode.Created);
        (await town.Post("/v1/stops", """{"soort":"koffiekar","buurt":"BU99990102"}""", "vrijwilliger")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/soort"]);
        (await town.Post("/v1/wijkteams/midden/agenda", """{"soort":"koffiekar","buurt":"BU99990102","plek":"Plein","datum":"2026-11-24","begin":"10:00","eind":"12:00"}""", "coordinator"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/soort"]);
        (await town.Post("/v1/stops", """{"soort":"inloop","buurt":"BU99990102"}""", "vrijwilliger")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Residents_stay_and_prompts_must_have_enough_to_rest_on()
    {
        (await Put("""{"bronnen":["inloop","huisbezoek"]}""")).ShouldBeProblem(HttpStatusCode.BadRequest).Text.ShouldContain("Zet bewoner in de lijst.");
        (await Put("""{"bronnen":["bewoner"]}""")).ShouldBeProblem(HttpStatusCode.BadRequest).Text.ShouldContain("2 soorten bronnen");
        (await Put("""{"bronnen":["bewoner","bewoner","onzin"],"gemeente":"GM0001","kosten":1}""")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields
            .ShouldBe(["/kosten", "/gemeente", "/bronnen/1", "/bronnen/2"]);
        (await Put("""{"bronnen":[]}""")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/bronnen"]);

        (await Put("""{"bronnen":["bewoner","inloop"]}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await town.Put("/v1/instellingen", """{"opmerkzaamheid":"gewoon","minstensHuishoudens":5,"minstensBronsoorten":3}""", "beheerder"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Text.ShouldContain("van 2 tot en met 2");
    }

    private Task<Answer> Put(string body) => town.Put("/v1/bronnen", body, "beheerder");

    private Task<Answer> Tell(string source) => town.Post("/v1/signalen", $$"""{"thema":"taal","buurt":"BU99990102","bron":"{{source}}"}""", "vrijwilliger");

    private static IEnumerable<string?> Codes(JsonElement sources) => sources.EnumerateArray().Select(source => source.GetProperty("code").GetString());
}
