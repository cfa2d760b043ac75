using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Signals.Core.Areas;
using Signals.Core.Teams;
using Signals.Embedded;
using Signals.Gateway.Tests.Notifications;
using Signals.Grains.Engine;
using Signals.Grains.Logbook;
using Signals.Grains.Vault;
using Signals.Journal.Logbook;
using Signals.Journal.Sqlite;
using Signals.Testing;

namespace Signals.Gateway.Tests;

/// <summary>A whole platform on a port of its own: one small municipality, on a journal in a temporary folder and a clock that stands still.</summary>
public sealed class Town : IAsyncLifetime
{
    public const string Here = "BU99990102";
    public const string There = "BU99990103";
    public const string Elsewhere = "BU99990201";

    private static readonly MunicipalityCode Code = MunicipalityCode.Parse("GM9999");

    private readonly TemporaryFolder folder = new();
    private readonly List<Func<ValueTask>> closing = [];

    public Town() : this(new GatewayOptions()) { }

    internal Town(GatewayOptions options, string environment = "Development") => (Options, Environment) = (options with { Demo = environment != "Production" }, environment);

    public ManualClock Clock { get; } = new(new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    public WebApplication App { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public CapturedLog Log { get; } = new();

    internal StubCourier Courier { get; } = new();

    internal IGrains Grains => App.Services.GetRequiredService<IGrains>();

    internal IKeyRing Keys => App.Services.GetRequiredService<IKeyRing>();

    internal IVault Vault => App.Services.GetRequiredService<IVault>();

    internal TestLogbook Logbook { get; private set; } = null!;

    internal ILogbookRecords Records => App.Services.GetRequiredService<ILogbookRecords>();

    private GatewayOptions Options { get; }

    private string Environment { get; }

    public async Task InitializeAsync()
    {
        var journal = await SqliteJournal.Open(new() { Path = folder.File("journal.db") }, Clock, Log.CreateLogger("Signals.Journal"));
        closing.Add(journal.DisposeAsync);
        var vault = await SqliteVault.Open(new() { Path = folder.File("vault.db"), MasterKey = new byte[32] }, Clock, Log.CreateLogger("Signals.Journal"));
        closing.Add(vault.DisposeAsync);

        var logs = await LogbookStore.Open(vault, new() { Anchors = folder.File("anchors") }, Clock, Log.CreateLogger("Signals.Journal"));
        closing.Add(logs.DisposeAsync);
        Logbook = new(logs.Logbook);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        var platform = new EmbeddedPlatform(journal.Journal, journal.Outbox, journal.Reminders, Clock, LoggerFactory.Create(logging => logging.AddProvider(Log)),
            keys: vault.Keys, post: new(Courier, vault.Vault, vault.Keys, Logbook));
        closing.Add(platform.DisposeAsync);
        builder.Services.AddSingleton<TimeProvider>(Clock).AddSingleton(platform.Grains)
            .AddSingleton(vault.Vault).AddSingleton(vault.Keys).AddSingleton<ILogbook>(Logbook).AddSingleton(logs.Records).AddSignalsGateway(Options);
        await Furnish(platform.Grains);
        App = builder.Build();
        App.MapSignalsGateway();
        await App.StartAsync();
        Client = NewClient();
        await Ready();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        closing.Reverse();
        foreach (var close in closing) await close();
        folder.Dispose();
    }

    public HttpClient NewClient(string? role = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = new(App.Urls.First()) };
        if (role is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", $"demo-{role}");
        return client;
    }

    public Task<Answer> Post(string path, string body, string? role = null, string? key = null, string type = "application/json") =>
        Send(HttpMethod.Post, path, role, new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } }, key);

    public Task<Answer> Put(string path, string body, string? role = null) =>
        Send(HttpMethod.Put, path, role, new StringContent(body, Encoding.UTF8, "application/json"));

    public Task<Answer> Get(string path, string? role = null) => Send(HttpMethod.Get, path, role);

    public async Task<Answer> Send(HttpMethod method, string path, string? role = null, HttpContent? content = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (role is not null) request.Headers.Authorization = new("Bearer", $"demo-{role}");
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await Client.SendAsync(request);
        return await Answer.Of(response);
    }

    /// <summary>A valid signal, with changes.</summary>
    public static string Signal(string buurt = Here, string thema = "eenzaamheid", string rest = "") =>
        $$"""{"thema":"{{thema}}","buurt":"{{buurt}}","bron":"bewoner"{{rest}}}""";

    /// <summary>Lets a prompt arrive: many households by two kinds of source.</summary>
    public async Task Rise(string buurt, string thema)
    {
        for (var number = 1; number <= 10; number++)
        {
            var source = number % 2 == 0 ? "huisbezoek" : "inloop";
            var answer = await Post("/v1/signalen",
                $$"""{"thema":"{{thema}}","buurt":"{{buurt}}","bron":"{{source}}","huishouden":{"postcode":"9999AB","huisnummer":{{number}} } }""", "wijkteamlid");
            answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        }
    }

    private static async Task Furnish(IGrains grains)
    {
        var municipality = grains.Municipality(Code);
        EditionYear edition = new(2026);
        await grains.Platform().Serve(Code, default);
        await municipality.FormTeam(new(TeamId.Parse("noord"), "Wijkteam Noord", [new(999900)]), default);
        await municipality.FormTeam(new(TeamId.Parse("midden"), "Wijkteam Midden", [new(999901)]), default);
        await municipality.FormTeam(new(TeamId.Parse("zuid"), "Wijkteam Zuid", [new(999902)]), default);
        await municipality.AllowHouseholdKeeping("DPIA-1", default);
        await municipality.LoadAreas(
            "Voorbeelddorp",
            [.. Enumerable.Range(0, 3).Select(district => new DistrictArea(new(999_900 + district), $"Wijk {district}", edition))],
            [.. from district in Enumerable.Range(0, 3)
                from number in Enumerable.Range(0, 4)
                select new NeighbourhoodArea(new(99_990_000 + (district * 100) + number), $"Buurt {district}{number}", edition, 400)],
            default);
    }

    private async Task Ready()
    {
        // The municipality tells its neighbourhoods through its outbox.
        foreach (var buurt in new[] { Here, There, Elsewhere })
        {
            for (var tries = 0; ; tries++)
            {
                var stop = await Grains.Neighbourhood(NeighbourhoodCode.Parse(buurt)).StartStop(Core.Neighbourhoods.Source.WalkIn, null, Clock.GetUtcNow(), default);
                if (stop is not null) break;
                tries.ShouldBeLessThan(500);
                await Task.Delay(10);
            }
        }
    }
}

/// <summary>An answer, read.</summary>
public sealed record Answer(HttpStatusCode Status, string? Type, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public IReadOnlyList<string> Fields => Json.TryGetProperty("fouten", out var errors)
        ? [.. errors.EnumerateArray().Select(error => error.GetProperty("veld").GetString()!)]
        : [];

    public static async Task<Answer> Of(HttpResponseMessage response) => new(
        response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(),
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));

    public Answer ShouldBeProblem(HttpStatusCode status)
    {
        Status.ShouldBe(status, Text);
        Type.ShouldBe("application/problem+json");
        Json.GetProperty("status").GetInt32().ShouldBe((int)status);
        Json.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        Json.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        Header("API-Version").ShouldBe("1.0.0");
        return this;
    }
}

/// <summary>Everything that was logged.</summary>
public sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public string All => string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => new Logger(lines, categoryName);

    public void Dispose() { }

    private sealed class Logger(ConcurrentQueue<string> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}

/// <summary>The town's logbook, which can be told to take nothing.</summary>
internal sealed class TestLogbook(ILogbook logbook) : ILogbook
{
    private readonly ConcurrentQueue<LogEntry> taken = new();

    /// <summary>Says which entries are not taken.</summary>
    public Predicate<LogEntry>? Refuses { get; set; }

    /// <summary>Everything that was acknowledged.</summary>
    public IReadOnlyCollection<LogEntry> Taken => taken;

    public async Task Record(LogEntry entry, CancellationToken cancellation)
    {
        if (Refuses?.Invoke(entry) == true) throw new LogbookUnavailableException("Told to take nothing.");
        await logbook.Record(entry, cancellation);
        taken.Enqueue(entry);
    }
}
