namespace Signals.Browser.Tests.Accessibility;

/// <summary>Every page with keys alone: all of it is reached, in order, in sight, and left again.</summary>
[Collection(nameof(EveryPage))]
public sealed class KeyboardTests(Browser browser)
{
    [SkippableTheory]
    [MemberData(nameof(Pages.Roles), MemberType = typeof(Pages))]
    public async Task Everything_on_a_page_is_reached_by_the_tab_key_and_shows_that_it_is(string role)
    {
        var page = await browser.OpenAs(role);
        var faults = new List<string>();
        // What is asked for after the path changes what a page says, and hardly what is on it.
        foreach (var address in Pages.Of(role).DistinctBy(address => address.Split('?')[0]))
        {
            await page.Visit(address);
            await page.LetGo();
            faults.AddRange((await page.Walk()).Select(fault => $"{address}: {fault}"));
        }
        faults.ShouldBeEmpty();
    }

    [SkippableTheory]
    [MemberData(nameof(Pages.Roles), MemberType = typeof(Pages))]
    public async Task The_first_stop_skips_to_what_the_page_is_about(string role)
    {
        var page = await browser.OpenAs(role);
        foreach (var address in new[] { Pages.Of(role)[0], Pages.Of(role)[^1] })
        {
            await page.Visit(address);
            await page.LetGo();
            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')")).ShouldBe("#inhoud", address);
            await page.Keyboard.PressAsync("Enter");
            (await page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("inhoud", address);
            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<bool>("() => !document.activeElement.closest('header, .menu-bar')")).ShouldBeTrue(address);
        }
    }
}
