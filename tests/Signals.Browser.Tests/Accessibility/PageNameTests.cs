using Microsoft.Playwright;

namespace Signals.Browser.Tests.Accessibility;

/// <summary>What a page says of itself before anybody reads it: its title, its language, and where help is.</summary>
[Collection(nameof(EveryPage))]
public sealed class PageNameTests(Browser browser)
{
    private const string Town = " - Gemeente Voorbeelddorp";
    private const string Fault = "Fout: ";

    // What is said to residents on two addresses alike.
    private const string FieldOfWork = "/inloop";

    /// <summary>A form that can be sent wrongly, with the field that is emptied first, if it is not empty.</summary>
    public static TheoryData<string, string, string?, string> Forms => new()
    {
        { "", "/?nieuw=ja", null, "Verder" },
        { "", "/volgen", null, "Bekijken" },
        { "", "/inzage", null, "Laat zien" },
        { "vrijwilliger", "/inloop", null, "Stop beginnen" },
        { "coordinator", "/wijkteam/agenda?team=noord", null, "Plannen" },
        { "coordinator", "/wijkteam/instellingen?team=noord", "#minstensHuishoudens", "Bewaren" },
        { "beheerder", "/beheer/plekken?buurt=BU99990102", null, "Toevoegen" },
        { "beheerder", "/beheer/wijkteams", null, "Bewaren" },
        { "beheerder", "/beheer/themas", null, "Bewaren" },
        { "beheerder", "/beheer/menukaart", null, "Bewaren" },
        { "beheerder", "/beheer/gebieden", null, "Laden" },
        { "beheerder", "/instellingen", "#minstensHuishoudens", "Bewaren" },
        { "manager", "/trends?van=2026-K9", null, "" },
        { "manager", "/trends/kaart?thema=bestaat-niet", null, "" },
    };

    [SkippableFact]
    public async Task Every_page_is_named_by_its_title_and_by_no_other_page_s_and_offers_help_in_the_same_place()
    {
        var named = new Dictionary<string, string>();
        string? help = null;
        foreach (var role in Pages.EveryRole)
        {
            var page = await browser.OpenAs(role);
            foreach (var address in Pages.Of(role))
            {
                await page.GotoAsync(address);
                var (title, heading) = await Names(page);
                heading.ShouldStartWith(title.Split(',')[0], Case.Sensitive, address);
                named.TryAdd(title, heading);
                if (!address.StartsWith(FieldOfWork, StringComparison.Ordinal)) named[title].ShouldBe(heading, $"{address} has the title of another page.");
                (await page.EvaluateAsync<string>("() => [...document.body.children].map(part => part.localName).join(' ')")).ShouldBe("a header nav main footer", address);
                if (await page.Locator("html[lang=nl]").CountAsync() == 1)
                    (help ??= await page.Locator("footer p").First.TextContentAsync()).ShouldBe(await page.Locator("footer p").First.TextContentAsync(), address);
            }
        }
        help!.ShouldContain("Praat u liever met iemand?");
    }

    [SkippableTheory]
    [MemberData(nameof(Forms))]
    public async Task A_fault_is_told_in_the_title_and_above_the_form_from_where_a_key_leads_to_the_field(string role, string address, string? field, string button)
    {
        var page = await browser.OpenAs(role);
        await page.GotoAsync(address);
        if (field is not null) await page.Locator(field).FillAsync("");
        if (button.Length > 0) await page.Press(button);
        await Assertions.Expect(page.Locator("#fouten-kop")).ToBeFocusedAsync();
        (await page.TitleAsync()).ShouldStartWith(Fault);

        await page.Keyboard.PressAsync("Tab");
        var target = await page.EvaluateAsync<string>("() => document.activeElement.hash.slice(1)");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator($"[id='{target}']")).ToBeFocusedAsync();
        (await page.EvaluateAsync<bool>("() => getComputedStyle(document.activeElement).outlineStyle !== 'none'")).ShouldBeTrue("the field shows that it has the focus");
        (await page.Locator($"[id='{target}']").GetAttributeAsync("aria-describedby"))!.ShouldContain($"{target}-fout");
    }

    [SkippableTheory]
    [InlineData("zelf")]
    [InlineData("ander")]
    public async Task Every_question_is_named_by_its_title_and_asks_a_browser_for_what_it_may_know_alone(string about)
    {
        var page = await browser.Open();
        await new ResidentWalk(page, "nl", async () =>
        {
            var (title, heading) = await Names(page);
            title.ShouldBe(heading);
            (await page.TitleAsync()).StartsWith(Fault, StringComparison.Ordinal).ShouldBe(await page.GetByRole(AriaRole.Alert).CountAsync() == 1, heading);
            (await page.Locator("main input[autocomplete]").EvaluateAllAsync<string[]>("fields => fields.map(field => `${field.name} ${field.autocomplete}`)"))
                .ShouldBeSubsetOf(["postcode postal-code", "huisnummer off", "toevoeging off", "email email", "volgcode off", "website off"]);
            if (new Uri(page.Url).AbsolutePath.StartsWith("/melden/", StringComparison.Ordinal) && await page.Locator(".code").CountAsync() == 0)
                (await page.Locator("main").TextContentAsync())!.ShouldContain("Voor elke vraag hebt u een uur.");
        }).Go(about);
    }

    private static async Task<(string Title, string Heading)> Names(IPage page)
    {
        var title = await page.TitleAsync();
        title.ShouldEndWith(Town);
        title = title[..^Town.Length];
        return (title.StartsWith(Fault, StringComparison.Ordinal) ? title[Fault.Length..] : title, (await page.Locator("h1").TextContentAsync())!.Trim());
    }
}
