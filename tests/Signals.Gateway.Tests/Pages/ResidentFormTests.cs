using System.Net;
using System.Text.RegularExpressions;
using Signals.Core.Follow;

namespace Signals.Gateway.Tests.Pages;

/// <summary>The resident's form by plain requests, one question after another.</summary>
public sealed partial class ResidentFormTests : IAsyncLifetime
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
    public async Task A_resident_tells_something_follows_it_and_takes_it_back()
    {
        var check = await Fill(("over", "zelf"), ("thema", "eenzaamheid"), ("postcode", "9999 AB", "huisnummer", "12"), ("buurt", Town.Here), ("waarneming", "eerste\r\nregel"), ("email", ""), ("samen", "nee"));
        check.Text.ShouldContain("Eenzaamheid en isolement");
        check.Text.ShouldContain("9999AB 12");
        var received = await visitor.Follow(await visitor.Send(Action(check), check));
        received.Header("Cache-Control")!.ShouldContain("no-store");
        var code = Code(received);
        // Sent once more, as by a second tap on the button.
        Code(await visitor.Follow(await visitor.Send(Action(check), check))).ShouldBe(code);
        town.Log.All.ShouldNotContain("Warning Microsoft");

        var follow = await visitor.Get("/volgen");
        var status = await visitor.Send("/volgen", follow, ("volgcode", code.ToLowerInvariant().Replace('-', ' ')), ("actie", "bekijken"));
        status.Text.ShouldContain("Uw melding is ontvangen.");
        (await visitor.Send("/volgen", status, ("volgcode", code), ("actie", "intrekken"))).Text.ShouldContain("Uw melding is ingetrokken.");
        var gone = await visitor.Send("/volgen", status, ("volgcode", code), ("actie", "bekijken"));
        gone.Status.ShouldBe(HttpStatusCode.NotFound);
        gone.Text.ShouldContain("href=\"#volgcode\"");
    }

    [Fact]
    public async Task Going_back_shows_what_was_answered_and_a_change_leads_back_to_the_last_page()
    {
        var check = await Fill(("over", "buurt"), ("thema", "taal"), ("postcode", "", "huisnummer", ""), ("buurt", Town.Here), ("waarneming", "woorden"), ("email", ""));
        var begin = Action(check)[..Action(check).LastIndexOf('/')];
        (await visitor.Get($"{begin}/verhaal")).Text.ShouldContain("woorden");
        (await visitor.Get($"{begin}/over")).Text.ShouldContain("value=\"buurt\" checked");
        var theme = await visitor.Get($"{begin}/onderwerp?terug=controleren");
        theme.Text.ShouldContain("value=\"taal\" checked");
        (await visitor.Follow(await visitor.Send(Action(theme), theme, ("thema", "werk")))).Text.ShouldContain("Werk, inkomen en daginvulling");
        // A change that asks for more leads to what it asks.
        var about = await visitor.Get($"{begin}/over?terug=controleren");
        (await visitor.Follow(await visitor.Send(Action(about), about, ("over", "ander")))).Text.ShouldContain("Hebt u er met de ander over gesproken?");
    }

    [Fact]
    public async Task A_hidden_theme_is_no_choice()
    {
        await town.Send(HttpMethod.Post, "/v1/themas/energie/verbergen", "beheerder");
        var theme = await Fill(("over", "zelf"));
        theme.Text.ShouldContain("Somberheid en stress");
        theme.Text.ShouldNotContain("Energie en kou");
    }

    [Fact]
    public async Task Two_forms_in_one_browser_do_not_mix()
    {
        var one = await Fill(("over", "zelf"), ("thema", "taal"));
        var other = await Fill(("over", "buurt"), ("thema", "werk"));
        Action(one).ShouldNotBe(Action(other));
        (await visitor.Get(Action(one).Replace("adres", "onderwerp"))).Text.ShouldContain("value=\"taal\" checked");
        (await visitor.Get(Action(other).Replace("adres", "onderwerp"))).Text.ShouldContain("value=\"werk\" checked");
        (await visitor.Get("/")).Text.ShouldContain("U was al begonnen");
        await visitor.Follow(await visitor.Send("/wissen", await visitor.Get("/")));
        (await visitor.Get("/")).Text.ShouldContain("Over wie gaat het?");
        (await visitor.Get(Action(one))).Header("Location").ShouldBe("/");
    }

    [Fact]
    public async Task Whoever_needs_longer_keeps_the_answers_and_the_page()
    {
        var check = await Fill(("over", "buurt"), ("thema", "taal"), ("postcode", "", "huisnummer", ""), ("buurt", Town.Here), ("waarneming", "woorden"), ("email", ""));
        var longer = Action(check).Replace("controleren", "bewaren", StringComparison.Ordinal);
        var kept = await visitor.Send(longer, check);
        kept.Status.ShouldBe(HttpStatusCode.NoContent);
        kept.Header("Set-Cookie")!.ShouldContain("signals-melding-");

        await visitor.Follow(await visitor.Send(Action(check), check));
        (await visitor.Send(longer, check)).Header("Location").ShouldBe("/", "what was sent is not kept longer");
    }

    [Fact]
    public async Task What_is_wrong_is_told_above_the_form_and_at_the_field_and_nothing_is_lost()
    {
        var first = await visitor.Send("/", await visitor.Get("/"));
        ShouldName(first, "over");
        ShouldName(await Wrong([("over", "zelf")], []), "thema");
        ShouldName(await Wrong([("over", "zelf"), ("thema", "taal")], [("postcode", "12"), ("toevoeging", "?")]), "postcode", "huisnummer", "toevoeging");
        ShouldName(await Wrong([("over", "zelf"), ("thema", "taal"), ("postcode", "")], []), "buurt");
        var words = await Wrong([("over", "zelf"), ("thema", "taal"), ("postcode", ""), ("buurt", Town.Here)], [("waarneming", new string('a', 2_001)), ("duiding", "<b>woorden</b>")]);
        ShouldName(words, "waarneming");
        words.Text.ShouldContain("&lt;b&gt;woorden&lt;/b&gt;");
        var contact = await Wrong([("over", "zelf"), ("thema", "taal"), ("postcode", ""), ("buurt", Town.Here), ("waarneming", "")], [("email", "geen adres")]);
        ShouldName(contact, "email", "toestemming");
        contact.Text.ShouldContain("value=\"geen adres\"");
    }

    [Fact]
    public async Task A_form_about_another_begins_with_whether_they_talked_about_it()
    {
        var talked = await Fill(("over", "ander"));
        talked.Text.ShouldContain("Hebt u er met de ander over gesproken?");
        var knows = await visitor.Follow(await visitor.Send(Action(talked), talked, ("gesprek", "nee")));
        knows.Text.ShouldContain("Een gesprek beginnen kan lastig zijn.");
        var theme = await visitor.Follow(await visitor.Send(Action(knows), knows, ("weet-ervan", "nee")));
        var address = await visitor.Follow(await visitor.Send(Action(theme), theme, ("thema", "eenzaamheid")));
        address.Text.ShouldContain("niet dat van de ander");
        var place = await visitor.Follow(await visitor.Send(Action(address), address));
        (await visitor.Follow(await visitor.Send(Action(place), place, ("buurt", Town.Here)))).Text.ShouldContain("Schrijf niets op waaraan die te herkennen is.");
    }

    [Fact]
    public async Task An_address_that_is_known_leads_to_its_neighbourhood_and_another_one_is_asked_for_it()
    {
        (await town.Post("/v1/adressen", "PC6;Huisnummer;Buurt2026;Wijk2026;Gemeente2026\n9999AB;12;99990102;999901;9999\n", "beheerder", type: "text/csv")).Status.ShouldBe(HttpStatusCode.OK);
        var words = await Fill(("over", "zelf"), ("thema", "taal"), ("postcode", "9999AB", "huisnummer", "12"));
        words.Text.ShouldContain("Wilt u er iets over vertellen?");
        var contact = await visitor.Follow(await visitor.Send(Action(words), words));
        var together = await visitor.Follow(await visitor.Send(Action(contact), contact));
        (await visitor.Follow(await visitor.Send(Action(together), together, ("samen", "nee")))).Text.ShouldContain("Buurt 12");

        (await Fill(("over", "zelf"), ("thema", "taal"), ("postcode", "9998AB", "huisnummer", "12"))).Text.ShouldContain("We vonden uw adres niet.");
        // Where another lives is asked, with the sender's own neighbourhood as a beginning.
        var place = await Fill(("over", "ander"), ("gesprek", "ja"), ("weet-ervan", "ja"), ("thema", "taal"), ("postcode", "9999AB", "huisnummer", "12"));
        place.Text.ShouldContain($"value=\"{Town.Here}\" selected");
    }

    [Fact]
    public async Task What_may_lead_to_somebody_is_shown_and_taken_out_on_request()
    {
        var found = await Fill(("over", "zelf"), ("thema", "eenzaamheid"), ("postcode", ""), ("buurt", Town.Here), ("waarneming", "Bel Fatima op 06-12345678.", "duiding", "Ze woont op Kerkstraat 12."));
        found.Text.ShouldContain("<mark>Fatima</mark>");
        found.Text.ShouldContain("<mark>06-12345678</mark>");
        found.Text.ShouldContain("<mark>Kerkstraat 12</mark>");
        (await visitor.Send(Action(found), found)).Status.ShouldBe(HttpStatusCode.BadRequest);
        var contact = await visitor.Follow(await visitor.Send(Action(found), found, ("nakijken", "weghalen")));
        contact.Text.ShouldContain("Wilt u bericht krijgen?");
        var check = await visitor.Follow(await visitor.Send(Action(contact), contact));
        check.Text.ShouldContain("Bel [...] op [...].");
        check.Text.ShouldContain("Ze woont op [...].");
    }

    [Theory]
    [InlineData("veiligheid-thuis", "0800-2000")]
    [InlineData("gevaar", "112")]
    public async Task What_is_for_others_leads_away_and_stores_nothing(string choice, string number)
    {
        var theme = await Fill(("over", "zelf"));
        var away = await visitor.Send(Action(theme), theme, ("thema", choice));
        away.Header("Location").ShouldBe($"/{choice}");
        (await visitor.Follow(away)).Text.ShouldContain(number);
        (await visitor.Get(Action(theme))).Header("Location").ShouldBe("/", "the answers are gone");
        (await town.Vault.Unconfirmed(town.Clock.GetUtcNow().AddDays(1), 10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_program_that_fills_in_what_nobody_sees_sends_nothing()
    {
        var check = await Fill(("over", "zelf"), ("thema", "taal"), ("postcode", ""), ("buurt", Town.Here), ("waarneming", ""), ("email", ""));
        (await visitor.Send(Action(check), check, ("website", "spam"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        Code(await visitor.Follow(await visitor.Send(Action(check), check))).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_form_speaks_the_language_of_its_path()
    {
        var start = await visitor.Get("/ar");
        start.Text.ShouldContain("<html lang=\"ar\" dir=\"rtl\"");
        var theme = await visitor.Follow(await visitor.Send("/ar", start, ("over", "zelf")));
        Action(theme).ShouldStartWith("/ar/melden/");
        (await visitor.Get("/de")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Answers_stand_in_a_cookie_that_is_sealed_and_goes_with_the_browser()
    {
        var page = await visitor.Get("/");
        var begun = await visitor.Send("/", page, ("over", "zelf"));
        var cookie = begun.Header("Set-Cookie")!;
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldNotContain("expires");
        cookie.ShouldNotContain("max-age");
        var path = begun.Header("Location")!;
        using var other = new Visitor(town);
        (await other.Get(path)).Header("Location").ShouldBe("/");
    }

    private async Task<Answer> Wrong((string, string)[] answers, (string, string)[] wrong)
    {
        var page = await Fill([.. answers.Select(answer => new Fields(answer))]);
        return await visitor.Send(Action(page), page, wrong);
    }

    /// <summary>Answers one question after another from the beginning, and gives the page that comes then.</summary>
    private async Task<Answer> Fill(params Fields[] pages)
    {
        var page = await visitor.Follow(await visitor.Send("/", await visitor.Get("/?nieuw=ja"), pages[0].Values));
        foreach (var fields in pages.Skip(1)) page = await visitor.Follow(await visitor.Send(Action(page), page, fields.Values));
        return page;
    }

    private static void ShouldName(Answer answer, params string[] fields)
    {
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var field in fields)
        {
            answer.Text.ShouldContain($"href=\"#{field}\"");
            answer.Text.ShouldContain($"id=\"{field}-fout\"");
            answer.Text.ShouldContain($"id=\"{field}\"");
        }
        SummaryLink().Count(answer.Text).ShouldBe(fields.Length);
    }

    private static string Action(Answer page) => FormAction().Match(page.Text) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException(page.Text);

    private static string Code(Answer received)
    {
        var code = ShownCode().Match(received.Text).Groups[1].Value;
        FollowCode.TryParse(code, out _).ShouldBeTrue(received.Text);
        return code;
    }

    [GeneratedRegex("<strong dir=\"ltr\">([0-9A-Z-]{19})</strong>")]
    private static partial Regex ShownCode();

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]+)\" novalidate")]
    private static partial Regex FormAction();

    [GeneratedRegex("<li><a class=\"nl-link\" href=\"#")]
    private static partial Regex SummaryLink();

    private sealed record Fields(params (string Name, string Value)[] Values)
    {
        public static implicit operator Fields((string Name, string Value) field) => new(field);

        public static implicit operator Fields((string Name, string Value, string OtherName, string OtherValue) fields) =>
            new((fields.Name, fields.Value), (fields.OtherName, fields.OtherValue));
    }
}
