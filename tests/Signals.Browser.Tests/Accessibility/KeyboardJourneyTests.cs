using Microsoft.Playwright;
using Signals.Browser.Tests.Outreach;

namespace Signals.Browser.Tests.Accessibility;

/// <summary>What people come for, from begin to end, with Tab, Shift, Space, arrows, Enter and letters alone.</summary>
[Collection(nameof(EveryPage))]
public sealed class KeyboardJourneyTests(Browser browser)
{
    private const string FirstButton = "main form button[type=submit]";

    [SkippableFact]
    public async Task A_resident_tells_something_follows_it_and_takes_it_back()
    {
        var page = await browser.Open();
        await page.GotoAsync("/");
        await page.Reach("input[name=over]");
        await page.Keyboard.PressAsync("Space");
        await page.Enter(FirstButton, "Waar gaat het over?");
        await page.Reach("input[name=thema]");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Enter(FirstButton, "Wat is uw eigen adres?");
        await page.Reach("#toevoeging");
        await page.Reach("a.back", backwards: true);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("input[value=woonoverlast]")).ToBeCheckedAsync();
        await page.Enter(FirstButton, "Wat is uw eigen adres?");
        await page.Enter(FirstButton, "In welke buurt speelt het?");
        // Nothing chosen: the focus is on what is wrong, and Enter leads to the list.
        await page.Reach(FirstButton);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#fouten-kop")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#buurt")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Zonnehof");
        await page.Enter(FirstButton, "Wilt u er iets over vertellen?");
        await page.Reach("#waarneming");
        await page.Keyboard.TypeAsync("Alles met de toetsen.");
        await page.Enter(FirstButton, "Wilt u bericht krijgen?");
        await page.Enter(FirstButton, "Klopt dit?");
        await page.Enter(FirstButton, ResidentForm.Taken);
        var code = (await page.Locator(".code strong").TextContentAsync())!;
        await page.Enter("main a[href='/volgen']", "Wat gebeurt er met uw melding?");
        await page.Reach("#volgcode");
        await page.Keyboard.TypeAsync(code);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Uw melding is ontvangen.");
        await page.Reach("button[value=vragen]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#zeker")).ToBeFocusedAsync();
        await page.Reach("button[value=intrekken]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("ingetrokken");
    }

    [SkippableFact]
    public async Task A_team_member_opens_a_prompt_takes_it_up_and_reads_the_chart_as_a_table()
    {
        var page = await browser.OpenAs("wijkteamlid");
        await page.GotoAsync("/wijkteam?team=noord");
        await page.Enter("article[data-id='BU99990001-1'] a", "Geldzorgen en schulden in De Akkers");
        foreach (var (action, status) in new[] { ("zien", "Gezien"), ("oppakken", "Opgepakt") })
        {
            await page.Reach($"button[value={action}]");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".status").First).ToHaveTextAsync(status);
        }
        await page.Reach("details:has(table) > summary");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await page.Reach(".scroll");
        await page.Reach("a.back", backwards: true);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("article[data-id='BU99990001-1'] .status")).ToHaveTextAsync("Opgepakt");
    }

    [SkippableFact]
    public async Task A_manager_chooses_a_theme_and_a_level_and_goes_to_the_map_and_back()
    {
        var page = await browser.OpenAs("manager");
        await page.GotoAsync("/trends");
        await page.Reach("#niveau");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Reach("#thema");
        await page.Keyboard.TypeAsync("Eenzaam");
        await page.Reach(".filters button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("figure figcaption").First).ToContainTextAsync("Eenzaamheid en isolement in");
        await page.Enter("a[href='/trends/kaart?thema=eenzaamheid']", "Kaart van trends");
        await Assertions.Expect(page.Locator("#kaart.live canvas")).ToBeVisibleAsync();
        await page.Reach("canvas");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("() => document.activeElement.textContent")).ShouldBe("Dichterbij");
        await page.Keyboard.PressAsync("Space");
        await page.Reach("a.back", backwards: true);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Trends in");
    }

    [SkippableFact]
    public async Task An_administrator_lists_a_place_and_takes_it_off_again()
    {
        var page = await browser.OpenAs("beheerder");
        await page.GotoAsync("/beheer");
        await page.Enter("a[href='/beheer/plekken']", "Plekken in");
        await page.Reach("#naam");
        await page.Keyboard.TypeAsync("Het hof met de toetsen");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("bewaard");
        await page.Reach("button[aria-label='Van de lijst halen: Het hof met de toetsen']");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.GetByText("Het hof met de toetsen")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task A_volunteer_begins_a_stop_enters_what_is_told_tallies_and_ends_it()
    {
        var page = await browser.OpenAs("vrijwilliger");
        await page.GotoAsync("/inloop");
        await page.Reach("input[name=soort]");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Reach("#buurt");
        await page.Keyboard.TypeAsync("Kerkbuurt");
        await page.Keyboard.PressAsync("Enter");
        await page.Reach("#stop-form button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#kop")).ToHaveTextAsync("Koffiekar in Kerkbuurt");
        (await page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("kop");
        await page.Reach("button.tap");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Space");
        await page.ShouldSay(OutreachPage.AllSent);
        await Assertions.Expect(page.Locator("#snelle .count").First).ToContainTextAsync("2 keer genoemd");
        await page.Reach("#turven-deel summary");
        await page.Keyboard.PressAsync("Enter");
        await page.Reach("#turf-thema");
        await page.Keyboard.TypeAsync("Taal");
        await page.Reach("#turf-aantal");
        await page.Keyboard.TypeAsync("3");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#gezegd")).ToContainTextAsync("3 mensen");
        await page.Reach("#afronden-deel summary");
        await page.Keyboard.PressAsync("Enter");
        await page.Reach("#aanwezigen");
        await page.Keyboard.TypeAsync("5");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#kop")).ToHaveTextAsync("Inloop en koffiekar");
    }
}
