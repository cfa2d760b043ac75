using System.Globalization;
using System.Net;
using Signals.Testing;

namespace Signals.Gateway.Tests.Areas;

public sealed class AreaTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task Themes_and_neighbourhoods_of_the_home_municipality_are_open_to_all()
    {
        (await town.Get("/v1/themas")).Json.GetArrayLength().ShouldBe(15);
        (await town.Get("/v1/buurten")).Json.GetArrayLength().ShouldBe(12);
        var one = await town.Get("/v1/buurten/BU99990102");
        one.Json.GetProperty("wijkteam").GetString().ShouldBe("midden");
        one.Json.GetProperty("gemeente").GetProperty("naam").GetString().ShouldBe("Voorbeelddorp");
        (await town.Get("/v1/buurten/BU99990102/plekken")).Json.GetArrayLength().ShouldBe(0);
        (await town.Get("/v1/buurten/BU12345678")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Get("/v1/buurten/BU12345678/plekken")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Get("/v1/themas?gemeente=GM0000&vreemd=1")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["vreemd"]);
        (await town.Get("/v1/themas?gemeente=utrecht")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["gemeente"]);
        (await town.Get("/v1/wijkteams", "vrijwilliger")).Json.GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task A_map_brings_a_municipality()
    {
        const string map = """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","geometry":null,"properties":{"buurtcode":"BU99800100","buurtnaam":"Kern","wijkcode":"WK998001","gemeentecode":"GM9980","gemeentenaam":"Zandveen","jaar":2025,"aantal_huishoudens":310,"water":"NEE"}},
              {"type":"Feature","geometry":null,"properties":{"buurtcode":"BU99800101","buurtnaam":"Polder","gemeentecode":"GM9980","gemeentenaam":"Zandveen","jrstatcode":"2025BU99800101","aantal_huishoudens":-99995}},
              {"type":"Feature","geometry":null,"properties":{"buurtcode":"BU99800199","buurtnaam":"Meer","gemeentecode":"GM9980","gemeentenaam":"Zandveen","jaar":2025,"water":"JA"}},
              {"type":"Feature","geometry":null,"properties":{"wijkcode":"WK998001","wijknaam":"Wijk 1","gemeentecode":"GM9980","gemeentenaam":"Zandveen"}},
              {"type":"Feature","geometry":null,"properties":{"buurtcode":"BU99800200","buurtnaam":"Bos","gemeentecode":"GM9980","gemeentenaam":"Zandveen","jaar":2025}}
            ]}
            """;
        (await town.Get("/v1/buurten?gemeente=GM9980")).ShouldBeProblem(HttpStatusCode.BadRequest);
        var loaded = await town.Post("/v1/gebieden", map, "beheerder", type: "application/geo+json");
        loaded.Status.ShouldBe(HttpStatusCode.OK, loaded.Text);
        loaded.Text.ShouldBe("""{"gemeenten":[{"code":"GM9980","naam":"Zandveen","wijken":2,"buurten":3}],"jaar":2025}""");

        var areas = (await town.Get("/v1/buurten?gemeente=GM9980")).Json;
        areas.GetArrayLength().ShouldBe(3);
        areas[0].GetProperty("huishoudens").GetInt32().ShouldBe(310);
        areas[0].GetProperty("wijk").GetProperty("naam").GetString().ShouldBe("Wijk 1");
        areas[1].TryGetProperty("huishoudens", out _).ShouldBeFalse();
        areas[2].GetProperty("wijk").GetProperty("naam").GetString().ShouldBe("WK998002");

        (await town.Post("/v1/themas", """{"gemeente":"GM9980","themas":[{"code":"wateroverlast","naam":"Water op straat"}]}""", "beheerder")).Json.GetArrayLength().ShouldBe(16);
        (await town.Get("/v1/themas?gemeente=GM9980")).Json.GetArrayLength().ShouldBe(16);
        await Eventually(() => town.Post("/v1/signalen", """{"thema":"wateroverlast","buurt":"BU99800101","bron":"bewoner"}"""), HttpStatusCode.Created);
        (await town.Post("/v1/signalen", """{"thema":"wateroverlast","buurt":"BU99990102","bron":"bewoner"}""")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/thema"]);
    }

    [Fact]
    public async Task The_shapes_of_a_map_tell_which_neighbourhoods_border_on_each_other()
    {
        // Four squares in a row; the second and third leave a sliver of half a metre between them, and the last lies apart.
        var map = Map(("BU99830000", 5.00, 5.01), ("BU99830001", 5.01, 5.02), ("BU99830002", 5.020004, 5.03), ("BU99830003", 5.04, 5.05));
        (await town.Post("/v1/gebieden", map, "beheerder")).Status.ShouldBe(HttpStatusCode.OK);

        (await Adjacent("BU99830000")).ShouldBe(["BU99830001"]);
        (await Adjacent("BU99830001")).ShouldBe(["BU99830000", "BU99830002"], ignoreOrder: true);
        (await Adjacent("BU99830003")).ShouldBeEmpty();

        // A map of a part tells nothing of the rest; one without shapes tells nothing at all.
        (await town.Post("/v1/gebieden", Map(("BU99830001", 5.01, 5.02), ("BU99830002", 5.03, 5.04)), "beheerder")).Status.ShouldBe(HttpStatusCode.OK);
        (await Adjacent("BU99830001")).ShouldContain("BU99830000");
        (await town.Post("/v1/gebieden", """{"type":"FeatureCollection","features":[{"properties":{"buurtcode":"BU99830000","buurtnaam":"Anders","jaar":2026}}]}""", "beheerder")).Status.ShouldBe(HttpStatusCode.OK);
        (await Adjacent("BU99830000")).ShouldBe(["BU99830001"]);

        static string Map(params (string Code, double West, double East)[] squares) => $$"""
            {"type":"FeatureCollection","features":[{{string.Join(',', squares.Select(square => string.Create(CultureInfo.InvariantCulture,
                $$$"""{"geometry":{"type":"Polygon","coordinates":[[[{{{square.West}}},52],[{{{square.East}}},52],[{{{square.East}}},52.01],[{{{square.West}}},52.01],[{{{square.West}}},52]]]},"properties":{"buurtcode":"{{{square.Code}}}","buurtnaam":"Vak","jaar":2025}}""")))}}]}
            """;
    }

    private async Task<IEnumerable<string?>> Adjacent(string code) =>
        (await town.Get($"/v1/buurten/{code}")).Json.GetProperty("aangrenzend").EnumerateArray().Select(other => other.GetString());

    [Theory]
    [InlineData("""{"type":"Feature"}""", "/type")]
    [InlineData("""{"type":"FeatureCollection"}""", "/features")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "/features")]
    [InlineData("""{"type":"FeatureCollection","features":[1,{}]}""", "/features/0|/features/1/properties")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"gemeentecode":"GM9981"}}]}""", "/features/0/properties/buurtcode")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"buurtcode":"BU1","buurtnaam":"x","jaar":2025}}]}""", "/features/0/properties/buurtcode")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"buurtcode":"BU99810000","gemeentecode":"GM9981","jaar":"2025"}}]}""", "/features/0/properties/buurtnaam|/features/0/properties/jaar")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"buurtcode":"BU99810000","buurtnaam":"x","gemeentecode":"GM9982","jaar":2025}}]}""", "/features/0/properties/gemeentecode")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"wijkcode":"WK998100"}}]}""", "/features/0/properties/jaar")]
    [InlineData("""{"type":"FeatureCollection","features":[{"geometry":{"type":"Point","coordinates":[5,52]},"properties":{"buurtcode":"BU99810000","buurtnaam":"x","jaar":2025}}]}""", "/features/0/geometry")]
    [InlineData("""{"type":"FeatureCollection","features":[{"geometry":{"type":"Polygon","coordinates":[[[5,52],[6,52]]]},"properties":{"buurtcode":"BU99810000","buurtnaam":"x","jaar":2025}}]}""", "/features/0/geometry")]
    [InlineData("""{"type":"FeatureCollection","features":[{"geometry":{"type":"Polygon"},"properties":{"buurtcode":"BU99810000","buurtnaam":"x","jaar":2025}}]}""", "/features/0/geometry")]
    [InlineData("""{"type":"FeatureCollection","features":[{"geometry":{"type":"Polygon","coordinates":["x"]},"properties":{"buurtcode":"BU99810000","buurtnaam":"x","jaar":2025}}]}""", "/features/0/geometry")]
    [InlineData("""{"type":"FeatureCollection","features":[{"geometry":"hier","properties":{"buurtcode":"BU99810000","buurtnaam":"x","jaar":2025}}]}""", "/features/0/geometry")]
    public async Task A_map_that_is_wrong_is_refused(string map, string fields) =>
        (await town.Post("/v1/gebieden", map, "beheerder")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(fields.Split('|'));

    [Theory]
    [InlineData("""{}""", "/gemeente|/themas")]
    [InlineData("""{"gemeente":"GM9999","themas":[]}""", "/themas")]
    [InlineData("""{"gemeente":"GM9999","themas":[{"code":"Fout","naam":""},{"code":"goed","naam":"Goed","kleur":1}]}""", "/themas/0/code|/themas/0/naam|/themas/1/kleur")]
    public async Task Themes_that_are_wrong_are_refused(string body, string fields) =>
        (await town.Post("/v1/themas", body, "beheerder")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(fields.Split('|'));

    [SkippableFact]
    public async Task The_map_of_a_real_municipality_loads()
    {
        var loaded = await town.Post("/v1/gebieden", await File.ReadAllTextAsync(Repository.DataOrSkip("baarn-gm0308-buurten.geojson")), "beheerder");
        loaded.Json.GetProperty("gemeenten")[0].GetProperty("buurten").GetInt32().ShouldBe(21);
        loaded.Json.GetProperty("gemeenten")[0].GetProperty("vormen").GetInt32().ShouldBe(21);
        (await town.Get("/v1/buurten?gemeente=GM0308")).Json.EnumerateArray().ShouldAllBe(area => area.GetProperty("aangrenzend").GetArrayLength() > 0);
        (await town.Post("/v1/gebieden", await File.ReadAllTextAsync(Repository.DataOrSkip("baarn-gm0308-wijken.geojson")), "beheerder")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_stop_begins_and_ends()
    {
        var begun = await town.Post("/v1/stops", """{"soort":"koffiekar","buurt":"BU99990102","plek":"Plein","begin":"2026-11-20T08:00:00Z"}""", "vrijwilliger");
        begun.Status.ShouldBe(HttpStatusCode.Created, begun.Text);
        var id = begun.Json.GetProperty("id").GetString();
        (await town.Post($"/v1/stops/{id}/afronden", """{"aanwezigen":-1,"eind":"2030-01-01T00:00:00Z"}""", "vrijwilliger"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/aanwezigen", "/eind"]);
        (await town.Post($"/v1/stops/{id}/afronden", """{"aanwezigen":12}""", "vrijwilliger")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await town.Post($"/v1/stops/{id}/afronden", """{"aanwezigen":12}""", "vrijwilliger")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Post("/v1/stops", """{"soort":"bewoner","buurt":"BU1"}""", "vrijwilliger")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/soort", "/buurt"]);
    }

    private static async Task Eventually(Func<Task<Answer>> call, HttpStatusCode status)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await call();
            if (answer.Status == status) return;
            answer.ShouldBeProblem(HttpStatusCode.ServiceUnavailable).Header("Retry-After").ShouldNotBeNull();
            tries.ShouldBeLessThan(50);
            await Task.Delay(20);
        }
    }
}
