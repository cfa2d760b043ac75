using System.Net;

namespace Signals.Gateway.Tests.Pages;

/// <summary>What a team leaves out of the menu, by plain requests.</summary>
public sealed class TeamMenuPageTests : IAsyncLifetime
{
    private const string Page = "/wijkteam/menukaart?team=midden";

    private readonly Town town = new();
    private Visitor visitor = null!;

    public async Task InitializeAsync()
    {
        await town.InitializeAsync();
        visitor = new(town);
        await visitor.Choose("coordinator");
    }

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await town.DisposeAsync();
    }

    [Fact]
    public async Task A_card_that_a_team_leaves_out_is_gone_from_its_prompts_and_comes_back()
    {
        await town.Rise(Town.Here, "eenzaamheid");
        const string prompt = "/wijkteam/aanleidingen/BU99990102-1?team=midden";
        var page = await visitor.Eventually(prompt, "Buurttafel");
        page.Text.ShouldContain($"href=\"{Page}\"");

        var saved = await visitor.Follow(await visitor.Send(Page, await visitor.Get(Page), ("weggelaten", "buurttafel")));
        saved.Text.ShouldContain("De menukaart is bewaard.");
        saved.Text.ShouldContain("value=\"buurttafel\" checked");
        (await visitor.Get(prompt)).Text.ShouldNotContain("Buurttafel");

        (await visitor.Follow(await visitor.Send(Page, saved))).Text.ShouldNotContain("value=\"buurttafel\" checked");
        (await visitor.Get(prompt)).Text.ShouldContain("Buurttafel");
    }

    [Fact]
    public async Task Talking_first_and_doing_nothing_have_no_check_box_and_a_mistake_keeps_what_was_chosen()
    {
        var page = await visitor.Get(Page);
        foreach (var card in new[] { "Eerst praten", "Niets doen" }) page.Text.ShouldContain($"<strong>{card}</strong>");
        foreach (var card in new[] { "eerst-praten", "niets-doen" }) page.Text.ShouldNotContain($"value=\"{card}\"");

        var refused = await visitor.Send(Page, page, ("weggelaten", "buurttafel"), ("weggelaten", "niets-doen"), ("weggelaten", "bestaat-niet"));

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var told in new[] { "href=\"#weggelaten\"", "id=\"weggelaten-fout\"", "Deze kaart staat altijd op de menukaart.", "Deze kaart staat niet op de menukaart van de gemeente.", "value=\"buurttafel\" checked" })
            refused.Text.ShouldContain(told);
        (await LeftOut()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_team_chose_about_a_card_outlasts_a_time_in_which_the_municipality_does_not_offer_it()
    {
        await visitor.Follow(await visitor.Send(Page, await visitor.Get(Page), ("weggelaten", "buurttafel")));
        (await town.Send(HttpMethod.Delete, "/v1/menukaarten/buurttafel", "beheerder")).Status.ShouldBe(HttpStatusCode.NoContent);
        var page = await visitor.Get(Page);
        page.Text.ShouldNotContain("Buurttafel");
        await visitor.Follow(await visitor.Send(Page, page, ("weggelaten", "energiehulp")));
        (await town.Send(HttpMethod.Post, "/v1/menukaarten/buurttafel/aanbieden", "beheerder")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await LeftOut()).ShouldBe(["buurttafel", "energiehulp"], ignoreOrder: true);
    }

    [Fact]
    public async Task Others_see_what_the_team_leaves_out_and_change_nothing()
    {
        var page = await visitor.Get(Page);
        await visitor.Follow(await visitor.Send(Page, page, ("weggelaten", "buurttafel")));
        foreach (var role in new[] { "wijkteamlid", "manager" })
        {
            await visitor.Choose(role);
            var seen = await visitor.Get(Page);
            seen.Text.ShouldContain("Het team laat deze kaart weg.");
            seen.Text.ShouldContain("De coördinator van het team kan dit veranderen.");
            seen.Text.ShouldNotContain("type=\"checkbox\"");
            (await visitor.Send(Page, await visitor.Get("/rol"))).Status.ShouldBe(HttpStatusCode.Forbidden, role);
        }
        (await visitor.Get("/wijkteam/menukaart?team=nergens")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await LeftOut()).ShouldBe(["buurttafel"]);
    }

    private async Task<IEnumerable<string?>> LeftOut() => (await town.Get("/v1/wijkteams/midden/menukaart", "manager")).Json.EnumerateArray()
        .Where(card => card.GetProperty("weggelaten").GetBoolean()).Select(card => card.GetProperty("code").GetString());
}
