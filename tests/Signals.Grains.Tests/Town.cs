using Microsoft.Extensions.Logging.Abstractions;
using Signals.Core.Areas;
using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;
using Signals.Embedded;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Neighbourhoods;
using Signals.Grains.Teams;
using Signals.Grains.Vault;
using Signals.Journal;
using Signals.Journal.Sqlite;
using Signals.Testing;

namespace Signals.Grains.Tests;

/// <summary>A town of two neighbourhoods and one team on the embedded engine, with a real journal that outlives restarts.</summary>
internal sealed class Town : IAsyncDisposable
{
    public static readonly MunicipalityCode Municipality = MunicipalityCode.Parse("GM9998");
    public static readonly NeighbourhoodCode Here = NeighbourhoodCode.Parse("BU99980001");
    public static readonly NeighbourhoodCode There = NeighbourhoodCode.Parse("BU99980002");
    public static readonly TeamId Team = TeamId.Parse("west");
    public static readonly ThemeCode Loneliness = ThemeCode.Parse("eenzaamheid");
    public static readonly ThemeCode Debts = ThemeCode.Parse("geldzorgen");

    /// <summary>What its figures are given with.</summary>
    public static readonly CellNoise Noise = new(FixedKeys.Of(Municipality, KeyPurposes.Noise));

    private static readonly FixedKeys Keys = new();

    private readonly TemporaryFolder folder = new();
    private readonly Func<IJournal, IJournal> around;
    private readonly EmbeddedPlatformOptions options;
    private JournalStore store = null!;

    private Town(Func<IJournal, IJournal>? around, EmbeddedPlatformOptions? options) =>
        (this.around, this.options) = (around ?? (journal => journal), options ?? new());

    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 11, 19, 9, 0, 0, TimeSpan.Zero));

    public EmbeddedPlatform Platform { get; private set; } = null!;

    public IGrains Grains => Platform.Grains;

    public JournalStore Store => store;

    public IDistrictTeam TheTeam => Grains.Team(Municipality, Team);

    public static async Task<Town> Build(Func<IJournal, IJournal>? around = null, EmbeddedPlatformOptions? options = null)
    {
        var town = new Town(around, options);
        await town.Begin();
        var municipality = town.Grains.Municipality(Municipality);
        await municipality.FormTeam(new(Team, "Wijkteam West", [Here.District]), default);
        await municipality.LoadAreas("Proefdorp", [new(Here.District, "West", new(2025))],
            [new(Here, "Hier", new(2025), 500) { Adjacent = [There] }, new(There, "Daar", new(2025), 500) { Adjacent = [Here] }], default);
        await town.Settle();
        return town;
    }

    /// <summary>Ends the process, gracefully or not, and begins again on the same files.</summary>
    public async Task Restart()
    {
        await Platform.DisposeAsync();
        await store.DisposeAsync();
        await Begin();
    }

    /// <summary>Sweeps until nothing is left to deliver and nothing is due.</summary>
    public async Task Settle()
    {
        for (var round = 0; round < 200; round++)
        {
            // After a leap in time more is due than one sweep takes.
            var woken = await Platform.Sweeper.Sweep(default);
            if (await AnyMessages()) Clock.Advance(TimeSpan.FromSeconds(31));
            else if (woken == 0) return;
        }
        throw new TimeoutException("Messages stay undelivered.");
    }

    public Task<RecordOutcome> Tell(
        int id, ThemeCode theme, Source source, int? household = null, NeighbourhoodCode? where = null, HouseholdId? together = null, UInt128? body = null,
        string? by = null, int daysAgo = 0) =>
        Grains.Neighbourhood(where ?? Here).Record(Signal(id, theme, source, household, together, body, by, daysAgo), default);

    public SignalToRecord Signal(
        int id, ThemeCode theme, Source source, int? household = null, HouseholdId? together = null, UInt128? body = null, string? by = null, int daysAgo = 0) =>
        new(new()
        {
            Id = new((UInt128)id),
            Theme = theme,
            Source = source,
            ObservedOn = DutchTime.DateOf(Clock.GetUtcNow()).AddDays(-daysAgo),
            ReceivedAt = Clock.GetUtcNow(),
            Household = household is { } number ? [new((UInt128)number + 1_000)] : [],
            KeptTogether = together,
            RegisteredBy = by,
        }, body ?? (UInt128)id, Clock.GetUtcNow().AddDays(91));

    /// <summary>Every signal as the journal holds it, apart from the grains.</summary>
    public async Task<List<SignalRecorded>> Recorded(NeighbourhoodCode? where = null)
    {
        var stored = await store.Journal.Read(StreamKeys.Neighbourhood(where ?? Here), default);
        stored.Snapshot.ShouldBeNull("this test reads commits only");
        return [.. stored.Commits.SelectMany(commit => GrainJson.Read<Commit<NeighbourhoodEvent>>(commit.Payload).Events).OfType<SignalRecorded>()];
    }

    public async Task<bool> AnyMessages()
    {
        await foreach (var _ in store.Inspection.Messages(default)) return true;
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        await store.DisposeAsync();
        folder.Dispose();
    }

    private async Task Begin()
    {
        store = await SqliteJournal.Open(new() { Path = folder.File("journal.db") }, Clock, NullLogger.Instance);
        Platform = new(around(store.Journal), store.Outbox, store.Reminders, Clock, NullLoggerFactory.Instance, options, Keys);
    }
}
