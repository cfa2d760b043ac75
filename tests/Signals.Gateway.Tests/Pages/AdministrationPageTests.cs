using System.Net;
using Signals.Gateway.Tests.Areas;

namespace Signals.Gateway.Tests.Pages;

/// <summary>What an administrator sets, by plain requests.</summary>
public sealed class AdministrationPageTests : IAsyncLifetime
{
    private readonly Town town = new();
    private Visitor visitor = null!;

    public async Task InitializeAsync()
    {
        await town.InitializeAsync();
        visitor = new(town);
        await visitor.Choose("beheerder");
    }

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await town.DisposeAsync();
    }

    [Theory]
    [InlineData("/beheer")]
    [InlineData("/beheer/gebieden")]
    [InlineData("/beheer/plekken")]
    [InlineData("/beheer/wijkteams")]
    [InlineData("/beheer/themas")]
    [InlineData("/beheer/bronnen")]
    [InlineData("/beheer/menukaart")]
    [InlineData("/beheer/bezorging")]
    public async Task Only_an_administrator_sees_it(string path)
    {
        (await visitor.Get(path)).Status.ShouldBe(HttpStatusCode.OK);
        await visitor.Choose("manager");
        (await visitor.Get(path)).ShouldBeProblem(HttpStatusCode.Forbidden);
        await visitor.Choose("");
        (await visitor.Get(path)).Text.ShouldContain("Kies een rol");
    }

    [Fact]
    public async Task A_place_is_listed_taken_off_and_is_the_same_one_when_it_comes_back()
    {
        var page = await visitor.Get($"/beheer/plekken?buurt={Town.There}");
        (await visitor.Send($"/beheer/plekken?buurt={Town.There}", page, ("actie", "toevoegen"), ("naam", ""))).Text.ShouldContain("Vul in hoe de plek heet.");
        await Add("Hofje aan het Veld");
        (await town.Get($"/v1/buurten/{Town.There}/plekken")).Json[0].GetProperty("code").GetString().ShouldBe("hofje-aan-het-veld");
        (await visitor.Send($"/beheer/plekken?buurt={Town.There}", page, ("actie", "toevoegen"), ("naam", "Hofje aan het Veld"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        await visitor.Follow(await visitor.Send($"/beheer/plekken?buurt={Town.There}", page, ("actie", "weghalen"), ("code", "hofje-aan-het-veld")));
        await Add("Hofje aan het veld");
        (await town.Get($"/v1/buurten/{Town.There}/plekken")).Json[0].GetProperty("code").GetString().ShouldBe("hofje-aan-het-veld-2", "a name that is not quite the same may be another place");

        async Task Add(string name) =>
            (await visitor.Follow(await visitor.Send($"/beheer/plekken?buurt={Town.There}", page, ("actie", "toevoegen"), ("naam", name)))).Text.ShouldContain(name);
    }

    [Fact]
    public async Task A_map_is_loaded_and_it_is_decided_what_takes_the_place_of_what_it_no_longer_draws()
    {
        (await Upload("")).Text.ShouldContain("Kies een bestand.");
        (await Upload("geen kaart")).Text.ShouldContain("niet te lezen als GeoJSON");
        (await Upload(SquareMap.Of(2026, ("BU99990300", "", 0, 10, 100)))).Text.ShouldContain("/features/0/properties/buurtnaam");
        (await Upload(SquareMap.Of(2026, ("BU12340000", "Elders", 0, 10, 100)).Replace("GM9999", "GM1234", StringComparison.Ordinal))).Text.ShouldContain("van GM9999");
        (await visitor.Follow(await Upload(SquareMap.Of(2026, ("BU99990300", "Pier", 0, 10, 100), ("BU99990301", "Strand", 10, 20, 100))))).Text.ShouldContain("De kaart is geladen.");
        var changed = await visitor.Follow(await Upload(SquareMap.Of(2027, ("BU99990302", "Duinen", 0, 6, 50), ("BU99990303", "Bos", 6, 20, 150))));
        changed.Text.ShouldContain("Duinen (54 procent), Bos (46 procent)");

        var form = await visitor.Get("/beheer/gebieden/opvolging?buurt=BU99990300");
        var refused = await visitor.Send("/beheer/gebieden/opvolging?buurt=BU99990300", form,
            ("actie", "vastleggen"), ("buurt-0", "BU99990302"), ("deel-0", "70"), ("buurt-1", "BU99990303"), ("deel-1", "veel"), ("buurt-2", ""), ("deel-2", ""));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("href=\"#deel-1\"");
        refused.Text.ShouldContain("value=\"70\"");
        (await visitor.Send("/beheer/gebieden/opvolging?buurt=BU99990300", form, ("actie", "vastleggen"))).Text.ShouldContain("Kies welke buurt de plaats inneemt.");
        (await visitor.Follow(await visitor.Send("/beheer/gebieden/opvolging?buurt=BU99990300", form,
            ("actie", "vastleggen"), ("buurt-0", "BU99990302"), ("deel-0", "70"), ("buurt-1", "BU99990303"), ("deel-1", "30")))).Text.ShouldContain("Duinen (70 procent), Bos (30 procent), vanaf 2026-K4");

        (await visitor.Follow(await visitor.Send("/beheer/gebieden/opvolging?buurt=BU99990301", changed, ("actie", "voorstel")))).Text.ShouldContain("vastgelegd");
        (await town.Get("/v1/buurten/BU99990301")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get("/beheer/gebieden/opvolging?buurt=BU99990301")).Status.ShouldBe(HttpStatusCode.NotFound);

        async Task<Answer> Upload(string map)
        {
            var page = await visitor.Get("/beheer/gebieden");
            using var content = new MultipartFormDataContent();
            foreach (var (name, value) in Visitor.HiddenFields(page)) content.Add(new StringContent(value), name);
            content.Add(new StringContent(map), "kaart", "kaart.geojson");
            using var response = await visitor.Browser.PostAsync("/beheer/gebieden", content);
            return await Answer.Of(response);
        }
    }

    [Fact]
    public async Task A_team_is_formed_given_a_neighbourhood_and_dissolved_once_it_has_nothing()
    {
        var page = await visitor.Get("/beheer/wijkteams");
        (await visitor.Send("/beheer/wijkteams", page, ("actie", "bewaren"), ("naam", ""))).Text.ShouldContain("Vul in hoe het team heet.");
        (await visitor.Follow(await visitor.Send("/beheer/wijkteams", page, ("actie", "bewaren"), ("naam", "Team Vloeiweide"), ("buurten", Town.Here)))).Text.ShouldContain("Team Vloeiweide");
        (await town.Get($"/v1/buurten/{Town.Here}")).Json.GetProperty("wijkteam").GetString().ShouldBe("team-vloeiweide");

        var edit = await visitor.Get("/beheer/wijkteams?team=team-vloeiweide");
        var refused = await visitor.Send("/beheer/wijkteams?team=team-vloeiweide", edit, ("actie", "opheffen"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("nog wijken of buurten");
        await visitor.Follow(await visitor.Send("/beheer/wijkteams?team=team-vloeiweide", edit, ("actie", "bewaren"), ("naam", "Team Vloeiweide")));
        (await visitor.Follow(await visitor.Send("/beheer/wijkteams?team=team-vloeiweide", edit, ("actie", "opheffen")))).Text.ShouldNotContain("Team Vloeiweide");

        var alone = await visitor.Get("/beheer/wijkteams?team=midden");
        (await visitor.Send("/beheer/wijkteams?team=midden", alone, ("actie", "bewaren"), ("naam", "Midden"))).Text.ShouldContain("Zo heeft geen wijkteam deze buurten meer");
    }

    [Fact]
    public async Task A_theme_is_added_renamed_hidden_and_shown_again()
    {
        var page = await visitor.Get("/beheer/themas");
        page.Text.ShouldNotContain("Verbergen: Krachten");
        (await visitor.Send("/beheer/themas", page, ("actie", "bewaren"), ("naam", "Taal, papierwerk en digitaal"))).Text.ShouldContain("Zo heet al een ander thema.");
        (await visitor.Follow(await visitor.Send("/beheer/themas", page, ("actie", "bewaren"), ("naam", "Dieren")))).Text.ShouldContain("Dieren");
        (await visitor.Follow(await visitor.Send("/beheer/themas?thema=dieren", page, ("actie", "bewaren"), ("naam", "Huisdieren")))).Text.ShouldContain("Huisdieren");
        (await visitor.Follow(await visitor.Send("/beheer/themas", page, ("actie", "verbergen"), ("code", "dieren")))).Text.ShouldContain("Huisdieren (verborgen)");
        (await town.Get("/v1/themas")).Text.ShouldNotContain("Huisdieren");
        await visitor.Follow(await visitor.Send("/beheer/themas", page, ("actie", "tonen"), ("code", "dieren")));
        (await town.Get("/v1/themas")).Text.ShouldContain("Huisdieren");
    }

    [Fact]
    public async Task A_kind_of_source_is_switched_off_and_on_again_and_residents_stay()
    {
        var page = await visitor.Get("/beheer/bronnen");
        page.Text.ShouldContain("value=\"koffiekar\" checked");
        page.Text.ShouldNotContain("id=\"bron-bewoner\"");

        var saved = await visitor.Follow(await visitor.Send("/beheer/bronnen", page, ("bronnen", "bewoner"), ("bronnen", "inloop"), ("bronnen", "partner")));
        saved.Text.ShouldContain("De bronnen zijn bewaard.");
        saved.Text.ShouldContain("value=\"inloop\" checked");
        saved.Text.ShouldNotContain("value=\"koffiekar\" checked");
        (await visitor.Get("/beheer")).Text.ShouldContain("3 van de 5 soorten bronnen in gebruik");
        (await town.Get("/v1/bronnen")).Json.EnumerateArray().Select(source => source.GetProperty("code").GetString()).ShouldBe(["inloop", "bewoner", "partner"]);

        await visitor.Choose("coordinator");
        var agenda = await visitor.Get("/wijkteam/agenda?team=midden");
        agenda.Text.ShouldContain("value=\"inloop\" checked");
        agenda.Text.ShouldNotContain("value=\"koffiekar\"", customMessage: "what a municipality does not use cannot be planned");
    }

    [Fact]
    public async Task Too_few_kinds_of_source_are_refused_and_what_was_chosen_stands()
    {
        (await town.Put("/v1/wijkteams/midden/instellingen", """{"opmerkzaamheid":"gewoon","minstensHuishoudens":5,"minstensBronsoorten":3}""", "coordinator")).Status.ShouldBe(HttpStatusCode.OK);
        var page = await visitor.Get("/beheer/bronnen");
        page.Text.ShouldContain("Kies er ten minste 2.");
        page.Text.ShouldContain("Een wijkteam vraagt er zelf 3.");

        var refused = await visitor.Send("/beheer/bronnen", page, ("bronnen", "bewoner"), ("bronnen", "huisbezoek"));

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var told in new[] { "href=\"#bronnen\"", "id=\"bronnen-fout\"", "3 soorten bronnen", "value=\"huisbezoek\" checked" }) refused.Text.ShouldContain(told);
        refused.Text.ShouldNotContain("value=\"inloop\" checked");
        (await visitor.Send("/beheer/bronnen", page, ("bronnen", "inloop"), ("bronnen", "partner"), ("bronnen", "huisbezoek"))).Text.ShouldContain("Bewoners kunnen altijd zelf iets melden.");
        (await town.Get("/v1/bronnen")).Json.GetArrayLength().ShouldBe(5);
    }

    [Fact]
    public async Task A_card_of_the_menu_is_added_changed_left_out_and_offered_again()
    {
        var page = await visitor.Get("/beheer/menukaart");
        var wrong = await visitor.Send("/beheer/menukaart", page, ("actie", "bewaren"), ("titel", ""), ("bewijs", "praktijk"));
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var told in new[] { "Vul in hoe de kaart heet.", "Vul in wat het inhoudt.", "href=\"#kleur\"" }) wrong.Text.ShouldContain(told);
        var saved = await visitor.Follow(await visitor.Send("/beheer/menukaart", page,
            ("actie", "bewaren"), ("titel", "Wandelclub"), ("toelichting", "Elke week een rondje."), ("kleur", "groen"), ("bron", "Welzijn"), ("bewijs", "praktijk"), ("themas", "eenzaamheid")));
        saved.Text.ShouldContain("Wandelclub");
        (await visitor.Get("/beheer/menukaart?kaart=wandelclub")).Text.ShouldContain("value=\"eenzaamheid\" checked");
        (await visitor.Follow(await visitor.Send("/beheer/menukaart", page, ("actie", "weghalen"), ("code", "wandelclub")))).Text.ShouldNotContain("Wandelclub");
        (await visitor.Follow(await visitor.Send("/beheer/menukaart", page, ("actie", "weghalen"), ("code", "samen-met-de-buurt")))).Text.ShouldContain("Weer aanbieden: Samen met de buurt");
        (await visitor.Send("/beheer/menukaart", page, ("actie", "weghalen"), ("code", "niets-doen"))).Status.ShouldBe(HttpStatusCode.NotFound, "doing nothing is always offered");
    }
}
