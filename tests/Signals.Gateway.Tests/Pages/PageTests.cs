using System.Net;

namespace Signals.Gateway.Tests.Pages;

/// <summary>Every page by plain requests, as a browser without JavaScript sends them.</summary>
public sealed class PageTests : IAsyncLifetime
{
    private readonly Town town = new();
    private Visitor visitor = null!;

    public async Task InitializeAsync()
    {
        await town.InitializeAsync();
        visitor = new(town);
    }

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await town.DisposeAsync();
    }

    [Fact]
    public async Task A_team_reads_its_inbox_and_decides()
    {
        (await visitor.Get("/wijkteam")).Text.ShouldContain("Kies een rol");
        await visitor.Choose("wijkteamlid");
        await town.Rise(Town.Here, "eenzaamheid");
        var inbox = await visitor.Eventually("/wijkteam?team=midden", "BU99990102-1");
        inbox.Text.ShouldContain("Eenzaamheid en isolement in Buurt 12");
        inbox.Text.ShouldContain("Alleen voor u");
        inbox.Text.ShouldContain("data-stroom=\"/v1/wijkteams/midden/aanleidingen/stroom\"");
        var prompt = await visitor.Get("/wijkteam/aanleidingen/BU99990102-1?team=midden");
        foreach (var part in new[] { "Wat we niet weten", "Vragen", "Wat er al goed gaat", "Niets doen", "nog te kort bekend", "5 tot 9" }) prompt.Text.ShouldContain(part);
        foreach (var (action, words) in new[] { ("zien", "Gezien"), ("oppakken", "Opgepakt"), ("terzijde", "Terzijde gelegd") })
        {
            var done = await visitor.Send("/wijkteam/aanleidingen/BU99990102-1", prompt, ("team", "midden"), ("actie", action));
            done.Header("Location").ShouldBe("/wijkteam/aanleidingen/BU99990102-1?team=midden");
            (await visitor.Follow(done)).Text.ShouldContain($"status\">{words}</span>");
            (await visitor.Get("/wijkteam?team=midden")).Text.ShouldContain($"status\">{words}</span>");
        }
        await using var stream = await Inbox.EventStream.Open(visitor.Browser, "/v1/wijkteams/midden/aanleidingen/stroom");
        (await stream.Next()).Id.ShouldBe("1");

        await visitor.Choose("manager");
        (await visitor.Get("/wijkteam")).ShouldBeProblem(HttpStatusCode.Forbidden);
        (await visitor.Get("/wijkteam/aanleidingen/BU99990102-1")).ShouldBeProblem(HttpStatusCode.Forbidden);
        (await visitor.Send("/wijkteam/aanleidingen/BU99990102-1", inbox, ("actie", "zien"))).ShouldBeProblem(HttpStatusCode.Forbidden);
        await visitor.Choose("vrijwilliger");
        (await visitor.Get("/wijkteam")).Text.ShouldContain("Uw vragen");
        await visitor.Choose("");
        (await visitor.Get("/wijkteam")).Text.ShouldContain("Kies een rol");
    }

    [Fact]
    public async Task The_settings_tell_what_a_choice_means_and_let_an_administrator_choose()
    {
        (await visitor.Get("/instellingen")).Text.ShouldContain("Kies een rol");
        await visitor.Choose("wijkteamlid");
        var member = await visitor.Get("/instellingen");
        member.Text.ShouldContain("door toeval in uw gemeente");
        member.Text.ShouldNotContain("action=\"/instellingen\"");

        await visitor.Choose("beheerder");
        var page = await visitor.Get("/instellingen");
        var wrong = await visitor.Send("/instellingen", page, ("opmerkzaamheid", "later"), ("minstensHuishoudens", "3"), ("minstensBronsoorten", "2"));
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Text.ShouldContain("Hier hoort een heel getal van 5 tot en met 50 te staan.");
        wrong.Text.ShouldContain("value=\"later\" checked");

        var saved = await visitor.Send("/instellingen", page, ("opmerkzaamheid", "later"), ("minstensHuishoudens", "6"), ("minstensBronsoorten", "2"));
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        (await visitor.Get(saved.Header("Location")!)).Text.ShouldContain("De instellingen zijn bewaard.");
    }

    [Fact]
    public async Task A_coordinator_sets_for_the_team_what_the_municipality_leaves_to_it()
    {
        await visitor.Choose("wijkteamlid");
        (await visitor.Get("/wijkteam/instellingen?team=midden")).Text.ShouldContain("De coördinator van het team kan dit veranderen.");
        await visitor.Choose("coordinator");
        var page = await visitor.Get("/wijkteam/instellingen?team=midden");
        var wrong = await visitor.Send("/wijkteam/instellingen?team=midden", page, ("actie", "bewaren"), ("opmerkzaamheid", "later"), ("minstensHuishoudens", "2"), ("minstensBronsoorten", "x"));
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Text.ShouldContain("id=\"minstensHuishoudens-fout\"");
        wrong.Text.ShouldContain("id=\"minstensBronsoorten-fout\"");
        var saved = await visitor.Follow(await visitor.Send("/wijkteam/instellingen?team=midden", page, ("actie", "bewaren"), ("opmerkzaamheid", "later"), ("minstensHuishoudens", "6"), ("minstensBronsoorten", "2")));
        saved.Text.ShouldContain("Uw team heeft dit zelf ingesteld.");
        (await visitor.Follow(await visitor.Send("/wijkteam/instellingen?team=midden", saved, ("actie", "wissen")))).Text.ShouldContain("Uw team doet nu wat de gemeente heeft ingesteld.");
    }

    [Fact]
    public async Task A_team_plans_where_people_can_come_in_and_cancels_it()
    {
        await visitor.Choose("wijkteamlid");
        var page = await visitor.Get("/wijkteam/agenda?team=midden");
        var wrong = await visitor.Send("/wijkteam/agenda?team=midden", page, ("actie", "plannen"), ("soort", "inloop"), ("buurt", Town.Here), ("begin", "laat"));
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var told in new[] { "Vul in waar het precies is.", "Vul in op welke dag het is.", "Hier hoort een tijd te staan, zoals 14:00.", "Vul in hoe laat het eindigt." }) wrong.Text.ShouldContain(told);
        var planned = await visitor.Follow(await visitor.Send("/wijkteam/agenda?team=midden", page,
            ("actie", "plannen"), ("soort", "koffiekar"), ("buurt", Town.Here), ("plek", "Op het plein"), ("datum", "2026-11-24"), ("begin", "10:00"), ("eind", "12:00"), ("herhaaltTot", "2026-12-08")));
        planned.Text.ShouldContain("dinsdag 24 november");
        planned.Text.ShouldContain("De hele reeks afzeggen");
        (await visitor.Get("/binnenlopen")).Text.ShouldContain("Op het plein");
        (await visitor.Get("/en/binnenlopen")).Text.ShouldContain("Tuesday 24 November");
        var fewer = await visitor.Follow(await visitor.Send("/wijkteam/agenda?team=midden", planned, ("actie", "afzeggen-dag"), ("nummer", "1"), ("dag", "2026-12-01")));
        fewer.Text.ShouldNotContain("dinsdag 1 december");
        await visitor.Follow(await visitor.Send("/wijkteam/agenda?team=midden", planned, ("actie", "afzeggen-alles"), ("nummer", "1"), ("dag", "2026-11-24")));
        (await visitor.Get("/binnenlopen")).Text.ShouldNotContain("Op het plein");
    }

    [Fact]
    public async Task A_question_about_a_household_is_for_one_professional_only()
    {
        foreach (var (theme, source) in new[] { ("geldzorgen", "inloop"), ("eenzaamheid", "huisbezoek") })
        {
            var sent = await town.Post("/v1/signalen",
                $$"""{"thema":"{{theme}}","buurt":"BU99990102","bron":"{{source}}","huishouden":{"postcode":"9999AB","huisnummer":7},"bijElkaarHouden":true}""", "wijkteamlid");
            sent.Status.ShouldBe(HttpStatusCode.Created, sent.Text);
        }
        await visitor.Choose("wijkteamlid");
        (await visitor.Eventually("/wijkteam?team=midden", "20 november sprak u een huishouden")).Text.ShouldContain("Wilt u samen met hen kijken wat helpt?");
        var mine = (await town.Get("/v1/huishoudvragen", "wijkteamlid")).Json;
        mine.GetArrayLength().ShouldBe(1);
        mine[0].GetProperty("themas").GetArrayLength().ShouldBe(2);
        (await town.Get("/v1/huishoudvragen", "coordinator")).Json.GetArrayLength().ShouldBe(0);
        await visitor.Choose("coordinator");
        (await visitor.Get("/wijkteam?team=midden")).Text.ShouldNotContain("sprak u een huishouden");
    }

    [Fact]
    public async Task Trends_are_asked_for_by_a_form_and_say_how_to_read_them()
    {
        await visitor.Choose("manager");
        var page = await visitor.Get("/trends");
        page.Text.ShouldContain("Een aantal telt signalen, geen mensen.");
        // A form sends what was left open as well.
        (await visitor.Get("/trends?niveau=wijk&thema=&van=&tot=")).Header("Location").ShouldBe("/trends?niveau=wijk");
        var wrong = await visitor.Get("/trends?van=2026-K3&tot=2026-K1");
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Text.ShouldContain("href=\"#van\"");
        (await visitor.Get("/trends/kaart")).Header("Location").ShouldBe("/trends/kaart?thema=geldzorgen");
        (await visitor.Get("/trends/kaart?thema=geldzorgen")).Text.ShouldContain("in de volgorde van de gebiedscodes");
        (await visitor.Get("/trends/cijfers.csv?niveau=wijk")).Text.ShouldContain("niveau,gebiedcode,gebied");
        (await visitor.Get("/trends?sorteer=aantal")).Status.ShouldBe(HttpStatusCode.BadRequest, "nothing is sorted by value");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/volgen")]
    [InlineData("/rol")]
    [InlineData("/instellingen")]
    [InlineData("/wijkteam/aanleidingen/BU99990102-1")]
    [InlineData("/inloop/stop")]
    [InlineData("/inloop/signaal")]
    [InlineData("/inloop/turven")]
    [InlineData("/inloop/meer")]
    [InlineData("/inloop/huisbezoek")]
    [InlineData("/inloop/huisbezoek/meer")]
    [InlineData("/inloop/ongedaan")]
    [InlineData("/inloop/afronden")]
    [InlineData("/inloop/snelkeuze")]
    public async Task A_form_of_another_website_is_refused(string path)
    {
        await visitor.Choose(path == "/instellingen" ? "beheerder" : "wijkteamlid");
        using var content = new FormUrlEncodedContent([new("thema", "taal"), new("buurt", Town.Here), new("rol", "manager"), new("actie", "zien")]);
        using var response = await visitor.Browser.PostAsync(path, content);
        (await Answer.Of(response)).ShouldBeProblem(HttpStatusCode.BadRequest);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/aanleidingen/BU99990102-1/zien");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var other = await visitor.Browser.SendAsync(request);
        (await Answer.Of(other)).ShouldBeProblem(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/volgen", "text/html")]
    [InlineData("/rol", "text/html")]
    [InlineData("/wijkteam", "text/html")]
    [InlineData("/web/signals.css", "text/css")]
    [InlineData("/web/inbox.js", "text/javascript")]
    [InlineData("/web/chart.js", "text/javascript")]
    [InlineData("/web/trends-map.js", "text/javascript")]
    [InlineData("/web/maplibre-gl-worker.js", "text/javascript")]
    [InlineData("/web/icon.svg", "image/svg+xml")]
    [InlineData("/inloop", "text/html")]
    [InlineData("/inloop/schil", "text/html")]
    [InlineData("/inloop/sw.js", "text/javascript")]
    [InlineData("/web/outreach.js", "text/javascript")]
    public async Task Every_page_answers_GET_and_HEAD(string path, string type)
    {
        var answer = await visitor.Get(path);
        (answer.Status, answer.Type).ShouldBe((HttpStatusCode.OK, type));
        answer.Text.ShouldNotContain(" style=");
        (await town.Send(HttpMethod.Head, path)).Status.ShouldBe(HttpStatusCode.OK);
    }
}
