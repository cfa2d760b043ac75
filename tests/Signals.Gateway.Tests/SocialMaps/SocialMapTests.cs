using System.Net;
using Signals.Gateway.Tests.Pages;

namespace Signals.Gateway.Tests.SocialMaps;

public sealed class SocialMapTests : IAsyncLifetime
{
    private const string Table = """{"naam":"Eettafel","soort":"initiatief","omschrijving":"Samen eten","contact":"Dinsdag in het buurthuis","themas":["eenzaamheid"],"buurten":["BU99990102"],"gecontroleerdOp":"2026-05-19"}""";

    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task What_helps_is_found_by_theme_and_neighbourhood_and_warns_when_nobody_has_looked_for_half_a_year()
    {
        (await town.Put("/v1/sociale-kaart/eettafel", Table, "wijkteamlid")).Status.ShouldBe(HttpStatusCode.OK);
        (await town.Put("/v1/sociale-kaart/taalcafe", """{"naam":"Taalcafé","soort":"vrijwilligers","omschrijving":"Oefenen","contact":"Bibliotheek"}""", "beheerder")).Status.ShouldBe(HttpStatusCode.OK);

        (await Names("?thema=eenzaamheid&buurt=BU99990102")).ShouldBe(["Eettafel", "Taalcafé"]);
        (await Names("?thema=taal")).ShouldBe(["Taalcafé"]);
        (await Names("?buurt=BU99990103")).ShouldBe(["Taalcafé"]);
        var all = (await town.Get("/v1/sociale-kaart", "vrijwilliger")).Json;
        all[0].GetProperty("waarschuwing").GetString().ShouldBe("Dit is voor het laatst gecontroleerd op 19 mei 2026. Kijk of het nog klopt.");
        all[1].TryGetProperty("waarschuwing", out _).ShouldBeFalse();

        (await town.Send(HttpMethod.Delete, "/v1/sociale-kaart/eettafel", "coordinator")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await town.Send(HttpMethod.Delete, "/v1/sociale-kaart/eettafel", "coordinator")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once()
    {
        var answer = await town.Put("/v1/sociale-kaart/X", """{"soort":"winkel","omschrijving":" ","contact":"a\nb","themas":["niks"],"buurten":["BU99999999"],"gecontroleerdOp":"2027-01-01","x":1}""", "wijkteamlid");

        answer.ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["code", "/x", "/naam", "/soort", "/omschrijving", "/contact", "/themas/0", "/buurten/0", "/gecontroleerdOp"], ignoreOrder: true);
        (await town.Get("/v1/sociale-kaart?thema=niks&buurt=BU1", "vrijwilliger")).Fields.ShouldBe(["thema", "buurt"]);
    }

    [Fact]
    public async Task A_team_keeps_it_on_a_page_and_finds_it_beside_a_prompt()
    {
        using var visitor = new Visitor(town);
        await visitor.Choose("wijkteamlid");
        const string form = "/sociale-kaart/wijzigen";
        var refused = await visitor.Send(form, await visitor.Get(form), ("naam", "Eettafel"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var told in new[] { "Vul in wat het is.", "Vul in hoe mensen er komen.", "value=\"Eettafel\"" }) refused.Text.ShouldContain(told);
        var saved = await visitor.Follow(await visitor.Send(
            form, refused, ("naam", "Eettafel"), ("soort", "initiatief"), ("omschrijving", "Samen eten"), ("contact", "Buurthuis"), ("themas", "eenzaamheid")));
        saved.Text.ShouldContain("Gecontroleerd op 20 november 2026.");

        await town.Rise(Town.Here, "eenzaamheid");
        (await visitor.Eventually("/wijkteam/aanleidingen/BU99990102-1?team=midden", "Wie er al helpt")).Text.ShouldContain("Eettafel");
        (await visitor.Get($"{form}?regel=eettafel")).Text.ShouldContain("Wijzig Eettafel");
        (await visitor.Follow(await visitor.Send($"{form}?regel=eettafel", await visitor.Get($"{form}?regel=eettafel"),
            ("naam", "Lange tafel"), ("soort", "initiatief"), ("omschrijving", "Samen eten"), ("contact", "Buurthuis")))).Text.ShouldContain("Lange tafel");
        town.Clock.Advance(TimeSpan.FromDays(200));
        await visitor.Choose("wijkteamlid");
        var old = await visitor.Get("/sociale-kaart");
        old.Text.ShouldContain("Kijk of het nog klopt.");
        (await visitor.Follow(await visitor.Send("/sociale-kaart", old, ("actie", "klopt")))).Text.ShouldNotContain("Kijk of het nog klopt.");
        (await visitor.Follow(await visitor.Send("/sociale-kaart", old, ("actie", "weghalen")))).Text.ShouldContain("Hier staat nog niets.");
    }

    private async Task<IEnumerable<string?>> Names(string query) => (await town.Get($"/v1/sociale-kaart{query}", "vrijwilliger")).Json.EnumerateArray().Select(entry => entry.GetProperty("naam").GetString());
}
