using System.Text.Json;
using Microsoft.Playwright;

namespace Signals.Browser.Tests;

/// <summary>From a prompt to what came of it, and back to those who told, in the order in which a team goes.</summary>
[Collection(nameof(Browser))]
public sealed class ApproachJourneyTests(Browser browser)
{
    private const string Neighbourhood = "BU99990202";

    [SkippableFact]
    public async Task A_prompt_is_taken_up_three_cards_are_chosen_a_deliberation_is_held_a_story_told_and_residents_read_of_it()
    {
        var page = await browser.OpenAs("wijkteamlid");
        var code = await Raise();

        // The prompt, and an approach that answers it.
        await page.GotoAsync($"/wijkteam/aanleidingen/{Neighbourhood}-1?team=zuid");
        await Record(page, "1-aanleiding");
        await page.GetByRole(AriaRole.Link, new() { Name = "Begin hiermee een aanpak" }).ClickAsync();
        await page.GetByLabel("Waar gaat het u samen om?").FillAsync("Mensen komen weer bij elkaar over de vloer.");
        await page.Press("Beginnen");
        await Title(page, "Aanpak: Mantelzorg en overbelasting in");
        await Record(page, "2-opgepakt");

        await page.GetByRole(AriaRole.Link, new() { Name = "Wijzig wie meedoen" }).ClickAsync();
        await page.GetByLabel("Bewoners", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Wijkteam", new() { Exact = true }).CheckAsync();
        await page.Press("Bewaren");

        // Three cards, out of what the menu offers.
        await page.GetByRole(AriaRole.Link, new() { Name = "Kies samen van de menukaart" }).ClickAsync();
        foreach (var card in new[] { "elkaar-aflossen", "samen-met-de-buurt", "eerst-praten" }) await page.Locator($"#gekozen-{card}").CheckAsync();
        await page.ShouldBeAccessible();
        await page.Press("Bewaren");
        await Assertions.Expect(page.Locator(".menu li")).ToHaveCountAsync(3);
        await Record(page, "3-drie-kaarten");

        await page.GetByLabel("Wat is een volgende stap?").FillAsync("Langsgaan bij wie iets vertelde op de inloop");
        await page.Press("Stap toevoegen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gedaan: stap 1" }).ClickAsync();
        await Assertions.Expect(page.Locator(".steps")).ToContainTextAsync("Gedaan.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Wijzig stap 1" }).ClickAsync();
        await page.GetByLabel("Wat gaat er gebeuren?").FillAsync("Langsgaan bij wie dat vroeg op de inloop");
        await page.ShouldBeAccessible();
        await page.ShouldFit();
        await page.Press("Bewaren");
        await Assertions.Expect(page.Locator(".steps")).ToContainTextAsync("Langsgaan bij wie dat vroeg");

        // The sheet of a moral deliberation.
        await page.GetByRole(AriaRole.Link, new() { Name = "Schrijf: moreel beraad" }).ClickAsync();
        await page.GetByLabel("Wat is de vraag?").FillAsync("Is het goed dat wij mensen thuis opzoeken?");
        await page.GetByLabel("Wat kiest u samen?").FillAsync("We bellen eerst aan bij wie dat zelf vroeg.");
        await page.ShouldFit();
        await page.Press("Bewaren");
        await Record(page, "4-moreel-beraad");

        await page.GetByRole(AriaRole.Link, new() { Name = "Schrijf: voor bewoners" }).ClickAsync();
        await page.GetByLabel("Wat gebeurt er nu?").FillAsync("Buren nemen een middag van elkaar over.");
        await page.GetByLabel("Hoe kunnen mensen meedoen?").FillAsync("Kom dinsdag om 14.00 uur naar het buurthuis.");
        await page.Press("Bewaren");

        await Follow(code, "3-volgen", "Er is iets begonnen.", "Buren nemen een middag van elkaar over.", "Kom dinsdag om 14.00 uur naar het buurthuis.");

        // The story, and the end.
        await page.GetByRole(AriaRole.Link, new() { Name = "Schrijf: het verhaal" }).ClickAsync();
        await page.GetByLabel("Wat gebeurde er?").FillAsync("Acht mensen wisselen elkaar nu af.");
        await page.Locator("#delen").CheckAsync();
        await page.Press("Bewaren");
        await Record(page, "5-verhaal");
        await page.GetByRole(AriaRole.Link, new() { Name = "Deze aanpak afronden" }).ClickAsync();
        await page.Locator("input[name=hoe][value=anderen-gaan-verder]").CheckAsync();
        await page.Press("Afronden");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Afgerond is niet altijd opgelost.");
        await page.ShouldBeAccessible();
        await Record(page, "6-afgerond");

        // What can be said of it, on the day itself: that it is too early.
        await page.GetByRole(AriaRole.Link, new() { Name = "Bekijk wat er veranderde" }).ClickAsync();
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("Het is nog te vroeg om iets te zeggen.");
        await page.ShouldBeAccessible();
        await Record(page, "7-effect");

        await Follow(code, "8-volgen", "De aanpak is afgesloten.", "Buren nemen een middag van elkaar over.");
        await page.GotoAsync("/wijkteam/verhalen?team=noord&thema=mantelzorg");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Acht mensen wisselen elkaar nu af.");
    }

    private async Task<string> Raise()
    {
        string? code = null;
        for (var i = 1; i <= 20; i++)
        {
            using var content = new StringContent(
                $$"""{"thema":"mantelzorg","buurt":"{{Neighbourhood}}","bron":"{{(i % 2 == 0 ? "bewoner" : "inloop")}}","huishouden":{"postcode":"9999AB","huisnummer":{{400 + i}} } }""", System.Text.Encoding.UTF8, "application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(browser.Silo.Address, "/v1/signalen")) { Content = content };
            request.Headers.Authorization = new("Bearer", "demo-vrijwilliger");
            using var client = new HttpClient();
            using var response = await client.SendAsync(request);
            response.EnsureSuccessStatusCode();
            code ??= JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("volgcode").GetString();
        }
        var page = await browser.OpenAs("wijkteamlid");
        for (var tries = 0; (await page.GotoAsync($"/wijkteam/aanleidingen/{Neighbourhood}-1?team=zuid"))!.Status != 200; tries++)
        {
            tries.ShouldBeLessThan(100);
            await Task.Delay(100);
        }
        return code!;
    }

    private async Task Follow(string code, string picture, params string[] told)
    {
        var resident = await browser.Open(width: 390);
        await resident.GotoAsync("/volgen");
        await resident.GetByLabel("Uw volgcode").FillAsync(code);
        await resident.Press("Bekijken");
        foreach (var words in told) await Assertions.Expect(resident.Locator("main")).ToContainTextAsync(words);
        (await resident.Locator("main").TextContentAsync())!.ShouldNotContain("over de vloer", customMessage: "what the team wrote for itself is not for residents");
        await resident.ShouldBeAccessible();
        await resident.ShouldFit();
        await Record(resident, picture);
    }

    private static async Task Title(IPage page, string begins) => (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).TextContentAsync())!.ShouldStartWith(begins);

    // Pictures of the journey, for whoever wants to see it.
    private static async Task Record(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SIGNALS_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
