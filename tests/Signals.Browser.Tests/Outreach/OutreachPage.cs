using Microsoft.Playwright;

namespace Signals.Browser.Tests.Outreach;

/// <summary>Does at a stop what a volunteer does.</summary>
internal static class OutreachPage
{
    public const string Area = "BU99990102";
    public const string AllSent = "Alles is verstuurd.";

    /// <summary>Chooses the volunteer's role and opens the page.</summary>
    public static async Task SignIn(this IPage page, string role = "vrijwilliger")
    {
        await page.GotoAsync("/rol");
        await page.Locator($"input[name=rol][value='{role}']").CheckAsync();
        await page.Press("Kiezen");
        await page.GotoAsync("/inloop");
    }

    /// <summary>Waits until the page is kept for when there is no coverage.</summary>
    public static Task IsKept(this IPage page) => page.EvaluateAsync(
        "() => new Promise(done => navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated' ? done() : active.addEventListener('statechange', () => active.state === 'activated' && done())))");

    public static async Task StartStop(this IPage page, string kind = "Koffiekar", string area = Area, string place = "")
    {
        await page.GetByLabel(kind, new() { Exact = true }).CheckAsync();
        await page.Locator("#buurt").SelectOptionAsync(area);
        await page.GetByLabel("Op welke plek?").FillAsync(place);
        await page.Press("Stop beginnen");
        await Assertions.Expect(page.Locator("#kop")).ToContainTextAsync($"{kind} in");
    }

    public static ILocator TapOf(this IPage page, string theme) => page.Locator("button.tap", new() { HasText = theme });

    public static async Task Tap(this IPage page, string theme)
    {
        await page.TapOf(theme).ClickAsync();
        await Assertions.Expect(page.Locator("#gezegd")).ToContainTextAsync(theme);
    }

    /// <summary>Taps many times, as fast as the page takes it, on one theme after another.</summary>
    public static Task TapOften(this IPage page, int times) => page.EvaluateAsync(
        "times => { const taps = [...document.querySelectorAll('button.tap')]; for (let i = 0; i < times; i++) taps[i % taps.length].click(); }", times);

    public static async Task Unfold(this IPage page, string summary) => await page.Locator("summary", new() { HasText = summary }).ClickAsync();

    public static async Task FinishStop(this IPage page, string people)
    {
        await page.Unfold("Stop afronden");
        await page.GetByLabel("Hoeveel mensen waren er in totaal?").FillAsync(people);
        await page.Press("Stop afronden");
        await Assertions.Expect(page.Locator("#gezegd")).ToContainTextAsync("De stop is afgerond.");
    }

    public static async Task ShouldSay(this IPage page, string standing) => await Assertions.Expect(page.Locator("#stand")).ToContainTextAsync(standing);

    /// <summary>Waits until a theme was sent, as the list of the page tells.</summary>
    public static async Task IsSent(this IPage page, string theme) => await Assertions.Expect(page.Locator("li[data-staat=verstuurd]", new() { HasText = theme })).ToBeVisibleAsync();

    /// <summary>Lets the page know of coverage, as a phone does.</summary>
    public static Task FindsCoverage(this IPage page) => page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
}
