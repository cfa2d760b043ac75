using Microsoft.Playwright;

namespace Signals.Browser.Tests;

/// <summary>Fills in the resident's form as a person does: reads the question, answers, presses on.</summary>
internal static class ResidentForm
{
    public const string Taken = "Dank u wel. We hebben uw melding ontvangen.";

    public static async Task Begin(this IPage page, string about = "Over mijn buurt")
    {
        await page.GotoAsync("/?nieuw=ja");
        await page.Answer(about);
    }

    /// <summary>Chooses one of the answers by its words and goes on.</summary>
    public static async Task Answer(this IPage page, string choice)
    {
        await page.GetByLabel(choice, new() { Exact = true }).CheckAsync();
        await page.Further();
    }

    /// <summary>Leaves the question open and goes on.</summary>
    public static Task Further(this IPage page) => page.Press("Verder");

    /// <summary>Presses a button and reads what it brings to its end: the click alone is done as soon as the next page begins to arrive.</summary>
    public static async Task Press(this IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }

    public static async Task Address(this IPage page, string postcode, string number)
    {
        await page.GetByLabel("Postcode").FillAsync(postcode);
        await page.GetByLabel("Huisnummer").FillAsync(number);
        await page.Further();
    }

    public static async Task Neighbourhood(this IPage page, string code)
    {
        await page.GetByLabel("In welke buurt speelt het?").SelectOptionAsync(code);
        await page.Further();
    }

    public static async Task Words(this IPage page, string seen)
    {
        await page.GetByLabel("Wat ziet of hoort u?").FillAsync(seen);
        await page.Further();
    }

    /// <summary>The whole form up to the last page, without an address or words.</summary>
    public static async Task FillIn(this IPage page, string theme, string neighbourhood)
    {
        await page.Begin();
        await page.Answer(theme);
        await page.Further();
        await page.Neighbourhood(neighbourhood);
        await page.Further();
        await page.Further();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Versturen" })).ToBeVisibleAsync();
    }

    /// <summary>Sends the form.</summary>
    /// <returns>The follow code.</returns>
    public static async Task<string> SendOff(this IPage page)
    {
        await page.Press("Versturen");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Taken);
        return (await page.Locator(".code strong").TextContentAsync())!;
    }

    public static async Task Ask(this IPage page, string code)
    {
        await page.GotoAsync("/volgen");
        await page.GetByLabel("Uw volgcode").FillAsync(code);
        await page.Press("Bekijken");
    }
}
