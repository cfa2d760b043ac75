using Microsoft.Playwright;

namespace Signals.Browser.Tests;

[Collection(nameof(Browser))]
public sealed class ResidentJourneyTests(Browser browser)
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_resident_tells_something_follows_it_and_takes_it_back(bool javaScript)
    {
        var page = await browser.Open(javaScript);
        await page.GotoAsync("/");
        await page.GetByLabel("Taal, papierwerk en digitaal").CheckAsync();
        await page.GetByLabel("In welke buurt?").SelectOptionAsync("BU99990202");
        await page.GetByLabel("Vertel het in uw eigen woorden").FillAsync("De brieven van de gemeente zijn moeilijk.");
        await page.GetByLabel("Postcode").FillAsync("9999 zz");
        await page.GetByLabel("Huisnummer").FillAsync(javaScript ? "11" : "12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Versturen" }).ClickAsync();
        var code = (await page.Locator(".code strong").TextContentAsync())!;

        await Ask(page, code);
        (await page.GetByRole(AriaRole.Status).TextContentAsync())!.ShouldContain("Uw melding is ontvangen.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Melding intrekken" }).ClickAsync();
        (await page.GetByRole(AriaRole.Status).TextContentAsync())!.ShouldContain("ingetrokken");
        await Ask(page, code);
        (await page.GetByRole(AriaRole.Alert).IsVisibleAsync()).ShouldBeTrue();
    }

    [SkippableFact]
    public async Task What_is_missing_is_named_above_the_form_and_at_the_field_and_nothing_typed_is_lost()
    {
        var page = await browser.Open(javaScript: false);
        await page.GotoAsync("/");
        await page.GetByLabel("Vertel het in uw eigen woorden").FillAsync("Blijft staan.");
        await page.GetByLabel("Postcode").FillAsync("12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Versturen" }).ClickAsync();

        var summary = page.GetByRole(AriaRole.Alert);
        foreach (var field in new[] { "thema", "buurt", "postcode" })
        {
            (await summary.Locator($"a[href='#{field}']").CountAsync()).ShouldBe(1);
            (await page.Locator($"#{field}-fout").CountAsync()).ShouldBe(1);
        }
        (await summary.GetByRole(AriaRole.Link).EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
            .ShouldBe(["#thema", "#buurt", "#postcode", "#huisnummer"], "in the order of the form");
        (await page.GetByLabel("Vertel het in uw eigen woorden").InputValueAsync()).ShouldBe("Blijft staan.");
        await summary.Locator("a[href='#buurt']").ClickAsync();
        page.Url.ShouldEndWith("#buurt");
    }

    [SkippableFact]
    public async Task Safety_at_home_is_routed_away_and_nothing_is_stored()
    {
        var page = await browser.Open(javaScript: false);
        await page.GotoAsync("/");
        await page.GetByLabel("Veiligheid thuis").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Versturen" }).ClickAsync();

        var text = (await page.Locator("main").TextContentAsync())!;
        text.ShouldContain("0800-2000");
        text.ShouldContain("112");
        (await page.Locator(".code").CountAsync()).ShouldBe(0);
    }

    [SkippableFact]
    public async Task The_whole_form_can_be_filled_in_by_keyboard()
    {
        var page = await browser.Open();
        await page.GotoAsync("/");
        await Reach(page, "thema");
        await page.Keyboard.PressAsync("ArrowDown");
        await Reach(page, "buurt");
        await page.Keyboard.TypeAsync("Zonnehof");
        await Reach(page, "waarneming");
        await page.Keyboard.TypeAsync("Alles met de toetsen.");
        for (var presses = 0; presses < 30; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("() => document.activeElement.type === 'submit'")) break;
        }
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator(".code strong")).ToBeVisibleAsync();
    }

    private static async Task Ask(IPage page, string code)
    {
        await page.GotoAsync("/volgen");
        await page.GetByLabel("Uw volgcode").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijken" }).ClickAsync();
    }

    private static async Task Reach(IPage page, string name)
    {
        for (var presses = 0; presses < 30; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("() => document.activeElement.name ?? ''") == name) return;
        }
        throw new TimeoutException($"{name} cannot be reached by keyboard.");
    }
}
