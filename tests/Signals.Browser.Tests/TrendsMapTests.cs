using Microsoft.Playwright;

namespace Signals.Browser.Tests;

[Collection(nameof(Browser))]
public sealed class TrendsMapTests(Browser browser)
{
    [SkippableTheory]
    [InlineData(1_100)]
    [InlineData(390)]
    public async Task The_map_fills_its_place_and_is_moved_by_a_finger_that_would_else_move_the_page(int width)
    {
        var page = await browser.OpenAs("manager", width: width);
        await page.GotoAsync("/trends/kaart?thema=geldzorgen");
        await Assertions.Expect(page.Locator("#kaart.live + .actions")).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(width, 1_600);
        var (place, map) = (page.Locator("#kaart"), page.Locator("#kaart canvas"));

        await Assertions.Expect(map).ToHaveCSSAsync("position", "absolute");
        await Assertions.Expect(page.Locator("#kaart .maplibregl-canvas-container")).ToHaveCSSAsync("touch-action", "none");
        var inside = await place.EvaluateAsync<int[]>("place => [place.clientWidth, place.clientHeight]");
        await Assertions.Expect(map).ToHaveCSSAsync("width", $"{inside[0]}px");
        await Assertions.Expect(map).ToHaveCSSAsync("height", $"{inside[1]}px");
    }
}
