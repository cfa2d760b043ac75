using Microsoft.Playwright;

namespace Signals.Browser.Tests.Accessibility;

/// <summary>Pages for who chooses the colours of every page, or wants nothing to move.</summary>
[Collection(nameof(EveryPage))]
public sealed class ChosenColoursTests(Browser browser)
{
    private const double LeastContrast = 4.5;

    /// <summary>The contrast between the lightest and the darkest of a picture, as WCAG reckons it.</summary>
    private const string Contrast = """
        async picture => {
          const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), sign => sign.charCodeAt(0))]));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context.drawImage(bitmap, 0, 0);
          const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height), light = [];
          const part = value => value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
          for (let at = 0; at < data.length; at += 4) light.push(0.2126 * part(data[at]) + 0.7152 * part(data[at + 1]) + 0.0722 * part(data[at + 2]));
          return (Math.max(...light) + 0.05) / (Math.min(...light) + 0.05);
        }
        """;

    [SkippableTheory]
    [InlineData("", "/?nieuw=ja", "input[type=radio]")]
    [InlineData("beheerder", "/beheer/wijkteams", "input[type=checkbox]")]
    public async Task What_is_chosen_looks_other_than_what_is_not(string role, string address, string choice)
    {
        var page = await Open(role, address);
        var (one, other) = (page.Locator(choice).Nth(0), page.Locator(choice).Nth(1));
        await one.CheckAsync();
        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Mouse.MoveAsync(0, 0);
        (await Middle(page, one)).ShouldNotBe(await Middle(page, other));
    }

    [SkippableTheory]
    [InlineData("wijkteamlid", "/wijkteam/aanleidingen/BU99990003-1?team=noord", 3)]
    [InlineData("manager", "/trends?niveau=wijk&thema=geldzorgen", 3)]
    [InlineData("manager", "/trends/kaart?thema=geldzorgen", 5)]
    public async Task Every_part_of_a_drawing_keeps_a_look_of_its_own_in_the_legend(string role, string address, int parts)
    {
        var page = await Open(role, address);
        var looks = new HashSet<string>();
        foreach (var key in await page.Locator(".legend .key").AllAsync()) looks.Add(await Middle(page, key));
        looks.Count.ShouldBe(parts);
    }

    [SkippableFact]
    public async Task The_figures_of_a_chart_stand_out_from_its_ground()
    {
        var page = await Open("wijkteamlid", "/wijkteam/aanleidingen/BU99990003-1?team=noord");
        var figure = (await page.Locator(".tick").First.BoundingBoxAsync())!;
        var drawn = await page.ScreenshotAsync(new() { Clip = new() { X = figure.X, Y = figure.Y, Width = figure.Width, Height = figure.Height }, FullPage = true });
        (await page.EvaluateAsync<double>(Contrast, Convert.ToBase64String(drawn))).ShouldBeGreaterThan(LeastContrast);
    }

    [SkippableTheory]
    [MemberData(nameof(Pages.Roles), MemberType = typeof(Pages))]
    public async Task The_focus_is_seen_and_nothing_moves_by_itself(string role)
    {
        var page = await Open(role, Pages.Of(role)[0]);
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle")).ShouldNotBe("none");
        (await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('body *')].filter(element => {
              const style = getComputedStyle(element);
              return style.animationName !== 'none' || style.transitionDuration.split(', ').some(lasts => lasts !== '0s');
            }).map(element => element.outerHTML.slice(0, 90))
            """)).ShouldBeEmpty();
    }

    private async Task<IPage> Open(string role, string address)
    {
        var page = await browser.OpenAs(role);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>How the middle of an element is drawn, without its border, to be compared with another of the same size.</summary>
    private static async Task<string> Middle(IPage page, ILocator element)
    {
        await element.ScrollIntoViewIfNeededAsync();
        var box = (await element.BoundingBoxAsync())!;
        // On whole pixels, so that two that look alike are drawn alike.
        var clip = new Clip { X = MathF.Round(box.X + (box.Width / 4)), Y = MathF.Round(box.Y + (box.Height / 4)), Width = MathF.Floor(box.Width / 2), Height = MathF.Floor(box.Height / 2) };
        return Convert.ToBase64String(await page.ScreenshotAsync(new() { Clip = clip }));
    }
}
