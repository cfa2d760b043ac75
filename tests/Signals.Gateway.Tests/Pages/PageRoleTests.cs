using System.Net;

namespace Signals.Gateway.Tests.Pages;

/// <summary>Every page as each role, and as a visitor without one.</summary>
public sealed class PageRoleTests : IAsyncLifetime
{
    private const string Everybody = "vrijwilliger wijkteamlid coordinator manager privacy beheerder partner";

    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    /// <summary>Pages for people who work with the platform, each with the roles that may open it.</summary>
    public static TheoryData<string, string> ForStaff => new()
    {
        { "/wijkteam", "vrijwilliger wijkteamlid coordinator partner" },
        { "/huishouden-stoppen", "vrijwilliger wijkteamlid coordinator partner" },
        { "/wijkteam/agenda?team=midden", Everybody },
        { "/wijkteam/instellingen?team=midden", Everybody },
        { "/wijkteam/menukaart?team=midden", Everybody },
        { "/wijkteam/berichten?team=midden", "wijkteamlid coordinator" },
        { "/wijkteam/aanpakken?team=midden", "wijkteamlid coordinator" },
        { "/wijkteam/aanpakken/nieuw?team=midden", "wijkteamlid coordinator" },
        { "/wijkteam/verhalen?team=midden", "wijkteamlid coordinator" },
        { "/gesprekken", "wijkteamlid coordinator manager" },
        { "/gesprekken/nieuw?soort=trend", "wijkteamlid coordinator manager" },
        { "/sociale-kaart", Everybody },
        { "/sociale-kaart/wijzigen", "wijkteamlid coordinator beheerder" },
        { "/instellingen", Everybody },
        { "/trends", "wijkteamlid coordinator manager privacy" },
        { "/trends/afdrukken?niveau=wijk&thema=taal", "wijkteamlid coordinator manager privacy" },
        { "/trends/kaart?thema=taal&niveau=buurt", "wijkteamlid coordinator manager privacy" },
        { "/trends/cijfers.csv?niveau=wijk", "wijkteamlid coordinator manager privacy" },
        { "/toezicht", "privacy" },
        { "/beheer", "beheerder" },
        { "/beheer/gebieden", "beheerder" },
        { "/beheer/gebieden/opvolging?buurt=BU99990102", "beheerder" },
        { "/beheer/plekken", "beheerder" },
        { "/beheer/wijkteams", "beheerder" },
        { "/beheer/themas", "beheerder" },
        { "/beheer/bronnen", "beheerder" },
        { "/beheer/menukaart", "beheerder" },
        { "/beheer/bezorging", "beheerder" },
        { "/beheer/pilot", "beheerder" },
    };

    [Theory]
    [InlineData("/")]
    [InlineData("/volgen")]
    [InlineData("/inzage")]
    [InlineData("/binnenlopen")]
    [InlineData("/veiligheid-thuis")]
    [InlineData("/gevaar")]
    [InlineData("/openbare-ruimte")]
    [InlineData("/privacy")]
    [InlineData("/pl/privacy")]
    [InlineData("/tr/volgen")]
    [InlineData("/rol")]
    public async Task A_page_for_residents_is_open_to_everybody(string path)
    {
        foreach (var role in Everybody.Split(' ').Prepend(""))
        {
            using var visitor = new Visitor(town);
            await visitor.Choose(role);
            (await visitor.Get(path)).Status.ShouldBe(HttpStatusCode.OK, role);
        }
    }

    [Theory]
    [MemberData(nameof(ForStaff))]
    public async Task A_page_for_staff_is_for_its_roles_and_offers_a_visitor_the_choice(string path, string allowed)
    {
        foreach (var role in Everybody.Split(' '))
        {
            using var visitor = new Visitor(town);
            await visitor.Choose(role);
            (await visitor.Get(path)).Status.ShouldBe(allowed.Split(' ').Contains(role) ? HttpStatusCode.OK : HttpStatusCode.Forbidden, role);
        }

        using var stranger = new Visitor(town);
        var offered = await stranger.Get(path);
        offered.Status.ShouldBe(HttpStatusCode.OK);
        offered.Text.ShouldContain("Kies een rol");
        var chosen = await stranger.Send("/rol", offered, ("rol", allowed.Split(' ')[0]));
        chosen.Header("Location").ShouldBe(path, "the choice leads on to what was asked for");
    }

    [Theory]
    [InlineData("//elders.example")]
    [InlineData("/\\elders.example")]
    [InlineData("https://elders.example")]
    public async Task The_choice_of_a_role_leads_nowhere_else(string elsewhere)
    {
        using var visitor = new Visitor(town);
        var chosen = await visitor.Send("/rol", await visitor.Get("/rol"), ("rol", "manager"), ("naar", elsewhere));
        chosen.Header("Location").ShouldBe("/trends");
    }

    [Fact]
    public async Task Whoever_chooses_a_role_begins_at_a_page_that_is_for_it()
    {
        foreach (var role in Everybody.Split(' '))
        {
            using var visitor = new Visitor(town);
            (await visitor.Follow(await visitor.Send("/rol", await visitor.Get("/rol"), ("rol", role)))).Status.ShouldBe(HttpStatusCode.OK, role);
        }
    }
}
