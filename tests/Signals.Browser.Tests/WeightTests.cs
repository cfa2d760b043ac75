using Microsoft.Playwright;

namespace Signals.Browser.Tests;

/// <summary>What a page costs somebody with an old telephone and little coverage.</summary>
[Collection(nameof(Browser))]
public sealed class WeightTests(Browser browser)
{
    private const int MostBytes = 60_000;
    private const int MostRequests = 6;

    [SkippableTheory]
    [InlineData("/")]
    [InlineData("/volgen")]
    public async Task A_resident_s_page_is_small_and_asks_nobody_else(string address)
    {
        var page = await browser.Open(width: 390);
        var (bytes, requests) = (0.0, new List<string>());
        var network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        network.Event("Network.requestWillBeSent").OnEvent += (_, told) => requests.Add(told!.Value.GetProperty("request").GetProperty("url").GetString()!);
        network.Event("Network.loadingFinished").OnEvent += (_, told) => bytes += told!.Value.GetProperty("encodedDataLength").GetDouble();
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        requests.ShouldAllBe(url => url.StartsWith(browser.Silo.Address.ToString(), StringComparison.Ordinal));
        requests.Count.ShouldBeLessThanOrEqualTo(MostRequests, string.Join(", ", requests));
        bytes.ShouldBeInRange(1, MostBytes);
    }

    [SkippableTheory]
    [InlineData("/", false)]
    [InlineData("/volgen", false)]
    [InlineData("/uk", true)]
    public async Task The_font_of_another_script_is_fetched_by_a_page_in_that_script_alone(string address, bool fetched)
    {
        var page = await browser.Open(width: 390);
        var fonts = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.ResourceType == "font") fonts.Add(request.Url);
        };
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        fonts.ShouldNotBeEmpty();
        fonts.Any(url => url.Contains("cyrillic", StringComparison.Ordinal)).ShouldBe(fetched, string.Join(", ", fonts));
    }

    [SkippableFact]
    public async Task A_page_that_was_seen_before_costs_one_request()
    {
        var page = await browser.Open(width: 390);
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var (asked, sent) = (new Dictionary<string, string>(), new List<string>());
        var network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        network.Event("Network.requestWillBeSent").OnEvent += (_, told) => asked[told!.Value.GetProperty("requestId").GetString()!] = told.Value.GetProperty("request").GetProperty("url").GetString()!;
        network.Event("Network.loadingFinished").OnEvent += (_, told) =>
        {
            // What a browser has kept is loaded again without a byte being sent.
            if (told!.Value.GetProperty("encodedDataLength").GetDouble() > 0) sent.Add(asked[told.Value.GetProperty("requestId").GetString()!]);
        };
        await page.GotoAsync("/volgen", new() { WaitUntil = WaitUntilState.NetworkIdle });

        sent.ShouldHaveSingleItem().ShouldEndWith("/volgen");
    }
}
