using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Signals.Testing;

namespace Signals.Browser.Tests;

/// <summary>A real Chromium before a real platform. One of each for all tests of a collection; every test has a window of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    // More than a test ever looks at; what earlier ones left open would go on drawing and following.
    private const int MostOpen = 6;

    private readonly Queue<IBrowserContext> open = new();

    private IPlaywright? playwright;
    private IBrowser? browser;

    public SiloProcess Silo { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Chromium)) return;
        Silo = await SiloProcess.Begin();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>A new window, without cookies. Skips the test where Chromium is not installed.</summary>
    /// <param name="storageState">Cookies of another window.</param>
    /// <param name="through">What stands between this window and the platform.</param>
    public async Task<IPage> Open(bool javaScript = true, int width = 1_024, string? storageState = null, Uri? through = null)
    {
        Skip.If(browser is null, "Chromium is not installed here.");
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = (through ?? Silo.Address).ToString(),
            JavaScriptEnabled = javaScript,
            StorageState = storageState,
            ViewportSize = new() { Width = width, Height = 800 },
        });
        return await First(context);
    }

    /// <summary>A new window in which a role was chosen; that of a resident, if none is named.</summary>
    public async Task<IPage> OpenAs(string role, bool javaScript = true, int width = 1_024)
    {
        var page = await Open(javaScript, width);
        if (role.Length == 0) return page;
        await page.GotoAsync("/rol");
        await page.Locator($"input[name=rol][value='{role}']").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Kiezen" }).ClickAsync();
        return page;
    }

    /// <summary>A new window of the size of a telephone, worked by touch.</summary>
    public async Task<IPage> OpenTelephone()
    {
        Skip.If(browser is null, "Chromium is not installed here.");
        return await First(await browser.NewContextAsync(new() { BaseURL = Silo.Address.ToString(), ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true }));
    }

    /// <summary>A browser of its own that keeps what it knows in a folder, as a phone does when it is switched off.</summary>
    public async Task<IBrowserContext> OpenPhone(string folder, Uri through)
    {
        Skip.If(playwright is null, "Chromium is not installed here.");
        var phone = await playwright.Chromium.LaunchPersistentContextAsync(folder, new()
        {
            ExecutablePath = Chromium,
            Args = Arguments,
            BaseURL = through.ToString(),
            ViewportSize = new() { Width = 390, Height = 844 },
        });
        phone.SetDefaultTimeout(20_000);
        return phone;
    }

    private async Task<IPage> First(IBrowserContext context)
    {
        open.Enqueue(context);
        while (open.Count > MostOpen) await open.Dequeue().CloseAsync();
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (Silo is not null) await Silo.DisposeAsync();
    }
}

[CollectionDefinition(nameof(Browser))]
public sealed class BrowserCollection : ICollectionFixture<Browser>;

/// <summary>Tests that walk past all pages, beside those of the other collection, with a browser and a platform of their own.</summary>
[CollectionDefinition(nameof(EveryPage))]
public sealed class EveryPage : ICollectionFixture<Browser>;

internal static class PageChecks
{
    private static readonly TimeSpan AxeLimit = TimeSpan.FromMinutes(1);

    /// <summary>Nothing that axe finds fault with. Only in a window that runs scripts: axe is one, and never answers in any other.</summary>
    public static async Task ShouldBeAccessible(this IPage page)
    {
        var faults = (await page.RunAxe().WaitAsync(AxeLimit)).Violations.Select(fault => $"{fault.Id}: {string.Join(", ", fault.Nodes.Select(node => node.Html))}");
        faults.ShouldBeEmpty(page.Url);
    }

    /// <summary>Nothing to scroll to the side for.</summary>
    public static async Task ShouldFit(this IPage page) =>
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, page.Url);
}
