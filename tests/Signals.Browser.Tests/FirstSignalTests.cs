using Microsoft.Playwright;

namespace Signals.Browser.Tests;

/// <summary>How often a finger has to come down for a first signal on a telephone.</summary>
[Collection(nameof(Browser))]
public sealed class FirstSignalTests(Browser browser)
{
    [SkippableFact]
    public async Task A_resident_tells_something_of_the_neighbourhood_in_ten_taps()
    {
        var (page, taps) = await Telephone();
        await page.GotoAsync("/");
        await page.GetByLabel("Over mijn buurt").TapAsync();
        await Further();
        await page.GetByLabel("Energie en kou").TapAsync();
        await Further();
        await Further();
        await page.GetByLabel("In welke buurt speelt het?").TapAsync();
        await page.GetByLabel("In welke buurt speelt het?").SelectOptionAsync("BU99990201");
        await Further();
        await Further();
        await Further();
        await page.GetByRole(AriaRole.Button, new() { Name = "Versturen" }).TapAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(ResidentForm.Taken);

        taps.Count.ShouldBeLessThanOrEqualTo(10);

        async Task Further()
        {
            var before = await page.TitleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).TapAsync();
            await Assertions.Expect(page).Not.ToHaveTitleAsync(before);
        }
    }

    [SkippableFact]
    public async Task A_volunteer_begins_a_stop_and_tells_the_first_thing_in_five_taps()
    {
        var (page, taps) = await Telephone();
        await page.GotoAsync("/rol");
        await page.GetByLabel("Vrijwilliger").CheckAsync();
        await page.Press("Kiezen");
        await page.GotoAsync("/inloop");
        taps.Clear();
        await page.GetByLabel("Koffiekar").TapAsync();
        await page.Locator("#buurt").TapAsync();
        await page.Locator("#buurt").SelectOptionAsync("BU99990102");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop beginnen" }).TapAsync();
        await Assertions.Expect(page.Locator("#kop")).ToContainTextAsync("Koffiekar in");
        await page.Locator("button.tap").First.TapAsync();
        await Assertions.Expect(page.Locator("#gezegd")).ToContainTextAsync("Geldzorgen");

        // A list opens with a tap and is chosen from with another, which a browser for tests leaves out.
        taps.Count.ShouldBeLessThanOrEqualTo(4);
    }

    private async Task<(IPage Page, List<string> Taps)> Telephone()
    {
        var page = await browser.OpenTelephone();
        var taps = new List<string>();
        await page.Context.ExposeBindingAsync("tapped", (BindingSource _, string where) => taps.Add(where));
        await page.Context.AddInitScriptAsync("addEventListener('pointerup', event => window.tapped(event.target.tagName), { capture: true });");
        return (page, taps);
    }
}
