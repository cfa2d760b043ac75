using System.Net;
using System.Text.Json;

namespace Signals.Gateway.Tests.Menus;

public sealed class MenuTests : IAsyncLifetime
{
    private const string Card = """
        {"kleur":"groen","titel":"Wandelclub","toelichting":"Elke week een rondje met wie wil.","bron":"Welzijn Voorbeelddorp","bewijs":"goed beschreven","themas":["eenzaamheid"],"gecontroleerdOp":"2026-03-03"}
        """;

    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_card_of_the_municipality_stands_with_prompts_and_warns_when_it_was_checked_long_ago()
    {
        var set = await town.Put("/v1/menukaarten/wandelclub", Card, "beheerder");
        set.Status.ShouldBe(HttpStatusCode.OK, set.Text);
        set.Json.GetProperty("eigen").GetBoolean().ShouldBeTrue();
        set.Json.GetProperty("code").GetString().ShouldBe("wandelclub");
        await Raise();

        var card = (await Offered()).Single(card => card.GetProperty("code").GetString() == "wandelclub");

        card.GetProperty("kleur").GetString().ShouldBe("groen");
        card.GetProperty("titel").GetString().ShouldBe("Wandelclub");
        card.GetProperty("bron").GetString().ShouldBe("Welzijn Voorbeelddorp");
        card.GetProperty("bewijs").GetString().ShouldBe("goed beschreven");
        card.GetProperty("gecontroleerdOp").GetString().ShouldBe("2026-03-03");
        card.GetProperty("waarschuwing").GetString()!.ShouldContain("3 maart 2026");
        (await Offered()).Single(card => card.GetProperty("code").GetString() == "niets-doen").TryGetProperty("waarschuwing", out _).ShouldBeFalse();

        // Whoever looks at it again, sets it again.
        (await town.Put("/v1/menukaarten/wandelclub", Card.Replace(",\"gecontroleerdOp\":\"2026-03-03\"", "", StringComparison.Ordinal), "beheerder")).Json.GetProperty("gecontroleerdOp").GetString().ShouldBe("2026-11-20");
        (await town.Send(HttpMethod.Delete, "/v1/menukaarten/wandelclub", "beheerder")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Codes()).ShouldNotContain("wandelclub");
        (await town.Send(HttpMethod.Delete, "/v1/menukaarten/wandelclub", "beheerder")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_standard_card_is_left_out_and_offered_again()
    {
        await Raise();
        (await town.Send(HttpMethod.Delete, "/v1/menukaarten/buurttafel", "beheerder")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Codes()).ShouldNotContain("buurttafel");
        (await town.Get("/v1/menukaarten", "vrijwilliger")).Json.EnumerateArray()
            .Single(card => card.GetProperty("code").GetString() == "buurttafel").GetProperty("aangeboden").GetBoolean().ShouldBeFalse();

        (await town.Send(HttpMethod.Post, "/v1/menukaarten/buurttafel/aanbieden?gemeente=GM9999", "beheerder")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Codes()).ShouldContain("buurttafel");
    }

    [Fact]
    public async Task Talking_first_and_doing_nothing_cannot_be_taken_off()
    {
        (await town.Send(HttpMethod.Delete, "/v1/menukaarten/eerst-praten", "beheerder")).ShouldBeProblem(HttpStatusCode.Conflict);
        (await town.Put("/v1/menukaarten/niets-doen", Card, "beheerder")).ShouldBeProblem(HttpStatusCode.Conflict);
        (await town.Put("/v1/wijkteams/midden/menukaart", """{"weggelaten":["niets-doen"]}""", "coordinator")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/weggelaten/0"]);
    }

    [Fact]
    public async Task A_team_narrows_the_menu_of_its_own_prompts()
    {
        await Raise();
        (await town.Put("/v1/wijkteams/noord/menukaart", """{"weggelaten":["samen-met-de-buurt"]}""", "coordinator")).Status.ShouldBe(HttpStatusCode.OK);
        (await Codes()).ShouldContain("samen-met-de-buurt");

        var narrowed = await town.Put("/v1/wijkteams/midden/menukaart", """{"weggelaten":["buurttafel","samen-sneller-beslissen"]}""", "coordinator");

        narrowed.Status.ShouldBe(HttpStatusCode.OK, narrowed.Text);
        (await Codes()).ShouldNotContain("buurttafel");
        (await Codes()).ShouldContain("eerst-praten");
        (await town.Get("/v1/wijkteams/midden/menukaart", "manager")).Json.EnumerateArray().Where(card => card.GetProperty("weggelaten").GetBoolean())
            .Select(card => card.GetProperty("code").GetString()).ShouldBe(["samen-sneller-beslissen", "buurttafel"]);
        (await town.Put("/v1/wijkteams/nergens/menukaart", """{"weggelaten":[]}""", "coordinator")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Put("/v1/wijkteams/midden/menukaart", """{"weggelaten":["bestaat-niet","buurttafel","buurttafel",3]}""", "coordinator"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/weggelaten/3", "/weggelaten/0", "/weggelaten/2"]);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_card_is_named_at_once()
    {
        (await town.Put("/v1/menukaarten/X", """{"kleur":"paars","titel":"","bewijs":"bewezen","themas":["eenzaamheid","onzin"],"gecontroleerdOp":"2027-01-01","prijs":3}""", "beheerder"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["code", "/prijs", "/kleur", "/titel", "/toelichting", "/bron", "/bewijs", "/themas/1", "/gecontroleerdOp"]);
        (await town.Put("/v1/menukaarten/wandelclub", Card.Replace("{\"kleur\"", "{\"gemeente\":\"GM0001\",\"kleur\"", StringComparison.Ordinal), "beheerder"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldContain("/gemeente");
    }

    private async Task Raise()
    {
        await town.Rise(Town.Here, "eenzaamheid");
        for (var tries = 0; (await town.Get("/v1/aanleidingen", "wijkteamlid")).Json.GetProperty("totaal").GetInt32() == 0; tries++)
        {
            tries.ShouldBeLessThan(500);
            await Task.Delay(10);
        }
    }

    private async Task<IEnumerable<JsonElement>> Offered() =>
        (await town.Get("/v1/aanleidingen/BU99990102-1", "wijkteamlid")).Json.GetProperty("menukaart").EnumerateArray();

    private async Task<IEnumerable<string?>> Codes() => (await Offered()).Select(card => card.GetProperty("code").GetString());
}
