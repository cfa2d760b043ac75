namespace Signals.Browser.Tests.Accessibility;

/// <summary>Every page enlarged and with text spaced wide. A window of 1,280 pixels is 640 wide at 200 %, and 320 at 400 %.</summary>
[Collection(nameof(EveryPage))]
public sealed class ZoomTests(Browser browser)
{
    private static readonly (int Width, int Height)[] Windows = [(1_280, 1_024), (640, 512), (320, 256)];

    [SkippableTheory]
    [MemberData(nameof(Pages.Roles), MemberType = typeof(Pages))]
    public async Task Nothing_is_cut_off_at_200_and_400_percent_or_with_text_spaced_wide_and_targets_stay_large_enough(string role)
    {
        var page = await browser.OpenAs(role);
        var faults = new List<string>();
        foreach (var address in Pages.Of(role))
        {
            await page.Visit(address);
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(part => part.open = true)");
            foreach (var spaced in new[] { false, true })
            {
                if (spaced) await page.SpaceText();
                foreach (var (width, height) in Windows)
                {
                    await page.SetViewportSizeAsync(width, height);
                    faults.AddRange((await page.WhatIsWrongAsDrawn()).Select(fault => $"{address} at {width}{(spaced ? ", spaced" : "")}: {fault}"));
                }
            }
        }
        faults.ShouldBeEmpty();
    }
}
