using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Signals.Testing;

namespace Signals.Browser.Tests.Outreach;

/// <summary>A phone without coverage: nothing is lost, nothing counts twice, and everybody sees what became of what they entered.</summary>
[Collection(nameof(Browser))]
public sealed partial class OfflineTests(Browser browser) : WithoutCoverage(browser)
{
    [SkippableFact]
    public async Task A_day_of_two_hundred_signals_survives_reloads_and_a_restart_and_each_counts_once()
    {
        Skip.If(Coverage is null, "Chromium is not installed here.");
        using var folder = new TemporaryFolder();
        var before = await Intake("recorded");
        var stops = await StopsIn(OutreachPage.Area);

        var phone = await Browser.OpenPhone(folder.Path, Coverage.Address);
        var page = phone.Pages[0];
        await page.SignIn();
        await page.IsKept();
        Coverage.IsGone = true;
        await page.StartStop(place: "Het plein");
        await page.TapOften(90);
        await page.ShouldSay("91 wachten op verzenden.");
        await page.ReloadAsync();
        await page.ShouldSay("91 wachten op verzenden.");
        await page.TapOften(60);
        await page.ShouldSay("151 wachten op verzenden.");
        await page.ReloadAsync();
        await page.ShouldSay("151 wachten op verzenden.");
        await phone.CloseAsync();

        phone = await Browser.OpenPhone(folder.Path, Coverage.Address);
        page = phone.Pages[0];
        await page.GotoAsync("/inloop");
        await Assertions.Expect(page.Locator("#uitleg")).ToContainTextAsync("Het plein");
        await page.TapOften(50);
        await page.ShouldSay("201 wachten op verzenden.");
        await page.FinishStop("120");
        await page.ShouldSay("202 wachten op verzenden. Verzenden lukt nu niet.");

        // The session ended with the browser, so somebody has to sign in before anything goes.
        Coverage.IsGone = false;
        await page.FindsCoverage();
        await Assertions.Expect(page.Locator("#bericht-aanmelden")).ToContainTextAsync("Meld u opnieuw aan.");
        (await Intake("recorded")).ShouldBe(before);

        Coverage.LosesAnswers = true;
        await page.SignIn();
        var other = await phone.NewPageAsync();
        await other.GotoAsync("/inloop");
        for (var tries = 0; tries < 12; tries++)
        {
            await page.FindsCoverage();
            await other.FindsCoverage();
            await page.WaitForTimeoutAsync(150);
        }
        Coverage.LosesAnswers = false;
        await page.FindsCoverage();
        await Assertions.Expect(page.Locator("#stand")).ToHaveTextAsync(OutreachPage.AllSent, new() { Timeout = 60_000 });
        await Assertions.Expect(other.Locator("#stand")).ToHaveTextAsync(OutreachPage.AllSent);
        (await Intake("recorded") - before).ShouldBe(200);
        (await Intake("repeated")).ShouldBeGreaterThan(0, "answers were lost on the way");
        Coverage.Sent.Where(sent => sent.Key is not null).Select(sent => sent.Key).Distinct().Count().ShouldBe(200);
        Coverage.Sent.Where(sent => sent.Key is not null).GroupBy(sent => sent.Key).ShouldAllBe(tries => tries.Select(sent => sent.Body).Distinct().Count() == 1);
        (await StopsIn(OutreachPage.Area) - stops).ShouldBe(2, "the stop, and the one that was begun to count them");
        Coverage.Sent.Count(sent => sent.Path.EndsWith("/afronden", StringComparison.Ordinal) && sent.Status == 204).ShouldBe(1);
        await phone.CloseAsync();
    }

    [SkippableFact]
    public async Task A_clock_that_is_two_hours_ahead_costs_nothing_and_moves_nothing_into_the_future()
    {
        var page = await OpenPage();
        await page.StartStop();
        await page.Tap("Eenzaamheid");
        await page.IsSent("Eenzaamheid");

        // The page knows the right time; then somebody sets the clock.
        await page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddHours(2));
        await page.Tap("Geldzorgen");
        await page.IsSent("Geldzorgen");
        var tries = Coverage.Sent.Where(sent => sent.Body.Contains("geldzorgen", StringComparison.Ordinal)).ToList();
        tries.Select(sent => sent.Status).ShouldBe([400, 201]);
        tries.Select(sent => sent.Key).Distinct().Count().ShouldBe(1);
        ObservedAt(tries[^1].Body).ShouldBeLessThan(DateTimeOffset.UtcNow.AddMinutes(1));

        // A page that is opened with the wrong clock asks what time it is, before it sends.
        Coverage.IsGone = true;
        await page.ReloadAsync();
        await page.Tap("Mantelzorg");
        Coverage.IsGone = false;
        await page.FindsCoverage();
        await page.IsSent("Mantelzorg");
        Coverage.Sent.Last().Status.ShouldBe(201);
        ObservedAt(Coverage.Sent.Last().Body).ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
    }

    [SkippableFact]
    public async Task What_was_not_sent_within_seven_days_is_dropped_and_the_page_says_so()
    {
        var page = await OpenPage();
        await page.StartStop();
        await page.ShouldSay(OutreachPage.AllSent);
        Coverage.IsGone = true;
        await page.Tap("Eenzaamheid");
        // A wrong clock alone drops nothing.
        await page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddDays(8));
        await page.ReloadAsync();
        await page.ShouldSay("1 wacht op verzenden.");
        Coverage.Ahead = TimeSpan.FromDays(8);
        Coverage.IsGone = false;
        await page.FindsCoverage();
        await Assertions.Expect(page.Locator("#bericht-vervallen")).ToContainTextAsync("1 signaal is vervallen: wat na 7 dagen niet verstuurd is, wordt gewist.");
        Coverage.Sent.ShouldNotContain(sent => sent.Body.Contains("eenzaamheid", StringComparison.Ordinal));
        await page.Press("Gelezen");
        await Assertions.Expect(page.Locator("#bericht-vervallen")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task A_device_that_holds_as_much_as_it_may_says_so_and_keeps_what_it_has()
    {
        var page = await OpenPage();
        await page.StartStop();
        await page.ShouldSay(OutreachPage.AllSent);
        Coverage.IsGone = true;
        await page.Tap("Eenzaamheid");
        await page.EvaluateAsync(Database("(items.filter(item => item.state === 'wacht').forEach(item => { for (let n = 0; n < 1998; n++) { const { nr, ...copy } = item; store.add({ ...copy, id: crypto.randomUUID() }); } }), 0)"));
        await page.Tap("Geldzorgen");
        await page.ShouldSay("2000 wachten op verzenden.");
        await page.TapOf("Mantelzorg").ClickAsync();
        await Assertions.Expect(page.Locator("#bericht-vol")).ToContainTextAsync("Er wachten al 2000 signalen op dit toestel. Dit laatste is niet bewaard.");
        (await page.Locator("#stand").TextContentAsync())!.ShouldContain("2000 wachten");
    }

    [SkippableFact]
    public async Task The_browser_sends_what_waits_also_when_the_page_is_closed()
    {
        var page = await OpenPage();
        await page.StartStop();
        await page.ShouldSay(OutreachPage.AllSent);
        Coverage.IsGone = true;
        await page.Tap("Mantelzorg");
        await page.ShouldSay("1 wacht op verzenden. Verzenden lukt nu niet.");
        var session = await page.Context.NewCDPSessionAsync(page);
        var known = new TaskCompletionSource<string>();
        session.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, told) =>
        {
            foreach (var registration in told!.Value.GetProperty("registrations").EnumerateArray()) known.TrySetResult(registration.GetProperty("registrationId").GetString()!);
        };
        await session.SendAsync("ServiceWorker.enable");
        await page.GotoAsync("about:blank");
        Coverage.IsGone = false;
        await session.SendAsync("ServiceWorker.dispatchSyncEvent", new()
        {
            ["origin"] = Coverage.Address.GetLeftPart(UriPartial.Authority),
            ["registrationId"] = await known.Task.WaitAsync(TimeSpan.FromSeconds(10)),
            ["tag"] = "signals-inloop",
            ["lastChance"] = false,
        });
        for (var tries = 0; tries < 100 && !Coverage.Sent.Any(sent => sent.Body.Contains("mantelzorg", StringComparison.Ordinal)); tries++) await Task.Delay(100);
        Coverage.Sent.Last().ShouldSatisfyAllConditions(last => last.Body.ShouldContain("mantelzorg"), last => last.Status.ShouldBe(201));
        await page.GotoAsync("/inloop");
        await page.ShouldSay(OutreachPage.AllSent);
    }

    [SkippableFact]
    public async Task Help_for_who_is_not_safe_is_there_without_coverage()
    {
        var page = await OpenPage();
        await page.StartStop();
        Coverage.IsGone = true;
        await page.GetByRole(AriaRole.Link, new() { Name = "Iemand is thuis niet veilig" }).ClickAsync();
        (await page.Locator("main").TextContentAsync())!.ShouldContain("0800-2000");
        await page.GotoAsync("/inloop");
        await page.GetByRole(AriaRole.Link, new() { Name = "Er is nu gevaar" }).ClickAsync();
        (await page.Locator("main").TextContentAsync())!.ShouldContain("112");
    }

    [SkippableFact]
    public async Task The_page_can_be_put_among_a_phone_s_apps()
    {
        var page = await OpenPage();
        var session = await page.Context.NewCDPSessionAsync(page);
        var manifest = (await session.SendAsync("Page.getAppManifest"))!.Value;
        manifest.GetProperty("errors").GetArrayLength().ShouldBe(0);
        var errors = (await session.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors");
        errors.EnumerateArray().Select(error => error.GetProperty("errorId").GetString()).Except(["in-incognito"]).ShouldBeEmpty();
    }

    private static DateTimeOffset ObservedAt(string body) => JsonDocument.Parse(body).RootElement.GetProperty("waargenomenOp").GetDateTimeOffset();

    /// <summary>How many signals neighbourhoods answered to with an outcome.</summary>
    private async Task<int> Intake(string outcome)
    {
        using var monitor = new HttpClient { BaseAddress = Browser.Silo.Management };
        var lines = (await monitor.GetStringAsync("/metrics")).Split('\n');
        return lines.Select(line => IntakeLine().Match(line)).Where(match => match.Success && match.Groups["outcome"].Value == outcome)
            .Sum(match => int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture));
    }

    /// <summary>How many stops ever began in a neighbourhood, with the one that is begun to know it.</summary>
    private async Task<int> StopsIn(string area)
    {
        using var client = Browser.Silo.Client("vrijwilliger");
        using var begun = await client.PostAsJsonAsync("/v1/stops", new { soort = "inloop", buurt = area });
        var id = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        return int.Parse(id[(id.LastIndexOf('s') + 1)..], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^signals_intake_total\\{.*outcome=\"(?<outcome>[a-z_]+)\".*\\} (?<count>[0-9]+)")]
    private static partial Regex IntakeLine();
}
