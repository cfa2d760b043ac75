using Microsoft.Playwright;

namespace Signals.Browser.Tests.Outreach;

/// <summary>What a device shows of what was entered, to whom, and what of it can be changed.</summary>
[Collection(nameof(Browser))]
public sealed class DeviceTests(Browser browser) : WithoutCoverage(browser)
{
    [SkippableFact]
    public async Task What_is_refused_says_why_and_can_be_mended_or_thrown_away()
    {
        var page = await OpenPage();
        await page.StartStop(area: "BU99990103");
        foreach (var theme in new[] { "wonen", "werk" })
        {
            await page.Unfold("Meer vertellen");
            await page.Locator("#meer-thema").SelectOptionAsync(theme);
            await page.GetByLabel("Wat is er gezegd of gezien?").FillAsync("Woorden die blijven staan.");
            await page.Locator("#meer-plek").SelectOptionAsync("vloeiweide");
            await page.Locator("#meer-form").GetByRole(AriaRole.Button).ClickAsync();
        }
        await page.ShouldSay("2 niet aangenomen");
        var refused = page.Locator("li[data-staat=geweigerd]");
        (await refused.First.TextContentAsync())!.ShouldContain("Deze plek staat niet op de lijst van deze buurt.");
        await page.ShouldBeAccessible();

        await refused.First.GetByRole(AriaRole.Button, new() { Name = "Aanpassen" }).ClickAsync();
        (await page.GetByLabel("Wat is er gezegd of gezien?").InputValueAsync()).ShouldBe("Woorden die blijven staan.");
        (await page.GetByRole(AriaRole.Alert).TextContentAsync())!.ShouldContain("Deze plek staat niet op de lijst van deze buurt.");
        await page.Locator("#meer-plek").SelectOptionAsync("");
        await page.Locator("#meer-form").GetByRole(AriaRole.Button).ClickAsync();
        await page.ShouldSay("1 niet aangenomen");
        await refused.GetByRole(AriaRole.Button, new() { Name = "Weggooien" }).ClickAsync();
        await page.ShouldSay(OutreachPage.AllSent);
        Coverage.Sent.Count(sent => sent.Path == "/v1/signalen" && sent.Status == 201).ShouldBe(1);
    }

    [SkippableFact]
    public async Task What_was_entered_by_mistake_is_taken_back_before_and_after_it_was_sent()
    {
        var page = await OpenPage();
        await page.StartStop();
        await page.Tap("Mantelzorg");
        await page.IsSent("Mantelzorg");
        Coverage.IsGone = true;
        // Sent into nothing, so nobody knows whether it arrived.
        await page.Tap("Geldzorgen");
        await page.ShouldSay("Verzenden lukt nu niet.");
        await page.Press("Ongedaan maken");
        await Assertions.Expect(page.Locator("#lijst")).ToContainTextAsync("Wordt teruggenomen.");
        await page.Tap("Eenzaamheid");
        await page.Press("Ongedaan maken");
        await Assertions.Expect(page.Locator("#lijst")).Not.ToContainTextAsync("Eenzaamheid");
        await page.Locator("#lijst").GetByRole(AriaRole.Button, new() { Name = "Ongedaan maken: Mantelzorg" }).ClickAsync();
        Coverage.IsGone = false;
        await page.FindsCoverage();
        await Assertions.Expect(page.Locator("li[data-staat=ingetrokken]")).ToHaveCountAsync(2);
        Coverage.Sent.Count(sent => sent.Path == "/v1/meldingen/intrekken" && sent.Status == 204).ShouldBe(2);
        Coverage.Sent.ShouldNotContain(sent => sent.Body.Contains("eenzaamheid", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Nothing_that_was_entered_stands_on_the_device_in_the_clear_and_what_was_sent_is_gone()
    {
        var page = await OpenPage();
        await page.StartStop(place: "kanarieplek");
        await page.ShouldSay(OutreachPage.AllSent);
        Coverage.IsGone = true;
        await page.Unfold("Meer vertellen");
        await page.Locator("#meer-thema").SelectOptionAsync("wonen");
        await page.GetByLabel("Wat is er gezegd of gezien?").FillAsync("kanariewoorden");
        await page.GetByLabel("Postcode").FillAsync("9999 XZ");
        await page.GetByLabel("Huisnummer").FillAsync("98765");
        await page.Locator("#meer-form").GetByRole(AriaRole.Button).ClickAsync();
        await page.ShouldSay("1 wacht op verzenden.");
        foreach (var word in new[] { "kanarie", "9999 X", "98765" }) (await Stored(page)).ShouldNotContain(word);
        (await page.EvaluateAsync<bool>(Database("items.some(item => item.sealed?.key.extractable !== false && item.sealed)"))).ShouldBeFalse();
        Coverage.IsGone = false;
        await page.FindsCoverage();
        await page.ShouldSay(OutreachPage.AllSent);
        (await page.EvaluateAsync<int>(Database("Math.max(...items.map(item => item.sealed?.content.byteLength ?? 0))"))).ShouldBeLessThan(64, "only what takes it back is left");
        (await page.EvaluateAsync<string[]>("async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(kept => new URL(kept.url).pathname)))).flat()"))
            .ShouldAllBe(path => path.StartsWith("/web/", StringComparison.Ordinal) || path == "/inloop/schil" || path == "/inloop/veiligheid-thuis" || path == "/inloop/gevaar");
    }

    [SkippableFact]
    public async Task Another_person_on_the_same_device_neither_sees_nor_sends_what_waits()
    {
        var page = await OpenPage();
        await page.StartStop();
        await page.ShouldSay(OutreachPage.AllSent);
        Coverage.IsGone = true;
        await page.Tap("Eenzaamheid");
        await page.ShouldSay("1 wacht op verzenden. Verzenden lukt nu niet.");
        // Somebody else signs in before anything was sent.
        await page.EvaluateAsync("() => document.cookie = 'signals-toestel=0123; path=/'");
        Coverage.IsGone = false;
        await page.SignIn("wijkteamlid");
        await Assertions.Expect(page.Locator("#bericht-anderen")).ToContainTextAsync("wacht nog 1 signaal van iemand anders");
        await Assertions.Expect(page.Locator("#beginnen")).ToBeVisibleAsync();
        (await page.Locator("#lijst").TextContentAsync())!.ShouldNotContain("Eenzaamheid");
        Coverage.Sent.ShouldNotContain(sent => sent.Body.Contains("eenzaamheid", StringComparison.Ordinal));

        await page.GotoAsync("/rol");
        await page.Locator("input[name=rol][value='']").CheckAsync();
        await page.Press("Kiezen");
        Coverage.IsGone = true;
        await page.GotoAsync("/inloop");
        await Assertions.Expect(page.Locator("#bericht-aanmelden")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#beginnen")).ToBeHiddenAsync();
        await page.ShouldBeAccessible();

        Coverage.IsGone = false;
        await page.SignIn();
        await page.ShouldSay(OutreachPage.AllSent);
        Coverage.Sent.Count(sent => sent.Body.Contains("eenzaamheid", StringComparison.Ordinal) && sent.Status == 201).ShouldBe(1);
    }
}
