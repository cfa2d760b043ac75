using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Signals.Cli.Verification;
using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Embedded;
using Signals.Grains.Neighbourhoods;
using Signals.Journal.Sqlite;
using Signals.Testing;

namespace Signals.Cli.Tests.Verification;

/// <summary>A journal in which a small municipality lived for a while: history, signals, a prompt, a withdrawal, a household, addresses, snapshots.</summary>
internal sealed class LivedJournal : IDisposable
{
    public static readonly NeighbourhoodCode Busy = NeighbourhoodCode.Parse("BU99990000");
    public static readonly NeighbourhoodCode Quiet = NeighbourhoodCode.Parse("BU99990001");

    private static readonly ThemeCode Theme = ThemeCode.Parse("energie");

    private readonly TemporaryFolder folder = new();
    private readonly ManualClock clock = new();
    private uint next = 1;

    public string Path => folder.File("journal.db");

    /// <param name="weeks">How long it lived. From fourteen weeks on, what is older than thirteen is compacted.</param>
    public static async Task<LivedJournal> Make(int weeks = 3)
    {
        var journal = new LivedJournal();
        await journal.Live(weeks);
        return journal;
    }

    public async Task<AuditReport> Audit()
    {
        await using var journal = SqliteJournal.Inspect(Path);
        return await new JournalAudit(journal.Inspection, clock.GetUtcNow()).Run(() => { }, CancellationToken.None);
    }

    /// <summary>Changes rows behind the platform's back.</summary>
    /// <returns>How many.</returns>
    public int Doctor(string statement)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteNonQuery();
    }

    public void Dispose() => folder.Dispose();

    private async Task Live(int weeks)
    {
        await using var store = await SqliteJournal.Open(new() { Path = Path }, clock, NullLogger.Instance);
        var bounds = new EmbeddedPlatformOptions
        {
            Grains = new() { CommitsPerSnapshot = 5 },
            Engine = new() { IdleAfter = TimeSpan.FromDays(10_000) },
            Sweeper = new() { Lease = TimeSpan.Zero },
        };
        await using var platform = new EmbeddedPlatform(store.Journal, store.Outbox, store.Reminders, clock, NullLoggerFactory.Instance, bounds);
        var municipality = platform.Grains.Municipality(Busy.Municipality);
        await municipality.SetDetection(DetectionSettings.ForLookingBack(5, 1), null, default);
        await municipality.LoadAreas(
            "Voorbeelddorp", [new(Busy.District, "Noord", new(2024))], [new(Busy, "Plein", new(2024), 300), new(Quiet, "Hof", new(2024), 200)], default);
        await platform.Grains.Addresses(Busy.Municipality, new(9_999)).Load(new(2024), [new(Busy, "AA", [new("AB", [new(1, 3)])]), new(Quiet, "", [new("AB", [new(2, 2)])])], default);
        await platform.Grains.Map(Busy.Municipality).Draw([new(Busy, new(2024), [[[0, 0, 1, 0, 1, 1, 0, 0]]])], default);
        await Settle(platform);
        await Record(platform, Busy, 60, daysAgo: 200, households: true);
        for (var week = 0; week < weeks; week++)
        {
            await Record(platform, Busy, week == 1 ? 30 : 1, daysAgo: 0, households: true);
            await Record(platform, Quiet, 1, daysAgo: 0, households: week % 2 == 0);
            await Settle(platform);
            // Of a withdrawn signal nothing stays in the log, nor of what came before it.
            if (week == 0) await platform.Grains.Neighbourhood(Quiet).Withdraw(new SignalId(next - 1), default);
            clock.Advance(TimeSpan.FromDays(7));
            await Settle(platform);
        }
    }

    private static async Task Settle(EmbeddedPlatform platform)
    {
        while (await platform.Sweeper.Sweep(CancellationToken.None) > 0) { }
    }

    private async Task Record(EmbeddedPlatform platform, NeighbourhoodCode area, int count, int daysAgo, bool households)
    {
        var now = clock.GetUtcNow();
        var signals = Enumerable.Range(0, count).Select(_ =>
        {
            var id = next++;
            return new SignalToRecord(new Signal
            {
                Id = new(id),
                Theme = Theme,
                Source = Source.Resident,
                ObservedOn = DutchTime.DateOf(now).AddDays(-daysAgo),
                ReceivedAt = now,
                Household = households ? [new HouseholdToken(id)] : [],
                KeptTogether = id % 10 == 0 ? new HouseholdId(area.Municipality, id) : null,
            }, id, now.AddDays(RegistrationAudit.LeastDaysKept));
        }).ToList();
        var outcomes = await platform.Grains.Neighbourhood(area).RecordMany(signals, CancellationToken.None);
        outcomes.ShouldAllBe(outcome => outcome.Status == RecordStatus.Recorded);
    }
}
