using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Signals.Gateway.Access;
using Signals.Gateway.Pages.Outreach;

namespace Signals.Gateway.Tests.Pages;

/// <summary>Walk-in hours, the coffee cart and home visits by plain requests, as a browser without scripts sends them.</summary>
public sealed partial class OutreachTests : IAsyncLifetime
{
    private const string Begin = "/inloop";

    private readonly Town town = new();
    private Visitor visitor = null!;

    public async Task InitializeAsync()
    {
        await town.InitializeAsync();
        visitor = new(town);
        await visitor.Choose("vrijwilliger");
    }

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await town.DisposeAsync();
    }

    [Fact]
    public async Task A_stop_begins_people_tell_something_and_it_ends()
    {
        var page = await Start("koffiekar", "Plein bij de school", present: "3");
        page.Text.ShouldContain("Koffiekar in Buurt 12");
        page.Text.ShouldContain("Begonnen om 10:00 uur. Plek: Plein bij de school.");

        page = await Send("/inloop/signaal", page, ("thema", "eenzaamheid"));
        page.Text.ShouldContain("Verstuurd: Eenzaamheid en isolement.");
        page = await Send("/inloop/turven", page, ("turf-thema", "energie"), ("turf-aantal", "4"));
        page.Text.ShouldContain("Verstuurd: Energie en kou, 4 mensen.");
        page = await Send("/inloop/meer", page, ("meer-thema", "taal"), ("meer-buurt", Town.There), ("meer-waarneming", "de brief is moeilijk"), ("meer-postcode", "9999 ab"), ("meer-huisnummer", "7"));
        page.Text.ShouldContain("Verstuurd: Taal, papierwerk en digitaal.");

        page.Text.ShouldContain("value=\"3\"", customMessage: "how many were there at first is where the end asks for it");
        page = await Send("/inloop/afronden", page, ("aanwezigen", "12"));
        page.Text.ShouldContain("De stop is afgerond.");
        page.Text.ShouldContain("Wat voor stop is het?");
        (await town.Post($"/v1/stops/{Town.Here}-s2/afronden", """{"aanwezigen":12}""", "vrijwilliger")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_tap_can_be_taken_back()
    {
        var page = await Start();
        var sent = await visitor.Send("/inloop/signaal", page, ("thema", "eenzaamheid"));
        var code = Visit(sent).Sent.Single().FollowCode;
        (await Ask(code)).Status.ShouldBe(HttpStatusCode.OK);

        page = await visitor.Follow(sent);
        var back = await visitor.Send("/inloop/ongedaan", page, ("wat", Visit(sent).Sent.Single().Key));
        (await Ask(code)).ShouldBeProblem(HttpStatusCode.NotFound);
        (await visitor.Follow(back)).Text.ShouldContain("Teruggenomen.");
        Visit(back).Sent.ShouldBeEmpty();
        (await visitor.Follow(await visitor.Send("/inloop/ongedaan", page, ("wat", Visit(sent).Sent.Single().Key)))).Text.ShouldContain("Dit was al teruggenomen.");
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_counts_once_and_two_taps_are_two_people()
    {
        var page = await Start();
        var once = await visitor.Send("/inloop/signaal", page, ("thema", "taal"));
        var again = await visitor.Send("/inloop/signaal", page, ("thema", "taal"));
        Visit(again).Sent.Select(sent => sent.FollowCode).ShouldBe(Visit(once).Sent.Select(sent => sent.FollowCode));
        var next = await visitor.Send("/inloop/signaal", await visitor.Follow(again), ("thema", "taal"));
        Visit(next).Sent.Select(sent => sent.FollowCode).Distinct().Count().ShouldBe(2);
        // A stop that is begun twice, as by two taps, is one.
        (await visitor.Send("/inloop/stop", page, ("soort", "inloop"), ("buurt", Town.There))).Header("Location").ShouldBe("/inloop?gedaan=begonnen");
        (await visitor.Get(Begin)).Text.ShouldContain("in Buurt 12");
    }

    [Fact]
    public async Task What_can_be_taken_back_has_a_bound()
    {
        var page = await Start();
        Answer sent;
        do
        {
            sent = await visitor.Send("/inloop/signaal", page, ("thema", "taal"));
            page = await visitor.Follow(sent);
        }
        while (Visit(sent).Sent.Count < OutreachVisit.MostSent);
        var first = Visit(sent).Sent[^1];
        sent = await visitor.Send("/inloop/signaal", page, ("thema", "werk"));
        Visit(sent).Sent.Count.ShouldBe(OutreachVisit.MostSent);
        Visit(sent).Sent.ShouldNotContain(first);
        sent.Header("Set-Cookie")!.Length.ShouldBeLessThan(4_000);
    }

    [Fact]
    public async Task A_home_visit_needs_no_stop()
    {
        var page = await visitor.Get("/inloop/huisbezoek");
        page.Text.ShouldContain("<h1 class=\"nl-heading nl-heading--level-1\" id=\"kop\" tabindex=\"-1\">Huisbezoek</h1>");
        ShouldName(await visitor.Send("/inloop/huisbezoek", page, ("bezoek-thema", "mantelzorg")), "bezoek-buurt");
        page = await Send("/inloop/huisbezoek", page, ("bezoek-thema", "mantelzorg"), ("bezoek-buurt", Town.There));
        page.Text.ShouldContain("Verstuurd: Mantelzorg en overbelasting.");
        page.Text.ShouldContain($"<option value=\"{Town.There}\" selected>", customMessage: "the neighbourhood need not be chosen again");
        page = await Send("/inloop/huisbezoek/meer", page, ("meer-thema", "werk"), ("meer-buurt", Town.Here), ("meer-overAnder", "ja"));
        page.Text.ShouldContain("Verstuurd: Werk, inkomen en daginvulling.");
    }

    [Fact]
    public async Task Only_what_the_municipality_uses_is_offered_and_taken()
    {
        var page = await Start("koffiekar");
        (await town.Send(HttpMethod.Post, "/v1/themas/energie/verbergen", "beheerder")).Status.ShouldBe(HttpStatusCode.OK);
        (await town.Put("/v1/bronnen", """{"bronnen":["bewoner","inloop"]}""", "beheerder")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.Get(Begin)).Text.ShouldNotContain("value=\"energie\"");
        ShouldName(await visitor.Send("/inloop/turven", page, ("turf-thema", "energie"), ("turf-aantal", "2")), "turf-thema");
        (await visitor.Send("/inloop/signaal", page, ("thema", "taal"))).Text.ShouldContain("Deze gemeente gebruikt deze bron niet.");

        var begin = await Send("/inloop/afronden", page, ("aanwezigen", "1"));
        begin.Text.ShouldNotContain("value=\"koffiekar\"");
        begin.Text.ShouldNotContain("href=\"/inloop/huisbezoek\"");
        ShouldName(await visitor.Send("/inloop/stop", begin, ("soort", "koffiekar"), ("buurt", Town.Here)), "soort");
    }

    [Fact]
    public async Task What_is_wrong_is_told_above_the_form_and_at_the_field_and_nothing_is_lost()
    {
        var page = await visitor.Get(Begin);
        ShouldName(await visitor.Send("/inloop/stop", page), "soort", "buurt");
        var wrong = await visitor.Send("/inloop/stop", page, ("soort", "bewoner"), ("buurt", "BU1"), ("plek", new string('p', 101)), ("aanwezig", "veel"));
        ShouldName(wrong, "soort", "buurt", "plek", "aanwezig");
        wrong.Text.ShouldContain("value=\"veel\"");

        page = await Start();
        ShouldName(await visitor.Send("/inloop/signaal", page, ("thema", "onzin")), "thema");
        ShouldName(await visitor.Send("/inloop/turven", page), "turf-thema", "turf-aantal");
        ShouldName(await visitor.Send("/inloop/turven", page, ("turf-thema", "taal"), ("turf-aantal", "21")), "turf-aantal");
        ShouldName(await visitor.Send("/inloop/turven", page, ("turf-thema", "taal"), ("turf-aantal", "x")), "turf-aantal");
        var more = await visitor.Send("/inloop/meer", page, ("meer-waarneming", new string('a', 2_001)), ("meer-duiding", "<b>woorden</b>"), ("meer-huisnummer", "0"), ("meer-toevoeging", "?"));
        ShouldName(more, "meer-thema", "meer-buurt", "meer-waarneming", "meer-huisnummer", "meer-postcode", "meer-toevoeging");
        more.Text.ShouldContain("&lt;b&gt;woorden&lt;/b&gt;");
        ShouldName(await visitor.Send("/inloop/afronden", page), "aanwezigen");
        ShouldName(await visitor.Send("/inloop/afronden", page, ("aanwezigen", "-1")), "aanwezigen");
        (await visitor.Get(Begin)).Text.ShouldContain("Inloopspreekuur in Buurt 12");
    }

    [Fact]
    public async Task What_may_lead_to_somebody_is_asked_about()
    {
        var page = await Start();
        (string, string)[] words = [("meer-thema", "taal"), ("meer-buurt", Town.Here), ("meer-waarneming", "Bel Fatima op 06-12345678.")];
        var asked = await visitor.Send("/inloop/meer", page, words);
        ShouldName(asked, "meer-nakijken");
        asked.Text.ShouldContain("<strong id=\"meer-gevonden\">Fatima, 06-12345678</strong>");
        page = await Send("/inloop/meer", asked, [.. words, ("meer-nakijken", "weghalen")]);
        page.Text.ShouldContain("Verstuurd:");
        await Send("/inloop/meer", page, [.. words, ("meer-nakijken", "laten-staan")]);
    }

    [Theory]
    [InlineData("veiligheid-thuis", "0800-2000")]
    [InlineData("gevaar", "112")]
    public async Task What_is_for_others_leads_away_and_stores_nothing(string choice, string number)
    {
        var page = await Start();
        page.Text.ShouldContain($"href=\"/inloop/{choice}\"");
        var away = await visitor.Send("/inloop/signaal", page, ("thema", choice));
        away.Header("Location").ShouldBe($"/inloop/{choice}");
        away.Header("Set-Cookie").ShouldBeNull();
        (await visitor.Follow(away)).Text.ShouldContain(number);
    }

    [Fact]
    public async Task Without_a_stop_nothing_is_sent_and_an_end_that_comes_twice_is_no_fault()
    {
        var page = await visitor.Get(Begin);
        (await Send("/inloop/signaal", page, ("thema", "taal"))).Text.ShouldContain("Begin eerst een stop");
        (await Send("/inloop/afronden", page, ("aanwezigen", "1"))).Text.ShouldContain("Deze stop was al afgerond.");
        page = await Start(place: "Plein");
        (await town.Post($"/v1/stops/{Town.Here}-s2/afronden", """{"aanwezigen":1}""", "vrijwilliger")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Send("/inloop/afronden", page, ("aanwezigen", "1"))).Text.ShouldContain("Deze stop was al afgerond.");
    }

    [Fact]
    public async Task A_quick_list_stands_first_and_has_a_bound()
    {
        var page = await Start();
        page = await Send("/inloop/snelkeuze", page, [.. new[] { "werk", "krachten" }.Select(theme => ("snel", theme))]);
        page.Text.ShouldContain("Uw snelle onderwerpen zijn bewaard.");
        QuickList(page).ShouldBe(["werk", "krachten"]);
        var many = new[] { "werk", "krachten", "taal", "energie", "wonen", "opgroeien", "somberheid" };
        ShouldName(await visitor.Send("/inloop/snelkeuze", page, [.. many.Select(theme => ("snel", theme))]), "snel");
        QuickList(await visitor.Get(Begin)).ShouldBe(["werk", "krachten"]);
        QuickList(await Send("/inloop/snelkeuze", page)).Count.ShouldBe(Preferences.MostQuick, "without a choice the first of the municipality");
    }

    [Fact]
    public async Task Only_people_who_do_outreach_may_enter_anything()
    {
        var page = await Start();
        foreach (var role in new[] { "wijkteamlid", "coordinator", "vrijwilliger" })
        {
            await visitor.Choose(role);
            (await visitor.Get(Begin)).Status.ShouldBe(HttpStatusCode.OK);
            (await visitor.Get("/inloop/huisbezoek")).Status.ShouldBe(HttpStatusCode.OK);
        }
        foreach (var role in new[] { "manager", "privacy", "beheerder", "partner" })
        {
            await visitor.Choose(role);
            (await visitor.Get(Begin)).ShouldBeProblem(HttpStatusCode.Forbidden);
            (await visitor.Get("/inloop/huisbezoek")).ShouldBeProblem(HttpStatusCode.Forbidden);
            (await visitor.Send("/inloop/signaal", page, ("thema", "taal"))).ShouldBeProblem(HttpStatusCode.Forbidden);
            (await visitor.Get("/wijkteam")).Text.ShouldNotContain("href=\"/inloop\"");
        }
        await visitor.Choose("");
        var choice = await visitor.Get(Begin);
        choice.Text.ShouldContain("Kies een rol");
        (await visitor.Send("/inloop/signaal", page, ("thema", "taal"))).ShouldBeProblem(HttpStatusCode.Unauthorized);
        (await visitor.Send("/rol", choice, ("rol", "vrijwilliger"))).Header("Location").ShouldBe(Begin);
    }

    [Fact]
    public async Task What_one_person_has_open_another_does_not_see()
    {
        await Start(place: "Plein");
        await visitor.Choose("wijkteamlid");
        (await visitor.Get(Begin)).Text.ShouldContain("Wat voor stop is het?");
        await visitor.Choose("vrijwilliger");
        (await visitor.Get(Begin)).Text.ShouldContain("Plek: Plein.");
    }

    [Fact]
    public async Task A_device_is_marked_as_whose_it_is_until_they_sign_out()
    {
        async Task<string> Mark(string role) =>
            DeviceCookie().Match((await visitor.Send("/rol", await visitor.Get("/rol"), ("rol", role))).Header("Set-Cookie")!).Groups[1].Value;

        var volunteer = await Mark("vrijwilliger");
        var member = await Mark("wijkteamlid");
        volunteer.Length.ShouldBe(32);
        member.ShouldNotBe(volunteer);
        (await Mark("vrijwilliger")).ShouldBe(volunteer, "what one person entered goes when that person signs in again");
        (await Mark("")).ShouldBe("");
    }

    private async Task<Answer> Start(string kind = "inloop", string place = "", string present = "") => await Send(
        "/inloop/stop", await visitor.Get(Begin), ("soort", kind), ("buurt", Town.Here), ("plek", place), ("aanwezig", present));

    private async Task<Answer> Send(string path, Answer page, params (string, string)[] fields) => await visitor.Follow(await visitor.Send(path, page, fields));

    private Task<Answer> Ask(string code) => town.Post("/v1/meldingen/opvragen", $$"""{"volgcode":"{{code}}"}""");

    /// <summary>What the browser was given to keep, unsealed.</summary>
    private OutreachVisit Visit(Answer answer) => town.App.Services.GetRequiredService<Visits>().Read(new DefaultHttpContext
    {
        User = Caller.Demo("vrijwilliger", "test"),
        Request = { Headers = { Cookie = VisitCookie().Match(answer.Header("Set-Cookie")!).Value } },
    });

    private static void ShouldName(Answer answer, params string[] fields)
    {
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        SummaryLink().Matches(answer.Text).Select(match => match.Groups[1].Value).ShouldBe(fields, ignoreOrder: true);
        foreach (var field in fields.Where(field => field != "thema"))
        {
            answer.Text.ShouldContain($"id=\"{field}-fout\"");
            answer.Text.ShouldContain($"id=\"{field}\"");
        }
    }

    private static List<string> QuickList(Answer page) => [.. QuickButton().Matches(page.Text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("signals-inloop=[^;]+")]
    private static partial Regex VisitCookie();

    [GeneratedRegex("signals-toestel=([0-9a-f]*);")]
    private static partial Regex DeviceCookie();

    [GeneratedRegex("<li><a class=\"nl-link\" href=\"#([^\"]+)\"")]
    private static partial Regex SummaryLink();

    [GeneratedRegex("nl-button--primary tap\" type=\"submit\" name=\"thema\" value=\"([^\"]+)\"")]
    private static partial Regex QuickButton();
}
