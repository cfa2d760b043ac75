using System.Net;
using System.Text.Json;

namespace Signals.Gateway.Tests.Areas;

public sealed class PlaceTests : IAsyncLifetime
{
    private const string Route = "/v1/buurten/BU99990102/plekken";

    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task An_administrator_lists_places_and_everybody_reads_them()
    {
        var listed = await Put("""{"plekken":[{"code":"vloeiweide","naam":"De Vloeiweide"},{"code":"weidehof","naam":" Het Weidehof "}]}""");
        listed.Status.ShouldBe(HttpStatusCode.OK, listed.Text);

        Names((await town.Get(Route)).Json).ShouldBe(["De Vloeiweide", "Het Weidehof"]);
        (await town.Get("/v1/buurten/BU99990103/plekken")).Json.GetArrayLength().ShouldBe(0);
        (await Put("""{"plekken":[]}""")).Json.GetArrayLength().ShouldBe(0);
        (await town.Get(Route)).Json.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_list_is_named_at_once()
    {
        (await Put("""{"plekken":[{"code":"Fout!","naam":""},{"code":"goed","naam":"Twee\nregels"},{"code":"goed","naam":"Goed","kleur":"rood"}]}"""))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/plekken/0/code", "/plekken/0/naam", "/plekken/1/naam", "/plekken/2/kleur", "/plekken/2/code"]);
        (await Put("""{"plekken":[{"code":"goed","naam":"Een"},{"code":"goed","naam":"Twee"}]}""")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/plekken/1/code"]);
        (await Put("""{}""")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/plekken"]);
        (await town.Put("/v1/buurten/BU12345678/plekken", """{"plekken":[]}""", "beheerder")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_prompt_goes_on_naming_a_place_that_is_no_longer_listed()
    {
        await Put("""{"plekken":[{"code":"vloeiweide","naam":"De Vloeiweide"}]}""");
        for (var number = 1; number <= 20; number++)
        {
            var answer = await town.Post("/v1/signalen",
                $$$"""{"thema":"eenzaamheid","buurt":"BU99990102","plek":"vloeiweide","bron":"{{{(number % 2 == 0 ? "huisbezoek" : "inloop")}}}","huishouden":{"postcode":"9999AB","huisnummer":{{{number}}}}}""", "wijkteamlid");
            answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        }
        (await Place()).GetProperty("naam").GetString().ShouldBe("De Vloeiweide");

        await Put("""{"plekken":[]}""");

        (await Place()).GetProperty("naam").GetString().ShouldBe("De Vloeiweide");
        (await town.Post("/v1/signalen", Town.Signal(rest: ",\"plek\":\"vloeiweide\""))).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/plek"]);
    }

    private Task<Answer> Put(string body) => town.Put(Route, body, "beheerder");

    private async Task<JsonElement> Place()
    {
        for (var tries = 0; ; tries++)
        {
            var prompts = (await town.Get("/v1/aanleidingen", "wijkteamlid")).Json.GetProperty("aanleidingen");
            if (prompts.GetArrayLength() > 0) return prompts[0].GetProperty("plek");
            tries.ShouldBeLessThan(500);
            await Task.Delay(10);
        }
    }

    private static IEnumerable<string?> Names(JsonElement places) => places.EnumerateArray().Select(place => place.GetProperty("naam").GetString());
}
