using System.Net;
using Signals.Core.Areas;
using Signals.Gateway.Tests.Pages;
using Signals.Grains.Journal;

namespace Signals.Gateway.Tests.Pilots;

public sealed class PilotPageTests : IAsyncLifetime
{
    private const string NotSeen = "Het platform kijkt bij dit wijkteam nog alleen mee: het stelt het team nog geen vragen.";
    private const string Prompt = "/wijkteam/aanleidingen/BU99990102-1";

    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task An_administrator_begins_a_pilot_and_switches_a_team_on()
    {
        using var administrator = await As("beheerder");
        (await administrator.Get("/beheer")).Text.ShouldContain("Elk wijkteam ziet zijn aanleidingen");
        var page = await administrator.Get("/beheer/pilot");
        var nobody = await administrator.Send("/beheer/pilot", page, ("meekijken", "ja"), ("mensen", " \r\n"));
        nobody.Status.ShouldBe(HttpStatusCode.BadRequest);
        nobody.Text.ShouldContain("Meekijken vraagt om ten minste één accountnaam.");

        var set = await administrator.Send("/beheer/pilot", page, ("meekijken", "ja"), ("mensen", "els@voorbeeld.example\r\ndemo-coordinator\r\n"), ("wijkteams", "midden"));
        set.Header("Location").ShouldBe("/beheer/pilot?opgeslagen=ja");

        var saved = await administrator.Get("/beheer/pilot?opgeslagen=ja");
        saved.Text.ShouldContain("Bewaard.");
        WebUtility.HtmlDecode(saved.Text).ShouldContain("demo-coordinator\nels@voorbeeld.example");
        (await administrator.Get("/beheer")).Text.ShouldContain("Het platform kijkt mee met een proefgroep van 2; 1 wijkteams staan aan");
        (await town.Get("/v1/pilot", "beheerder")).Text.ShouldBe("""{"meekijken":true,"mensen":["demo-coordinator","els@voorbeeld.example"],"wijkteams":["midden"]}""");
    }

    [Fact]
    public async Task The_page_of_a_team_in_shadow_says_so_and_shows_its_prompts_to_the_pilot_only()
    {
        await Set("""{"meekijken":true,"mensen":["demo-coordinator"],"wijkteams":[]}""");
        await town.Rise(Town.Here, "eenzaamheid");
        using var pilot = await As("coordinator");
        using var member = await As("wijkteamlid");
        await Until(pilot, "BU99990102-1");

        var seen = await pilot.Get("/wijkteam?team=midden");
        seen.Text.ShouldContain("u hoort bij de proefgroep");
        seen.Text.ShouldContain("Uit de proeftijd");
        seen.Text.ShouldContain("/wijkteam/pilot?team=midden");
        var hidden = await member.Get("/wijkteam?team=midden");
        hidden.Text.ShouldContain(NotSeen);
        hidden.Text.ShouldNotContain("BU99990102-1");
        hidden.Text.ShouldContain("data-positie=\"0\"");
        hidden.Text.ShouldNotContain("/wijkteam/pilot");
        (await pilot.Get($"{Prompt}?team=midden")).Text.ShouldContain("Uit de proeftijd");
        (await member.Get($"{Prompt}?team=midden")).Status.ShouldBe(HttpStatusCode.NotFound);
        var beginning = await member.Get("/wijkteam/aanpakken/nieuw?team=midden");
        beginning.Text.ShouldNotContain("BU99990102-1");
        (await member.Send(Prompt, beginning, ("team", "midden"), ("actie", "oppakken"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await pilot.Get("/wijkteam/aanpakken/nieuw?team=midden")).Text.ShouldContain("BU99990102-1");

        await Set("""{"meekijken":true,"mensen":["demo-coordinator"],"wijkteams":["midden"]}""");
        var on = await member.Get("/wijkteam?team=midden");
        on.Text.ShouldContain("Uit de proeftijd");
        on.Text.ShouldNotContain(NotSeen);
        on.Text.ShouldContain("data-positie=\"1\"");
        (await member.Get("/wijkteam?team=noord")).Text.ShouldContain(NotSeen);
    }

    [Fact]
    public async Task The_report_is_a_page_for_the_pilot()
    {
        await Set("""{"meekijken":true,"mensen":["demo-coordinator"],"wijkteams":[]}""");
        await town.Rise(Town.Here, "eenzaamheid");
        using var pilot = await As("coordinator");
        await Until(pilot, "BU99990102-1");

        var report = await pilot.Get("/wijkteam/pilot?team=midden");
        report.Status.ShouldBe(HttpStatusCode.OK);
        report.Text.ShouldContain("Verslag van het meekijken met Wijkteam Midden");
        report.Text.ShouldContain("Het platform vroeg 1 keer iets.");
        report.Text.ShouldContain("Buurt 12");
        report.Text.ShouldNotContain("demo-");
        var wrong = await pilot.Get("/wijkteam/pilot?team=midden&van=2026-01-01&tot=2025-01-01");
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Text.ShouldContain("Tot ligt niet voor van");
        wrong.Text.ShouldContain("value=\"2025-01-01\"");
        (await pilot.Get("/wijkteam/pilot?team=nergens")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var member = await As("wijkteamlid");
        (await member.Get("/wijkteam/pilot?team=midden")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<Visitor> As(string role)
    {
        var visitor = new Visitor(town);
        await visitor.Choose(role);
        return visitor;
    }

    private async Task Set(string pilot)
    {
        (await town.Put("/v1/pilot", pilot, "beheerder")).Status.ShouldBe(HttpStatusCode.OK);
        // Neighbourhoods are told by outbox.
        await town.Grains.Any(StreamKeys.Municipality(MunicipalityCode.Parse("GM9999"))).Deliver(default);
    }

    private static async Task Until(Visitor visitor, string shown)
    {
        for (var tries = 0; !(await visitor.Get("/wijkteam?team=midden")).Text.Contains(shown, StringComparison.Ordinal); tries++)
        {
            tries.ShouldBeLessThan(200);
            await Task.Delay(10);
        }
    }
}
