using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Signals.Core.Areas;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;
using Signals.Embedded;
using Signals.Gateway;
using Signals.Gateway.Households;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Logbook;
using Signals.Journal;
using Signals.Journal.Logbook;
using Signals.Journal.Sqlite;
using Signals.Silo.Sample;
using Signals.Testing;

namespace Signals.Calibration.Tests.Attacks;

/// <summary>The sample municipality on files and a port of its own, with a clock that can be moved.</summary>
internal sealed class LivedSample : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private JournalStore journal = null!;
    private VaultStore vault = null!;
    private LogbookStore logs = null!;
    private EmbeddedPlatform platform = null!;
    private WebApplication app = null!;

    private LivedSample() { }

    public ManualClock Clock { get; } = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public IGrains Grains => platform.Grains;

    public static async Task<LivedSample> Begin()
    {
        var sample = new LivedSample();
        await sample.Open();
        return sample;
    }

    public HttpClient Client(string role) => new() { BaseAddress = new(app.Urls.First()), DefaultRequestHeaders = { Authorization = new("Bearer", $"demo-{role}") } };

    /// <summary>Loads lines of the past.</summary>
    public async Task Import(IEnumerable<string> lines)
    {
        using var coordinator = Client("coordinator");
        using var content = new StringContent($"waargenomenOp,buurt,thema,bron\n{string.Join('\n', lines)}\n", Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));
        using var response = await coordinator.PostAsync("/v1/importen", content);
        var answer = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, answer);
        answer.ShouldContain("\"afgewezen\":0");
        await Pass(TimeSpan.FromHours(2));
    }

    /// <summary>Lets time pass, in steps short enough for what each brings about to happen at its time.</summary>
    public async Task Pass(TimeSpan time)
    {
        for (var until = Clock.GetUtcNow() + time; Clock.GetUtcNow() < until;)
        {
            Clock.Advance(TimeSpan.FromMinutes(time > TimeSpan.FromDays(1) ? 12 * 60 : 15));
            for (var round = 0; round < 3; round++) await platform.Sweeper.Sweep(default);
        }
    }

    /// <summary>What figures are made of: never to be had from outside.</summary>
    public async Task<IReadOnlyDictionary<(Quarter Quarter, ThemeCode Theme), IReadOnlyDictionary<NeighbourhoodCode, QuarterCell?>>> Truth()
    {
        var truth = new Dictionary<(Quarter, ThemeCode), IReadOnlyDictionary<NeighbourhoodCode, QuarterCell?>>();
        await foreach (var (key, _, stored) in journal.Inspection.Streams(default))
        {
            if (key.Kind != StreamKeys.TrendsKind) continue;
            var replayed = stored.Snapshot is { } snapshot ? GrainJson.Read<Replayed<QuarterTrends, QuarterTrendsEvent>>(snapshot.Payload) : new();
            foreach (var commit in stored.Commits.Where(commit => commit.Version > (stored.Snapshot?.Version ?? 0)))
                replayed.Apply(GrainJson.Read<Commit<QuarterTrendsEvent>>(commit.Payload), (state, happened) => state.Apply(happened));
            replayed.State.Gathered.ShouldBeEmpty("all that was told is released");
            if (!replayed.State.Told.Any(telling => telling.IsWhole)) continue;
            var tellings = replayed.State.Told;
            foreach (var theme in tellings.SelectMany(telling => telling.Cells).Select(cell => cell.Theme).Distinct())
                truth[(Quarter.Parse(key.Name), theme)] = tellings.ToDictionary(telling => telling.Neighbourhood, telling => telling.Cells.SingleOrDefault(cell => cell.Theme == theme));
        }
        return truth;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await platform.DisposeAsync();
        await logs.DisposeAsync();
        await vault.DisposeAsync();
        await journal.DisposeAsync();
        folder.Dispose();
    }

    private async Task Open()
    {
        journal = await SqliteJournal.Open(new() { Path = folder.File("journal.db") }, Clock, NullLogger.Instance);
        vault = await SqliteVault.Open(new() { Path = folder.File("vault.db"), MasterKey = new byte[32] }, Clock, NullLogger.Instance);
        logs = await LogbookStore.Open(vault, new() { Anchors = folder.File("anchors") }, Clock, NullLogger.Instance);
        platform = new(journal.Journal, journal.Outbox, journal.Reminders, Clock, NullLoggerFactory.Instance, keys: vault.Keys);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock).AddSingleton(platform.Grains).AddSingleton(vault.Vault).AddSingleton(vault.Keys)
            .AddSingleton<ILogbook>(logs.Logbook).AddSingleton(logs.Records).AddSignalsGateway(new GatewayOptions { Demo = true });
        app = builder.Build();
        app.MapSignalsGateway();
        await app.StartAsync();
        var loading = new SampleMunicipality(Grains, vault.Keys, new HouseholdRegister(vault.Vault, vault.Keys, Grains, Clock), Clock, NullLogger<SampleMunicipality>.Instance).Load(default);
        while (!loading.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
        await loading;
        await Pass(TimeSpan.FromHours(2));
    }
}
