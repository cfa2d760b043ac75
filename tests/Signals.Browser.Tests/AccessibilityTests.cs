using Microsoft.Playwright;

namespace Signals.Browser.Tests;

/// <summary>Every page and state: no fault that axe finds, nothing to scroll to the side for at 320 pixels, and a demonstration that says so.</summary>
[Collection(nameof(Browser))]
public sealed class AccessibilityTests(Browser browser)
{
    [SkippableTheory]
    [InlineData("/", null)]
    [InlineData("/volgen", null)]
    [InlineData("/rol", null)]
    [InlineData("/wijkteam", null)]
    [InlineData("/wijkteam?team=noord", "wijkteamlid")]
    [InlineData("/wijkteam?team=zuid", "coordinator")]
    [InlineData("/wijkteam", "vrijwilliger")]
    [InlineData("/instellingen", "beheerder")]
    [InlineData("/instellingen", "manager")]
    [InlineData("/wijkteam", "manager")]
    [InlineData("/bestaat-niet", null)]
    public async Task A_page(string address, string? role)
    {
        var page = role is null ? await browser.Open(width: 320) : await browser.OpenAs(role, width: 320);
        await page.GotoAsync(address);

        await Check(page);
    }

    [SkippableFact]
    public async Task The_form_with_errors()
    {
        var page = await browser.Open(width: 320);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Versturen" }).ClickAsync();

        await Check(page);
    }

    [SkippableFact]
    public async Task The_form_sent()
    {
        var page = await browser.Open(width: 320);
        await page.GotoAsync("/");
        await page.GetByLabel("Werk, inkomen en daginvulling").CheckAsync();
        await page.GetByLabel("In welke buurt?").SelectOptionAsync("BU99990201");
        await page.GetByRole(AriaRole.Button, new() { Name = "Versturen" }).ClickAsync();
        await Check(page);

        var code = (await page.Locator(".code strong").TextContentAsync())!;
        await page.GotoAsync("/volgen");
        await page.GetByLabel("Uw volgcode").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijken" }).ClickAsync();
        await Check(page);
    }

    [SkippableFact]
    public async Task Safety_at_home_and_an_unknown_code()
    {
        var page = await browser.Open(width: 320);
        await page.GotoAsync("/");
        await page.GetByLabel("Veiligheid thuis").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Versturen" }).ClickAsync();
        await Check(page);
        await page.GotoAsync("/volgen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijken" }).ClickAsync();
        await Check(page);
    }

    [SkippableFact]
    public async Task Nothing_is_fetched_from_elsewhere()
    {
        var page = await browser.OpenAs("wijkteamlid");
        var elsewhere = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(browser.Silo.Address.ToString(), StringComparison.Ordinal)) elsewhere.Add(request.Url);
        };
        foreach (var address in new[] { "/", "/volgen", "/rol", "/wijkteam" }) await page.GotoAsync(address);

        elsewhere.ShouldBeEmpty();
    }

    private static async Task Check(IPage page)
    {
        await page.ShouldBeAccessible();
        await page.ShouldFit();
        (await page.Locator("body").TextContentAsync())!.ShouldContain("demonstratie");
    }
}
