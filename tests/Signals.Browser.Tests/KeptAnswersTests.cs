using Microsoft.Playwright;

namespace Signals.Browser.Tests;

/// <summary>Whoever is slow is warned before the answers of a form go, and can keep them longer.</summary>
[Collection(nameof(Browser))]
public sealed class KeptAnswersTests(Browser browser)
{
    [SkippableFact]
    public async Task Ten_minutes_before_the_end_a_page_asks_whether_to_keep_the_answers_and_keeps_what_was_typed()
    {
        var page = await browser.Open(width: 320);
        await page.Clock.InstallAsync();
        await page.Begin();
        await page.Answer("Energie en kou");
        await page.GetByLabel("Postcode").FillAsync("9999 AB");
        var longer = page.GetByRole(AriaRole.Button, new() { Name = "Bewaar ze nog een uur" });
        await page.Clock.FastForwardAsync("49:00");
        await Assertions.Expect(longer).ToBeHiddenAsync();

        await page.Clock.FastForwardAsync("01:30");
        await Assertions.Expect(page.Locator("[aria-live=assertive]", new() { HasText = "Over tien minuten wissen we uw antwoorden." })).ToBeVisibleAsync();
        await page.ShouldBeAccessible();
        await page.ShouldFit();
        var before = await Draft(page);
        await longer.ClickAsync();

        await Assertions.Expect(page.GetByText("We bewaren uw antwoorden nog een uur.")).ToBeVisibleAsync();
        await Assertions.Expect(longer).ToBeHiddenAsync();
        (await Draft(page)).ShouldNotBe(before, "they were sealed anew");
        (await page.GetByLabel("Postcode").InputValueAsync()).ShouldBe("9999 AB");
        await page.Clock.FastForwardAsync("51:00");
        await Assertions.Expect(longer).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Without_coverage_the_question_stands_and_when_the_answers_are_gone_the_form_begins_anew()
    {
        var page = await browser.Open();
        await page.Clock.InstallAsync();
        await page.Begin();
        await page.Clock.FastForwardAsync("51:00");
        var longer = page.GetByRole(AriaRole.Button, new() { Name = "Bewaar ze nog een uur" });
        await page.Context.SetOfflineAsync(true);
        await longer.ClickAsync();
        await Assertions.Expect(longer).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);
        await page.Context.ClearCookiesAsync(new() { NameRegex = new("melding") });

        await longer.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Wat speelt er in uw buurt?");
    }

    private static async Task<string> Draft(IPage page) => (await page.Context.CookiesAsync()).Single(cookie => cookie.Name.Contains("melding", StringComparison.Ordinal)).Value;
}
