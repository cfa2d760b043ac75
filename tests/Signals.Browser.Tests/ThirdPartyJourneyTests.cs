using Microsoft.Playwright;

namespace Signals.Browser.Tests;

[Collection(nameof(Browser))]
public sealed class ThirdPartyJourneyTests(Browser browser)
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_professional_says_what_was_done_about_another_and_erases_the_words_later(bool javaScript)
    {
        var page = await browser.OpenAs("vrijwilliger", javaScript, width: 320);
        var id = await NamedAnother.Tell(browser.Silo, "vrijwilliger");

        await page.GotoAsync("/wijkteam");
        if (javaScript) await page.ShouldBeAccessible();
        await page.Locator($"a[href='/wijkteam/derden/{id}']").ClickAsync();
        (await page.TitleAsync()).ShouldStartWith("Iemand anders is genoemd");
        await page.Press("Vastleggen");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Kies wat u hebt gedaan.");
        if (javaScript) await page.ShouldBeAccessible();
        await page.ShouldFit();

        await page.GetByLabel("Niet verteld: ik heb beroepsgeheim").CheckAsync();
        await page.Press("Vastleggen");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Dat is vastgelegd.");
        await Assertions.Expect(page.GetByLabel("Niet verteld: ik heb beroepsgeheim")).ToBeCheckedAsync();
        await page.GetByLabel("Wis de woorden nu").CheckAsync();
        await page.Press("Vastleggen");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("De woorden zijn gewist.");
        if (javaScript) await page.ShouldBeAccessible();
        (await page.Locator("main").TextContentAsync())!.ShouldNotContain("buurvrouw");

        await page.GotoAsync("/wijkteam");
        (await page.Locator($"a[href='/wijkteam/derden/{id}']").CountAsync()).ShouldBe(0);
    }

    [SkippableFact]
    public async Task The_form_of_residents_says_when_words_about_another_are_erased()
    {
        var page = await browser.Open(javaScript: false);
        await page.GotoAsync("/?nieuw=ja");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Wat u over een ander opschrijft, wissen we na 28 dagen.");
    }
}
