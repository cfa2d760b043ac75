using System.Net;
using System.Text.RegularExpressions;
using Signals.Core.Follow;

namespace Signals.Gateway.Tests.Pages;

/// <summary>Every page by plain requests, as a browser without JavaScript sends them.</summary>
public sealed partial class PageTests : IAsyncLifetime
{
    private readonly Town town = new();
    private HttpClient browser = null!;

    public async Task InitializeAsync()
    {
        await town.InitializeAsync();
        browser = town.NewClient();
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await town.DisposeAsync();
    }

    [Fact]
    public async Task A_resident_tells_something_follows_it_and_takes_it_back()
    {
        var form = await Get("/");
        form.Text.ShouldContain("Dit is een demonstratie.");
        var received = await Send("/", form,
            ("thema", "eenzaamheid"), ("buurt", Town.Here), ("postcode", "9999 AB"), ("huisnummer", "12"), ("waarneming", "eerste\r\nregel"));
        received.Status.ShouldBe(HttpStatusCode.OK, received.Text);
        received.Header("Cache-Control")!.ShouldContain("no-store");
        town.Log.All.ShouldNotContain("Warning Microsoft");
        var code = Code(received);

        var again = await Send("/", form,
            ("thema", "eenzaamheid"), ("buurt", Town.Here), ("postcode", "9999 AB"), ("huisnummer", "12"), ("waarneming", "eerste\r\nregel"));
        Code(again).ShouldBe(code);
        var other = await Send("/", form, ("thema", "taal"), ("buurt", Town.Here));
        other.Status.ShouldBe(HttpStatusCode.Conflict);
        other.Text.ShouldContain("al verstuurd");
        Code(await Send("/", other, ("thema", "taal"), ("buurt", Town.Here))).ShouldNotBe(code);

        var follow = await Get("/volgen");
        var status = await Send("/volgen", follow, ("volgcode", code.ToLowerInvariant().Replace('-', ' ')), ("actie", "bekijken"));
        status.Text.ShouldContain("Uw melding is ontvangen.");
        (await Send("/volgen", status, ("volgcode", code), ("actie", "intrekken"))).Text.ShouldContain("Uw melding is ingetrokken.");
        var gone = await Send("/volgen", status, ("volgcode", code), ("actie", "bekijken"));
        gone.Status.ShouldBe(HttpStatusCode.NotFound);
        gone.Text.ShouldContain("href=\"#volgcode\"");
    }

    [Fact]
    public async Task What_is_wrong_is_told_above_the_form_and_at_the_field_and_nothing_is_lost()
    {
        var answer = await Send("/", await Get("/"),
            ("postcode", "12"), ("waarneming", "<b>woorden</b>"), ("email", "geen adres"), ("bijElkaarHouden", "ja"));
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var field in new[] { "thema", "buurt", "postcode", "huisnummer", "email", "toestemming" })
        {
            answer.Text.ShouldContain($"href=\"#{field}\"");
            answer.Text.ShouldContain($"id=\"{field}-fout\"");
            answer.Text.ShouldContain($"id=\"{field}\"");
        }
        answer.Text.ShouldContain("&lt;b&gt;woorden&lt;/b&gt;");
        (await Send("/", await Get("/"), ("thema", "taal"), ("buurt", Town.Here), ("website", "spam"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        Code(await Send("/", answer, ("thema", "taal"), ("buurt", Town.Here), ("email", "a@voorbeeld.nl"), ("toestemming", "ja"))).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Safety_at_home_stores_nothing_and_tells_whom_to_call()
    {
        var form = await Get("/");
        var answer = await Send("/", form, ("thema", "veiligheid-thuis"), ("buurt", Town.Here), ("waarneming", "geheim"));
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldContain("0800-2000");
        answer.Text.ShouldContain("112");
        Steps().Count(answer.Text).ShouldBe(5);
        (await town.Vault.Unconfirmed(town.Clock.GetUtcNow().AddDays(1), 10, default)).ShouldBeEmpty();
        // Were it stored, the same form with another content would be refused.
        Code(await Send("/", form, ("thema", "taal"), ("buurt", Town.Here))).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_team_reads_its_inbox_and_decides()
    {
        (await Get("/wijkteam")).Text.ShouldContain("Kies een rol");
        await Choose("wijkteamlid");
        await town.Rise(Town.Here, "eenzaamheid");
        var inbox = await Eventually("/wijkteam?team=midden", "BU99990102-1");
        inbox.Text.ShouldContain("Eenzaamheid en isolement in Buurt 12");
        inbox.Text.ShouldContain("Wat we niet weten");
        inbox.Text.ShouldContain("Niets doen");
        inbox.Text.ShouldContain("Alleen voor u");
        inbox.Text.ShouldContain("data-stroom=\"/v1/wijkteams/midden/aanleidingen/stroom\"");
        foreach (var (action, words) in new[] { ("zien", "Gezien"), ("oppakken", "Opgepakt"), ("terzijde", "Terzijde gelegd") })
        {
            var done = await Send("/wijkteam/aanleidingen/BU99990102-1", inbox, ("team", "midden"), ("actie", action));
            done.Status.ShouldBe(HttpStatusCode.Redirect, done.Text);
            done.Header("Location").ShouldBe("/wijkteam?team=midden#BU99990102-1");
            (await Get("/wijkteam?team=midden")).Text.ShouldContain($"<p class=\"status\">{words}</p>");
        }
        await using var stream = await Inbox.EventStream.Open(browser, "/v1/wijkteams/midden/aanleidingen/stroom");
        (await stream.Next()).Id.ShouldBe("1");

        await Choose("manager");
        (await Get("/wijkteam")).ShouldBeProblem(HttpStatusCode.Forbidden);
        (await Send("/wijkteam/aanleidingen/BU99990102-1", inbox, ("actie", "zien"))).ShouldBeProblem(HttpStatusCode.Forbidden);
        await Choose("vrijwilliger");
        (await Get("/wijkteam")).Text.ShouldContain("Uw vragen");
        await Choose("");
        (await Get("/wijkteam")).Text.ShouldContain("Kies een rol");
    }

    [Fact]
    public async Task The_settings_tell_what_a_choice_means_and_let_an_administrator_choose()
    {
        (await Get("/instellingen")).ShouldBeProblem(HttpStatusCode.Unauthorized);
        await Choose("wijkteamlid");
        var member = await Get("/instellingen");
        member.Text.ShouldContain("door toeval in uw gemeente");
        member.Text.ShouldNotContain("action=\"/instellingen\"");

        await Choose("beheerder");
        var page = await Get("/instellingen");
        var wrong = await Send("/instellingen", page, ("opmerkzaamheid", "later"), ("minstensHuishoudens", "3"), ("minstensBronsoorten", "2"));
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Text.ShouldContain("Hier hoort een heel getal van 5 tot en met 50 te staan.");
        wrong.Text.ShouldContain("value=\"later\" checked");

        var saved = await Send("/instellingen", page, ("opmerkzaamheid", "later"), ("minstensHuishoudens", "6"), ("minstensBronsoorten", "2"));
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        (await Get(saved.Header("Location")!)).Text.ShouldContain("De instellingen zijn bewaard.");
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
        await Choose("wijkteamlid");
        (await Eventually("/wijkteam?team=midden", "20 november sprak u een huishouden")).Text.ShouldContain("Wilt u samen met hen kijken wat helpt?");
        var mine = (await town.Get("/v1/huishoudvragen", "wijkteamlid")).Json;
        mine.GetArrayLength().ShouldBe(1);
        mine[0].GetProperty("themas").GetArrayLength().ShouldBe(2);
        (await town.Get("/v1/huishoudvragen", "coordinator")).Json.GetArrayLength().ShouldBe(0);
        await Choose("coordinator");
        (await Get("/wijkteam?team=midden")).Text.ShouldNotContain("sprak u een huishouden");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/volgen")]
    [InlineData("/rol")]
    [InlineData("/instellingen")]
    [InlineData("/wijkteam/aanleidingen/BU99990102-1")]
    public async Task A_form_of_another_website_is_refused(string path)
    {
        await Choose(path == "/instellingen" ? "beheerder" : "wijkteamlid");
        using var content = new FormUrlEncodedContent([new("thema", "taal"), new("buurt", Town.Here), new("rol", "manager"), new("actie", "zien")]);
        using var response = await browser.PostAsync(path, content);
        (await Answer.Of(response)).ShouldBeProblem(HttpStatusCode.BadRequest);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/aanleidingen/BU99990102-1/zien");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var other = await browser.SendAsync(request);
        (await Answer.Of(other)).ShouldBeProblem(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/volgen", "text/html")]
    [InlineData("/rol", "text/html")]
    [InlineData("/wijkteam", "text/html")]
    [InlineData("/web/signals.css", "text/css")]
    [InlineData("/web/inbox.js", "text/javascript")]
    public async Task Every_page_answers_GET_and_HEAD(string path, string type)
    {
        var answer = await Get(path);
        (answer.Status, answer.Type).ShouldBe((HttpStatusCode.OK, type));
        answer.Text.ShouldNotContain("style=");
        (await town.Send(HttpMethod.Head, path)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task Choose(string role)
    {
        var chosen = await Send("/rol", await Get("/rol"), ("rol", role));
        chosen.Status.ShouldBe(HttpStatusCode.Redirect, chosen.Text);
    }

    private async Task<Answer> Eventually(string path, string text)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await Get(path);
            if (answer.Text.Contains(text, StringComparison.Ordinal)) return answer;
            tries.ShouldBeLessThan(200, answer.Text);
            await Task.Delay(20);
        }
    }

    private async Task<Answer> Get(string path)
    {
        using var response = await browser.GetAsync(path);
        return await Answer.Of(response);
    }

    /// <summary>Fills in a form and sends it with its hidden fields.</summary>
    private async Task<Answer> Send(string path, Answer page, params (string Name, string Value)[] fields)
    {
        var hidden = Hidden().Matches(page.Text).Select(match => (Name: match.Groups[1].Value, match.Groups[2].Value))
            .DistinctBy(field => field.Name).Where(field => fields.All(given => given.Name != field.Name));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var response = await browser.PostAsync(path, content);
        return await Answer.Of(response);
    }

    private static string Code(Answer received)
    {
        var code = ShownCode().Match(received.Text).Groups[1].Value;
        FollowCode.TryParse(code, out _).ShouldBeTrue(received.Text);
        return code;
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<strong>([0-9A-Z-]{19})</strong>")]
    private static partial Regex ShownCode();

    [GeneratedRegex("<li>[A-Z][^<]*[.?]</li>")]
    private static partial Regex Steps();
}
