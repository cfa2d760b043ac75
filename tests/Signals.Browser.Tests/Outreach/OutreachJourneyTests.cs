using Microsoft.Playwright;

namespace Signals.Browser.Tests.Outreach;

[Collection(nameof(Browser))]
public sealed class OutreachJourneyTests(Browser browser)
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_volunteer_stands_with_the_coffee_cart_for_an_hour(bool javaScript)
    {
        var page = await browser.OpenAs("vrijwilliger", javaScript, width: 390);
        await page.GetByRole(AriaRole.Link, new() { Name = "Inloop en koffiekar" }).ClickAsync();
        await page.StartStop(place: "Het plein");
        (await page.Locator("#uitleg").TextContentAsync())!.ShouldContain("Plek: Het plein");

        await page.Tap("Eenzaamheid");
        await page.Locator(".told button:visible").ClickAsync();
        await Assertions.Expect(page.Locator("#gezegd")).ToContainTextAsync("Teruggenomen");
        await page.Unfold("Alle onderwerpen");
        await page.Tap("Energie en kou");

        await page.Unfold("Meer mensen tegelijk");
        await page.Locator("#turf-thema").SelectOptionAsync("taal");
        await page.GetByLabel("Hoeveel verschillende mensen noemden het?").FillAsync("3");
        await page.Locator("#turf-form").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator("#gezegd")).ToContainTextAsync("Taal, papierwerk en digitaal, 3 mensen");

        await page.Unfold("Meer vertellen");
        await page.Locator("#meer-thema").SelectOptionAsync("geldzorgen");
        await page.GetByLabel("Wat is er gezegd of gezien?").FillAsync("Het wordt allemaal duurder.");
        await page.GetByLabel("Postcode").FillAsync("9999 QQ");
        await page.GetByLabel("Huisnummer").FillAsync("3");
        await page.Locator("#meer-form").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator("#gezegd")).ToContainTextAsync("Geldzorgen en schulden");
        if (javaScript) await page.ShouldSay(OutreachPage.AllSent);
        await page.FinishStop("14");
        (await page.Locator("#vandaag").TextContentAsync())!.ShouldContain("Geldzorgen en schulden");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_home_visit_is_entered_with_the_neighbourhood_and_one_tap(bool javaScript)
    {
        var page = await browser.OpenAs("wijkteamlid", javaScript, width: 390);
        await page.GotoAsync("/inloop/huisbezoek");
        await page.TapOf("Mantelzorg").ClickAsync();
        (await page.GetByRole(AriaRole.Alert).TextContentAsync())!.ShouldContain("Kies een buurt.");
        await page.Locator("#bezoek-buurt").SelectOptionAsync("BU99990101");
        await page.Tap("Mantelzorg");
        await page.GotoAsync("/inloop/huisbezoek");
        (await page.Locator("#bezoek-buurt").InputValueAsync()).ShouldBe("BU99990101");
    }

    [SkippableFact]
    public async Task A_personal_quick_list_stays_and_works_with_and_without_scripts()
    {
        var page = await browser.OpenAs("vrijwilliger", width: 390);
        await page.GotoAsync("/inloop");
        await page.StartStop();
        await page.Unfold("Mijn snelle onderwerpen");
        var boxes = page.Locator("#snel-form input[type=checkbox]");
        for (var i = 0; i < await boxes.CountAsync(); i++) await boxes.Nth(i).SetCheckedAsync(i is 0 or 14 or 13);
        await page.Locator("#snel-form button").ClickAsync();
        (await QuickList(page)).ShouldBe(["geldzorgen", "werk", "krachten"]);
        await page.ReloadAsync();
        (await QuickList(page)).ShouldBe(["geldzorgen", "werk", "krachten"]);
        await page.Unfold("Mijn snelle onderwerpen");
        for (var i = 0; i < 7; i++) await boxes.Nth(i).CheckAsync();
        await page.Locator("#snel-form button").ClickAsync();
        (await page.GetByRole(AriaRole.Alert).TextContentAsync())!.ShouldContain("Kies hooguit 6 onderwerpen.");
    }

    [SkippableFact]
    public async Task A_stop_that_was_begun_without_scripts_goes_on_with_them_and_ends_once()
    {
        var page = await browser.OpenAs("vrijwilliger", javaScript: false);
        await page.GotoAsync("/inloop");
        await page.StartStop(place: "De markt");
        var state = await page.Context.StorageStateAsync();
        var scripted = await browser.Open(storageState: state);
        await scripted.GotoAsync("/inloop");
        await Assertions.Expect(scripted.Locator("#uitleg")).ToContainTextAsync("De markt");
        await scripted.FinishStop("5");
        await scripted.ShouldSay(OutreachPage.AllSent);
        await scripted.ReloadAsync();
        await Assertions.Expect(scripted.Locator("#beginnen")).ToBeVisibleAsync();
    }

    private static Task<string[]> QuickList(IPage page) => page.Locator("#snelle button").EvaluateAllAsync<string[]>("buttons => buttons.map(button => button.value)");
}
