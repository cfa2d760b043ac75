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

    [SkippableFact]
    public async Task The_whole_form_can_be_filled_in_by_keyboard()
    {
        var page = await browser.Open();
        await page.GotoAsync("/?nieuw=ja");
        await Reach(page, "over");
        await page.Keyboard.PressAsync("Space");
        await Go(page);
        await Reach(page, "thema");
        await page.Keyboard.PressAsync("ArrowDown");
        await Go(page);
        await Go(page);
        await Reach(page, "buurt");
        await page.Keyboard.TypeAsync("Zonnehof");
        await Go(page);
        await Reach(page, "waarneming");
        await page.Keyboard.TypeAsync("Alles met de toetsen.");
        await Go(page);
        await Go(page);
        await Go(page);

        await Assertions.Expect(page.Locator(".code strong")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task In_Arabic_the_page_runs_from_right_to_left()
    {
        var page = await browser.Open(width: 320);
        await page.GotoAsync("/ar");
        (await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('main')).direction")).ShouldBe("rtl");
        await page.Locator("input[value=zelf]").CheckAsync();
        await page.Locator("main button[type=submit]").First.ClickAsync();
        await page.ShouldBeAccessible();
        await page.ShouldFit();
        page.Url.ShouldContain("/ar/melden/");
    }

    /// <summary>Presses the page's first button by keyboard, and waits for the next page.</summary>
    private static async Task Go(IPage page)
    {
        var before = page.Url;
        for (var presses = 0; presses < 40; presses++)
        {
            if (await page.EvaluateAsync<bool>("() => document.activeElement.matches('main form button')")) break;
            await page.Keyboard.PressAsync("Tab");
        }
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url != before);
    }

    private static async Task Reach(IPage page, string name)
    {
        for (var presses = 0; presses < 40; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("() => document.activeElement.name ?? ''") == name) return;
        }
        throw new TimeoutException($"{name} cannot be reached by keyboard.");
    }
}
