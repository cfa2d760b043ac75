using System.Net;
using System.Text.Json;

namespace Signals.Gateway.Tests.Teams;

public sealed class TeamTests : IAsyncLifetime
{
    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_neighbourhood_is_given_to_a_team_of_its_own_which_gets_its_prompts_from_then_on()
    {
        var formed = await Put("kade", """{"naam":"Wijkteam Kade","wijken":[],"buurten":["BU99990102"]}""");
        formed.Status.ShouldBe(HttpStatusCode.OK, formed.Text);
        (await TeamOf("BU99990102")).ShouldBe("kade");
        (await TeamOf("BU99990103")).ShouldBe("midden");
        (await Teams()).Single(team => team.GetProperty("id").GetString() == "kade").GetProperty("buurten")[0].GetString().ShouldBe("BU99990102");

        // The neighbourhood is told through the outbox.
        await town.Grains.Municipality(new(9999)).Deliver(default);
        await town.Rise(Town.Here, "eenzaamheid");
        for (var tries = 0; (await town.Get("/v1/aanleidingen?wijkteam=kade", "wijkteamlid")).Json.GetProperty("totaal").GetInt32() == 0; tries++)
        {
            tries.ShouldBeLessThan(500);
            await Task.Delay(10);
        }
    }

    [Fact]
    public async Task A_team_is_renamed_and_once_it_serves_nothing_dissolved()
    {
        (await Put("zuid", """{"naam":" Wijkteam Zuiderpoort ","wijken":["WK999902"],"buurten":[]}""")).Json.GetProperty("naam").GetString().ShouldBe("Wijkteam Zuiderpoort");
        (await Delete("zuid")).ShouldBeProblem(HttpStatusCode.Conflict).Text.ShouldContain("Geef die eerst aan een ander wijkteam");

        (await Put("midden", """{"gemeente":"GM9999","naam":"Wijkteam Midden","wijken":["WK999901","WK999902"],"buurten":[]}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await Delete("zuid")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await Teams()).Select(team => team.GetProperty("id").GetString()).ShouldBe(["noord", "midden"]);
        (await Delete("zuid")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_team_with_open_prompts_is_not_dissolved_since_nobody_could_read_them()
    {
        await town.Rise(Town.Here, "eenzaamheid");
        for (var tries = 0; (await town.Get("/v1/aanleidingen?wijkteam=midden", "wijkteamlid")).Json.GetProperty("totaal").GetInt32() == 0; tries++)
        {
            tries.ShouldBeLessThan(500);
            await Task.Delay(10);
        }
        (await Put("noord", """{"naam":"Wijkteam Noord","wijken":["WK999900","WK999901"],"buurten":[]}""")).Status.ShouldBe(HttpStatusCode.OK);

        (await Delete("midden")).ShouldBeProblem(HttpStatusCode.Conflict).Text.ShouldContain("aanleidingen die openstaan");
        (await town.Send(HttpMethod.Post, "/v1/aanleidingen/BU99990102-1/terzijde", "wijkteamlid")).Status.ShouldBe(HttpStatusCode.OK);
        (await Delete("midden")).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_team_with_an_approach_that_goes_on_is_not_dissolved_since_nobody_could_open_it()
    {
        var path = (await town.Post("/v1/aanpakken", """{"wijkteam":"midden","soort":"doorbraak","doel":"Samen","buurten":["BU99990102"],"themas":["taal"]}""", "wijkteamlid")).Header("Location")!;
        for (var tries = 0; (await town.Get("/v1/aanpakken?wijkteam=midden", "wijkteamlid")).Json.GetProperty("aanpakken").GetArrayLength() == 0; tries++)
        {
            tries.ShouldBeLessThan(500);
            await Task.Delay(10);
        }
        (await Put("noord", """{"naam":"Wijkteam Noord","wijken":["WK999900","WK999901"],"buurten":[]}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await Delete("midden")).ShouldBeProblem(HttpStatusCode.Conflict).Text.ShouldContain("aanpak die loopt");

        (await town.Post($"{path}/afronden", """{"hoe":"gestopt"}""", "wijkteamlid")).Status.ShouldBe(HttpStatusCode.OK);
        for (var tries = 0; (await Delete("midden")).Status != HttpStatusCode.NoContent; tries++)
        {
            tries.ShouldBeLessThan(500);
            await Task.Delay(10);
        }
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_team_is_named_at_once()
    {
        (await Put("Fout!", """{"naam":"","wijken":["WK000000",1],"buurten":["BU99990102","BU99990102"],"leden":3}"""))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["id", "/leden", "/naam", "/wijken/1", "/wijken/0", "/buurten/1"], ignoreOrder: true);
        (await Put("kade", """{"gemeente":"GM0001","naam":"Kade"}""")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/gemeente", "/wijken", "/buurten"]);
        var left = await Put("zuid", """{"naam":"Wijkteam Zuid","wijken":[],"buurten":["BU99990200"]}""");
        left.ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/wijken"]);
        left.Text.ShouldContain("Buurt 21 (BU99990201)");
        left.Text.ShouldNotContain("BU99990200");
        (await TeamOf("BU99990201")).ShouldBe("zuid");
    }

    [Fact]
    public async Task A_short_name_belongs_to_one_municipality()
    {
        (await town.Post("/v1/gebieden", """{"type":"FeatureCollection","features":[{"properties":{"buurtcode":"BU99840000","buurtnaam":"Kern","jaar":2026}}]}""", "beheerder")).Status.ShouldBe(HttpStatusCode.OK);
        (await Put("zuid", """{"gemeente":"GM9984","naam":"Wijkteam","wijken":["WK998400"],"buurten":[]}""")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["id"]);
        (await Put("wk998400", """{"naam":"Wijkteam Kern","wijken":["WK998400"],"buurten":[]}""")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private Task<Answer> Put(string id, string body) => town.Put($"/v1/wijkteams/{id}", body, "beheerder");

    private Task<Answer> Delete(string id) => town.Send(HttpMethod.Delete, $"/v1/wijkteams/{id}", "beheerder");

    private async Task<IEnumerable<JsonElement>> Teams() => (await town.Get("/v1/wijkteams", "vrijwilliger")).Json.EnumerateArray();

    private async Task<string?> TeamOf(string code) => (await town.Get($"/v1/buurten/{code}")).Json.GetProperty("wijkteam").GetString();
}
