using Microsoft.Playwright;

namespace Signals.Browser.Tests;

[Collection(nameof(Browser))]
public sealed class ResidentJourneyTests(Browser browser)
{
    [SkippableTheory]
    [InlineData(true, "11")]
    [InlineData(false, "12")]
    public async Task A_resident_tells_something_follows_it_and_takes_it_back(bool javaScript, string number)
    {
        var page = await browser.Open(javaScript);
        await page.Begin("Over mij of mijn gezin");
        await page.Answer("Taal, papierwerk en digitaal");
        await page.Address("9999 zz", number);
        await page.Neighbourhood("BU99990202");
        await page.Words("De brieven van de gemeente zijn moeilijk.");
        await page.Further();
        await page.Answer("Nee, liever niet");
        var code = await page.SendOff();

        await page.Ask(code);
        (await page.GetByRole(AriaRole.Status).TextContentAsync())!.ShouldContain("Uw melding is ontvangen.");
        await page.Press("Melding intrekken");
        await page.Press("Ja, trek mijn melding in");
        (await page.GetByRole(AriaRole.Status).TextContentAsync())!.ShouldContain("ingetrokken");
        await page.Ask(code);
        (await page.GetByRole(AriaRole.Alert).IsVisibleAsync()).ShouldBeTrue();
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_browser_s_own_back_button_keeps_every_answer(bool javaScript)
    {
        var page = await browser.Open(javaScript);
        await page.FillIn("Werk, inkomen en daginvulling", "BU99990201");
        for (var pages = 0; pages < 5; pages++) await page.GoBackAsync();
        (await page.GetByLabel("Werk, inkomen en daginvulling").IsCheckedAsync()).ShouldBeTrue();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Verder met deze melding" }).ClickAsync();
        (await page.Locator("main").TextContentAsync())!.ShouldContain("Werk, inkomen en daginvulling");
        await page.SendOff();
    }

    [SkippableFact]
    public async Task What_is_missing_is_named_above_the_form_where_the_focus_goes_and_at_the_field()
    {
        var page = await browser.Open(javaScript: false);
        await page.Begin();
        await page.Answer("Energie en kou");
        await page.Address("12", "");

        var summary = page.GetByRole(AriaRole.Alert);
        (await summary.GetByRole(AriaRole.Link).EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))")).ShouldBe(["#postcode", "#huisnummer"]);
        (await page.EvaluateAsync<string>("() => document.activeElement.textContent")).ShouldBe("Er gaat nog iets niet goed");
        (await page.GetByLabel("Postcode").InputValueAsync()).ShouldBe("12");
        (await page.TitleAsync()).ShouldStartWith("Fout: ");
        await summary.Locator("a[href='#postcode']").ClickAsync();
        page.Url.ShouldEndWith("#postcode");
    }

    [SkippableFact]
    public async Task Two_tabs_hold_two_forms()
    {
        var one = await browser.Open();
        var other = await one.Context.NewPageAsync();
        await one.Begin();
        await other.Begin("Over iemand anders");
        await one.Answer("Energie en kou");
        await other.Answer("Ja");
        await one.Further();
        await one.Neighbourhood("BU99990200");
        await other.Answer("Nee");
        await other.Answer("Eenzaamheid en isolement");
        await one.Further();
        await one.Further();
        (await one.Locator("main").TextContentAsync())!.ShouldContain("Energie en kou");
        await one.SendOff();
        (await other.Locator("main").TextContentAsync())!.ShouldContain("niet dat van de ander");
    }

    [SkippableFact]
    public async Task Safety_at_home_is_routed_away_and_nothing_is_stored()
    {
        var page = await browser.Open(javaScript: false);
        await page.Begin();
        await page.Answer("Iemand is thuis niet veilig");

        var text = (await page.Locator("main").TextContentAsync())!;
        text.ShouldContain("0800-2000");
        text.ShouldContain("112");
        (await page.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name.Contains("melding", StringComparison.Ordinal));
    }
}
