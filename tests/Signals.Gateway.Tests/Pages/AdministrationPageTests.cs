using System.Net;

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
    [InlineData("/beheer/plekken")]
    [InlineData("/beheer/wijkteams")]
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
}
