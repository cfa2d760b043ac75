using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Signals.Cli.Platform;
using Signals.Embedded;
using Signals.Gateway;
using Signals.Grains.Engine;
using Signals.Journal.Logbook;
using Signals.Journal.Sqlite;
using Signals.Testing;

namespace Signals.Cli.Tests;

/// <summary>The real gateway on the embedded engine, on a port of its own and a journal in a temporary folder.</summary>
internal sealed class LivePlatform : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<Func<ValueTask>> closing = [];

    private LivePlatform() { }

    public WebApplication App { get; private set; } = null!;

    public Uri Url => new(App.Urls.First());

    public PlatformAddress Address => new(Url, "demo-beheerder");

    public string JournalPath => folder.File("journal.db");

    public static async Task<LivePlatform> Start()
    {
        var live = new LivePlatform();
        var clock = TimeProvider.System;
        var journal = await SqliteJournal.Open(new() { Path = live.JournalPath }, clock, NullLogger.Instance);
        live.closing.Add(journal.DisposeAsync);
        var vault = await SqliteVault.Open(new() { Path = live.folder.File("vault.db"), MasterKey = new byte[32] }, clock, NullLogger.Instance);
        live.closing.Add(vault.DisposeAsync);
        var logs = await LogbookStore.Open(vault, new() { Anchors = live.folder.File("anchors") }, clock, NullLogger.Instance);
        live.closing.Add(logs.DisposeAsync);
        var platform = new EmbeddedPlatform(journal.Journal, journal.Outbox, journal.Reminders, clock, NullLoggerFactory.Instance);
        live.closing.Add(platform.DisposeAsync);
        platform.StartSweeping();

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock).AddSingleton<IGrains>(platform.Grains).AddSingleton(journal.Journal)
            .AddSingleton(vault.Vault).AddSingleton(vault.Keys).AddSingleton(logs.Logbook).AddSingleton(logs.Records).AddSignalsGateway(new() { Demo = true });
        live.App = builder.Build();
        live.App.MapSignalsGateway();
        await live.App.StartAsync();
        return live;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        closing.Reverse();
        foreach (var close in closing) await close();
        folder.Dispose();
    }
}
