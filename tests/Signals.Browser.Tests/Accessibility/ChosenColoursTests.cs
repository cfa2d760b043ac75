using Microsoft.Playwright;

namespace Signals.Browser.Tests.Accessibility;

/// <summary>Pages for who chooses the colours of every page, or wants nothing to move.</summary>
[Collection(nameof(Browser))]
public sealed class ChosenColoursTests(Browser browser)
{
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
        (await page.EvaluateAsync<bool>("""
            () => {
              const light = colour => { const [r, g, b] = colour.match(/\d+/g).map(Number); return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255; };
              const ground = getComputedStyle(document.querySelector('.chart svg')).backgroundColor, figure = getComputedStyle(document.querySelector('.tick')).fill;
              return Math.abs(light(ground) - light(figure)) > 0.5 && !ground.endsWith(', 0)');
            }
            """)).ShouldBeTrue();
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

    /// <summary>How an element is drawn within its border, to be compared with another of the same size.</summary>
    private static async Task<string> Middle(IPage page, ILocator element)
    {
        await element.ScrollIntoViewIfNeededAsync();
        var box = (await element.BoundingBoxAsync())!;
        // On whole pixels, so that two that look alike are drawn alike.
        var (left, top) = (MathF.Ceiling(box.X) + 2, MathF.Ceiling(box.Y) + 2);
        return Convert.ToBase64String(await page.ScreenshotAsync(new() { Clip = new() { X = left, Y = top, Width = MathF.Floor(box.Width) - 5, Height = MathF.Floor(box.Height) - 5 } }));
    }
}
