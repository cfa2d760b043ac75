using Microsoft.Playwright;

namespace Signals.Browser.Tests.Accessibility;

/// <summary>Every resident's page and state in Arabic.</summary>
[Collection(nameof(EveryPage))]
public sealed class RightToLeftTests(Browser browser)
{
    private static readonly string[] Addresses = ["/ar", "/ar/volgen", "/ar/inzage", "/ar/binnenlopen", "/ar/veiligheid-thuis", "/ar/gevaar", "/ar/openbare-ruimte", "/ar/privacy"];

    /// <summary>Dutch words and words in Latin letters alone that claim to be Arabic, and codes and numbers that run the wrong way.</summary>
    private const string Astray = """
        () => {
          const faults = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const element = text.parentElement;
            if (/wijkteam|inloopspreekuur|koffiekar|meldcode/.test(text.data) && element.closest('[lang]').lang !== 'nl') faults.push(text.data.trim());
            if (!/[A-Za-z]/.test(text.data) || /[\u0600-\u06ff]/.test(text.data) || element.closest('option, script') || !element.checkVisibility()) continue;
            const apart = element.closest('[dir], [lang]');
            if (apart === document.documentElement) faults.push(text.data.trim());
          }
          for (const number of document.querySelectorAll('a[href^="tel:"], .code strong, input[type=email], input[inputmode=numeric]'))
            if (getComputedStyle(number).direction !== 'ltr') faults.push(number.outerHTML.slice(0, 90));
          for (const field of document.querySelectorAll('input:not([type=hidden], [type=radio], [type=checkbox], .trap *), textarea'))
            if (!field.hasAttribute('dir')) faults.push(field.outerHTML.slice(0, 90));
          return faults;
        }
        """;

    [SkippableFact]
    public async Task Pages_run_from_right_to_left_and_what_is_not_Arabic_does_not()
    {
        var page = await browser.Open(width: 320);
        foreach (var address in Addresses)
        {
            await page.GotoAsync(address);
            await Check(page);
        }
    }

    [SkippableFact]
    public async Task The_whole_form_runs_from_right_to_left()
    {
        var page = await browser.Open(width: 320);
        await new ResidentWalk(page, "ar", () => Check(page)).Go("ander");
        // Only what is asked about oneself was not seen yet.
        await new ResidentWalk(page, "ar", async () =>
        {
            if (await page.Locator("#samen").CountAsync() == 1) await Check(page);
        }).Go("zelf");
    }

    private static async Task Check(IPage page)
    {
        var html = page.Locator("html");
        (await html.GetAttributeAsync("lang")).ShouldBe("ar");
        (await html.GetAttributeAsync("dir")).ShouldBe("rtl");
        (await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('main')).direction")).ShouldBe("rtl");
        (await page.EvaluateAsync<string[]>(Astray)).ShouldBeEmpty();
        (await page.WhatIsCut()).ShouldBeEmpty();
        // Axe sees the faults of a form in Dutch; here each page is enough.
        if (await page.GetByRole(AriaRole.Alert).CountAsync() == 0) await page.ShouldBeAccessible();
    }
}
