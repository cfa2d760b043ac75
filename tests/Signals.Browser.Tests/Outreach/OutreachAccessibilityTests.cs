using Microsoft.Playwright;

namespace Signals.Browser.Tests.Outreach;

/// <summary>Every state of the walk-in and coffee-cart page at 320 pixels: no fault that axe finds, nothing to scroll to the side for, and buttons that a thumb meets.</summary>
[Collection(nameof(Browser))]
public sealed class OutreachAccessibilityTests(Browser browser)
{
    private const int ThumbPixels = 44;

    private static readonly string[] Parts = ["Alle onderwerpen", "Meer mensen tegelijk", "Meer vertellen", "Stop afronden", "Mijn snelle onderwerpen"];

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stop_from_begin_to_end(bool scripted)
    {
        var page = await Open("vrijwilliger", scripted);
        await page.GotoAsync("/inloop");
        await Check(page);
        await page.Press("Stop beginnen");
        await Faulty(page, "#soort", "#buurt");
        await page.StartStop(area: "BU99990100", place: "Een plek met een lange naam, voor de bibliotheek en naast het buurthuis");
        await page.Tap("Zorgwekkend of onbegrepen gedrag");
        foreach (var part in Parts) await page.Unfold(part);
        await Check(page);

        await page.Locator("#turf-form button").ClickAsync();
        await Faulty(page, "#turf-thema", "#turf-aantal");
        await Unfolded(page, "meer-deel");
        await page.GetByLabel("Wat is er gezegd of gezien?").FillAsync("Bel me op 06-12345678.");
        await page.GetByLabel("Huisnummer").FillAsync("12");
        await page.Locator("#meer-form").GetByRole(AriaRole.Button).ClickAsync();
        await Faulty(page, "#meer-thema", "#meer-nakijken", "#meer-postcode");
        await Check(page);
        await Unfolded(page, "afronden-deel");
        await page.Locator("#eind-form button").ClickAsync();
        await Faulty(page, "#aanwezigen");
        await page.GetByLabel("Hoeveel mensen waren er in totaal?").FillAsync("0");
        await page.Locator("#eind-form button").ClickAsync();
        await Assertions.Expect(page.Locator("#gezegd")).ToContainTextAsync("afgerond");
        await Check(page);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_home_visit(bool scripted)
    {
        var page = await Open("coordinator", scripted);
        await page.GotoAsync("/inloop/huisbezoek");
        await Check(page);
        await page.TapOf("Mantelzorg").ClickAsync();
        await Faulty(page, "#bezoek-buurt");
        await page.Locator("#bezoek-buurt").SelectOptionAsync("BU99990100");
        await page.Tap("Mantelzorg");
        await Check(page);
    }

    /// <summary>A page with the script or without it; axe itself needs a browser that runs scripts.</summary>
    private async Task<IPage> Open(string role, bool scripted)
    {
        var page = await browser.OpenAs(role, width: 320);
        if (!scripted) await page.RouteAsync("**/web/outreach.js*", route => route.AbortAsync());
        return page;
    }

    private static async Task Unfolded(IPage page, string id)
    {
        if (await page.Locator($"#{id}").GetAttributeAsync("open") is null) await page.Locator($"#{id} summary").ClickAsync();
    }

    /// <summary>The focus is on what is wrong, which leads to the fields and is told at each.</summary>
    private static async Task Faulty(IPage page, params string[] fields)
    {
        await Assertions.Expect(page.Locator("#fouten-kop")).ToBeFocusedAsync();
        (await page.Locator("#fouten a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))")).ShouldBe(fields, ignoreOrder: true);
        foreach (var field in fields) await Assertions.Expect(page.Locator($"{field}-fout")).ToBeVisibleAsync();
        await page.ShouldFit();
    }

    private static async Task Check(IPage page)
    {
        await page.ShouldBeAccessible();
        await page.ShouldFit();
        (await page.Locator("#inloop .nl-button:visible, #inloop summary:visible").EvaluateAllAsync<string[]>(
            $"targets => targets.filter(target => target.getBoundingClientRect().height < {ThumbPixels}).map(target => target.textContent)")).ShouldBeEmpty();
    }
}
