using Microsoft.Playwright;

namespace Signals.Browser.Tests.Outreach;

/// <summary>A page before a platform, with a network between them that can be gone.</summary>
public abstract class WithoutCoverage(Browser browser) : IAsyncLifetime
{
    private protected Coverage Coverage { get; private set; } = null!;

    protected Browser Browser => browser;

    public async Task InitializeAsync()
    {
        if (browser.Silo is not null) Coverage = await Coverage.Of(browser.Silo.Address);
    }

    public async Task DisposeAsync()
    {
        if (Coverage is not null) await Coverage.DisposeAsync();
    }

    protected async Task<IPage> OpenPage()
    {
        Skip.If(Coverage is null, "Chromium is not installed here.");
        var page = await Browser.Open(width: 390, through: Coverage.Address);
        await page.SignIn();
        await page.IsKept();
        return page;
    }

    /// <summary>Everything that stands in the page's database, as far as it can be read.</summary>
    protected static Task<string> Stored(IPage page) => page.EvaluateAsync<string>(Database("JSON.stringify([items, document.cookie])"));

    protected static string Database(string expression) => $$"""
        () => new Promise(done => indexedDB.open('signals-inloop').onsuccess = opened => {
            const store = opened.target.result.transaction('items', 'readwrite').objectStore('items');
            store.getAll().onsuccess = read => { const items = read.target.result; done({{expression}}); };
            store.transaction.oncomplete = () => opened.target.result.close();
        })
        """;
}
