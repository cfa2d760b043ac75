using System.Net;
using Microsoft.Playwright;

namespace Signals.Browser.Tests;

[Collection(nameof(Browser))]
public sealed class TeamJourneyTests(Browser browser)
{
    [SkippableFact]
    public async Task A_new_prompt_announces_itself_on_the_open_page()
    {
        var page = await browser.OpenAs("wijkteamlid");
        await page.RunAndWaitForResponseAsync(() => page.GotoAsync("/wijkteam?team=zuid"), response => response.Url.EndsWith("/stroom", StringComparison.Ordinal));
        await RaiseIn("BU99990203", "eenzaamheid");

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Eenzaamheid en isolement in Buitenveld");
        await page.GetByRole(AriaRole.Link, new() { Name = "Toon de nieuwe aanleidingen" }).ClickAsync();
        await Assertions.Expect(page.Locator("article", new() { HasText = "Eenzaamheid en isolement in Buitenveld" })).ToBeVisibleAsync();
    }

    [SkippableTheory]
    [InlineData(true, "BU99990200")]
    [InlineData(false, "BU99990201")]
    public async Task A_team_member_sees_takes_up_and_sets_aside(bool javaScript, string neighbourhood)
    {
        var page = await browser.OpenAs("wijkteamlid", javaScript);
        await RaiseIn(neighbourhood, "energie");
        await page.GotoAsync("/wijkteam?team=zuid");
        await page.Locator($"article[data-id='{neighbourhood}-1'] a").ClickAsync();
        (await page.Locator("main").TextContentAsync())!.ShouldContain("noemden 5 tot 9 huishoudens energie en kou");
        await Assertions.Expect(page.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await page.GetByText("Toon als tabel").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Last).ToContainTextAsync("5 tot 9");
        if (javaScript) await page.ShouldBeAccessible();

        foreach (var (button, status) in new[] { ("Gezien", "Gezien"), ("Oppakken", "Opgepakt"), ("Terzijde leggen", "Terzijde gelegd") })
        {
            await page.Press(button);
            await Assertions.Expect(page.Locator(".status").First).ToHaveTextAsync(status);
        }
    }

    [SkippableFact]
    public async Task Pointing_at_a_week_of_the_chart_tells_it_in_words()
    {
        var page = await browser.OpenAs("wijkteamlid");
        await page.GotoAsync("/wijkteam/aanleidingen/BU99990003-1?team=noord");
        await page.Locator("[data-words]").Last.HoverAsync();
        await Assertions.Expect(page.Locator("[data-readout]")).ToContainTextAsync("10 tot 19 huishoudens");
    }

    [SkippableFact]
    public async Task Whoever_chose_no_role_gets_the_choice_and_a_manager_gets_no_inbox()
    {
        var visitor = await browser.Open();
        (await visitor.GotoAsync("/wijkteam"))!.Status.ShouldBe(200);
        (await visitor.GetByRole(AriaRole.Heading, new() { Level = 1 }).TextContentAsync()).ShouldBe("Kies een rol");

        var manager = await browser.OpenAs("manager");
        var answer = await manager.GotoAsync("/wijkteam");
        answer!.Status.ShouldBe((int)HttpStatusCode.Forbidden);
        (await manager.Locator("article").CountAsync()).ShouldBe(0);
    }

    private async Task RaiseIn(string neighbourhood, string theme)
    {
        using var volunteer = browser.Silo.Client("vrijwilliger");
        for (var house = 1; house <= 8; house++)
            (await browser.Silo.Tell(volunteer, new
            {
                thema = theme,
                buurt = neighbourhood,
                bron = house % 2 == 0 ? "bewoner" : "inloop",
                huishouden = new { postcode = "9999ZZ", huisnummer = 700 + house },
            })).StatusCode.ShouldBe(HttpStatusCode.Created);
        using var team = browser.Silo.Client("wijkteamlid");
        for (var tries = 0; tries < 100; tries++)
        {
            if ((await team.GetAsync($"/v1/aanleidingen/{neighbourhood}-1")).IsSuccessStatusCode) return;
            await Task.Delay(100);
        }
        throw new TimeoutException("The prompt did not arrive.");
    }
}
