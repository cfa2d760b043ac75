using System.Net;

namespace Signals.Gateway.Tests.Settings;

public sealed class SettingsTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task Staff_read_how_often_chance_raises_a_prompt()
    {
        var answer = await town.Get("/v1/instellingen", "wijkteamlid");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Json.GetProperty("opmerkzaamheid").GetString().ShouldBe("gewoon");
        answer.Json.GetProperty("doorToeval").GetProperty("perThema").GetString().ShouldBe("minder dan eens in de 100 jaar");
        answer.Json.GetProperty("doorToeval").GetProperty("perBuurt").GetString().ShouldBe("ongeveer eens in de 22 jaar");
        answer.Json.GetProperty("doorToeval").GetProperty("perGemeente").GetString().ShouldStartWith("ongeveer eens in de ");
        (await town.Get("/v1/instellingen")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await town.Get("/v1/instellingen?gemeente=GM0001", "beheerder")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Only_an_administrator_sets_and_all_that_is_wrong_is_named()
    {
        (await Put("""{"opmerkzaamheid":"later","minstensHuishoudens":6,"minstensBronsoorten":2}""", "coordinator")).Status.ShouldBe(HttpStatusCode.Forbidden);

        var wrong = await Put("""{"opmerkzaamheid":"altijd","minstensHuishoudens":4,"minstensBronsoorten":1}""", "beheerder");
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Json.GetProperty("fouten").EnumerateArray().Select(error => error.GetProperty("veld").GetString()).ShouldBe(["/opmerkzaamheid", "/minstensHuishoudens", "/minstensBronsoorten"]);

        var set = await Put("""{"opmerkzaamheid":"zelden","minstensHuishoudens":7,"minstensBronsoorten":3}""", "beheerder");
        set.Status.ShouldBe(HttpStatusCode.OK, set.Text);
        var read = await town.Get("/v1/instellingen", "manager");
        read.Json.GetProperty("minstensHuishoudens").GetInt32().ShouldBe(7);
        read.Json.GetProperty("doorToeval").GetProperty("perBuurt").GetString().ShouldBe("minder dan eens in de 100 jaar");
        (await Put("""{"opmerkzaamheid":"gewoon","minstensHuishoudens":5,"minstensBronsoorten":2}""", "beheerder")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private Task<Answer> Put(string body, string role) => town.Put("/v1/instellingen", body, role);
}
