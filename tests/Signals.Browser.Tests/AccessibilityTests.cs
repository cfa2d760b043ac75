using Microsoft.Playwright;

namespace Signals.Browser.Tests;

/// <summary>Every page and state: no fault that axe finds, nothing to scroll to the side for at 320 pixels, and a demonstration that says so.</summary>
[Collection(nameof(EveryPage))]
public sealed class AccessibilityTests(Browser browser)
{
    [SkippableTheory]
    [MemberData(nameof(Pages.Roles), MemberType = typeof(Pages))]
    public async Task Every_page_that_a_role_sees(string role)
    {
        var page = await browser.OpenAs(role, width: 320);
        foreach (var address in Pages.Of(role))
        {
            await page.GotoAsync(address);
            await Check(page);
        }
    }

    [SkippableTheory]
    [InlineData("Over mij of mijn gezin")]
    [InlineData("Over iemand anders")]
    public async Task Every_question_of_the_form_asked_and_answered_wrongly(string about)
    {
        var page = await browser.Open(width: 320);
        await page.GotoAsync("/?nieuw=ja");
        await page.Further();
        await Check(page);
        await page.Begin(about);
        if (about == "Over iemand anders")
        {
            await CheckWrongly(page);
            await page.Answer("Nee, nog niet");
            await CheckWrongly(page);
            await page.Answer("Nee");
        }
        await CheckWrongly(page);
        await page.Answer("Zorgwekkend of onbegrepen gedrag");
        await Check(page);
        await page.Address("12", "");
        await Check(page);
        await page.Address("9999 ZX", "3");
        await CheckWrongly(page);
        await page.Neighbourhood("BU99990201");
        await Check(page);
        await page.Words("Bel Fatima op 06-12345678.");
        await Check(page);
        await page.Answer("Haal dit weg");
        await page.GetByLabel("E-mailadres").FillAsync("geen adres");
        await page.Further();
        await Check(page);
        await page.GetByLabel("E-mailadres").FillAsync("");
        await page.Further();
        if (about == "Over mij of mijn gezin")
        {
            await CheckWrongly(page);
            await page.Answer("Nee, liever niet");
        }
        await Check(page);
        var code = await page.SendOff();
        await Check(page);
        await page.Ask(code);
        await Check(page);
    }

    [SkippableFact]
    public async Task A_form_that_was_begun_and_an_unknown_code()
    {
        var page = await browser.Open(width: 320);
        await page.Begin();
        await page.GotoAsync("/");
        await Check(page);
        await page.GotoAsync("/volgen");
        await page.Press("Bekijken");
        await Check(page);
    }

    [SkippableFact]
    public async Task Too_few_kinds_of_source_and_the_way_to_where_they_are_chosen()
    {
        var page = await browser.OpenAs("beheerder", width: 320);
        await page.GotoAsync("/beheer/bronnen");
        foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync()) await box.UncheckAsync();
        await page.Press("Bewaren");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Er gaat nog iets niet goed" })).ToBeFocusedAsync();
        await Check(page);

        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = "Welke andere soorten gebruikt uw gemeente?" })).ToBeFocusedAsync();
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
        foreach (var address in new[] { "/", "/ar", "/pl/volgen", "/rol", "/wijkteam", "/wijkteam/aanleidingen/BU99990003-1?team=noord", "/inloop", "/trends", "/trends/kaart?thema=geldzorgen" })
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });

        elsewhere.ShouldBeEmpty();
    }

    private static async Task CheckWrongly(IPage page)
    {
        await Check(page);
        await page.Further();
        await Check(page);
    }

    private static async Task Check(IPage page)
    {
        await page.ShouldBeAccessible();
        await page.ShouldFit();
        (await page.Locator(".demo").CountAsync()).ShouldBe(1, "every page of a demonstration says that it is one");
    }
}
