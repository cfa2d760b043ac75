using Microsoft.Playwright;

namespace Signals.Browser.Tests.Accessibility;

/// <summary>Goes through the resident's form in any language, by the names of its fields, and looks at every state that it can be in.</summary>
internal sealed class ResidentWalk(IPage page, string language, Func<Task> look)
{
    private const string FirstButton = "main form button[type=submit]";

    private string Prefix => language == "nl" ? "" : $"/{language}";

    /// <summary>The whole form with every answer first given wrongly, and then the signal followed and withdrawn.</summary>
    /// <param name="about">Whom it is about: <c>zelf</c>, <c>buurt</c> or <c>ander</c>.</param>
    public async Task Go(string about)
    {
        await page.GotoAsync($"{(Prefix.Length == 0 ? "/" : Prefix)}?nieuw=ja");
        await Choose("over", about);
        if (about == "ander")
        {
            await Choose("gesprek", "nee");
            await Choose("weet-ervan", "nee");
        }
        await Choose("thema", "onbegrepen-gedrag");
        await Fill(("postcode", "12"), ("huisnummer", "x"));
        await Fill(("postcode", "9999 ZX"), ("huisnummer", "3"));
        await Look();
        await Next();
        await Look();
        await page.Locator("#buurt").SelectOptionAsync("BU99990201");
        await Next();
        await Fill(("waarneming", "Bel Fatima op 06-12345678."));
        // Of somebody who does not know of it, it is taken out unless the writer chooses otherwise.
        if (about == "ander") await Fill();
        else await Choose("nakijken", "weghalen");
        await Fill(("email", "geen adres"));
        await Fill(("email", ""));
        if (about == "zelf") await Choose("samen", "nee");
        await Look();
        await Next();
        await Look();
        await Withdraw((await page.Locator(".code strong").TextContentAsync())!);
    }

    private async Task Withdraw(string code)
    {
        await page.Locator("main a[href$='/volgen']").ClickAsync();
        await Look();
        await Next();
        await Look();
        await page.Locator("#volgcode").FillAsync(code);
        await Next();
        await Look();
        await page.Locator("button[value=vragen]").ClickAsync();
        await Look();
        await page.Locator("button[value=intrekken]").ClickAsync();
        await Look();
    }

    /// <summary>Looks at a question, at what is said when it is not answered, and answers it.</summary>
    private async Task Choose(string name, string value)
    {
        await Look();
        await Next();
        await Look();
        await page.Locator($"input[name='{name}'][value='{value}']").CheckAsync();
        await Next();
    }

    private async Task Fill(params (string Name, string Value)[] fields)
    {
        await Look();
        foreach (var (name, value) in fields) await page.Locator($"#{name}").FillAsync(value);
        await Next();
    }

    /// <summary>Looks once the page has been read to its end: a click returns as soon as its answer begins to arrive.</summary>
    private async Task Look()
    {
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        await look();
    }

    private Task Next() => page.Locator(FirstButton).First.ClickAsync();
}
