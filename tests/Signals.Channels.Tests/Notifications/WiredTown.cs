using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Notifications;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Embedded;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Logbook;
using Signals.Grains.Notifications;
using Signals.Grains.Vault;
using Signals.Journal;
using Signals.Journal.Logbook;
using Signals.Journal.Sqlite;
using Signals.Testing;

namespace Signals.Channels.Tests.Notifications;

/// <summary>A town with one team on the embedded engine, with a journal and a vault that outlive restarts, a courier, and a clock that stands still.</summary>
internal sealed class WiredTown : IAsyncDisposable
{
    public const string Secret = "iets-wat-niemand-mag-lezen";

    public static readonly MunicipalityCode Municipality = MunicipalityCode.Parse("GM9998");
    public static readonly NeighbourhoodCode Here = NeighbourhoodCode.Parse("BU99980001");
    public static readonly TeamId Team = TeamId.Parse("west");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder folder = new();
    private readonly ChannelsOptions options;
    private readonly ILoggerFactory logging;
    private JournalStore journal = null!;
    private VaultStore vault = null!;
    private LogbookStore logs = null!;
    private Courier courier = null!;
    private CountedCourier counted = null!;
    private EmbeddedPlatform platform = null!;
    private int subjects;
    private long told;

    private WiredTown(ChannelsOptions options)
    {
        this.options = options;
        logging = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(new Memory(Log)));
    }

    // A Thursday, ten in the morning.
    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 11, 19, 9, 0, 0, TimeSpan.Zero));

    public ConcurrentQueue<string> Log { get; } = new();

    public INotifications Notifications => platform.Grains.Notifications(Municipality, Team);

    public IResidentMail Residents => platform.Grains.ResidentMail(Municipality);

    public IVault Vault => vault.Vault;

    public IKeyRing Keys => vault.Keys;

    public static async Task<WiredTown> Build(ChannelsOptions options)
    {
        var town = new WiredTown(options);
        await town.Begin(options);
        await town.platform.Grains.Municipality(Municipality).FormTeam(new(Team, "Wijkteam West", [Here.District]), default);
        return town;
    }

    /// <summary>Ends everything in order, and begins again on the same files.</summary>
    public async Task Restart(ChannelsOptions? other = null)
    {
        await End();
        await Begin(other ?? options);
    }

    /// <summary>Makes a channel as the gateway does: the address to the vault first.</summary>
    public async Task<int> Add(ChannelKind kind, string address, int? digestHour = null, string? authorization = null)
    {
        var subject = await Keep(kind, address, authorization);
        return (await Notifications.AddChannel(new(kind, subject, digestHour), default)).Number.ShouldNotBeNull();
    }

    public async Task<SignalId> Keep(ChannelKind kind, string address, string? authorization = null)
    {
        var subject = new SignalId((UInt128)(++subjects));
        var parts = new PersonalParts(null, null, kind == ChannelKind.Email ? address : null) { Callback = kind == ChannelKind.Email ? null : address, Authorization = authorization };
        (await Vault.KeepIfAbsent(Municipality, subject, parts, Clock.GetUtcNow(), Clock.GetUtcNow().AddYears(100), default)).ShouldBeTrue();
        return subject;
    }

    /// <summary>Makes every address that is kept so far unreadable.</summary>
    public void SpoilAddresses() => InVault("UPDATE personal_part SET sealed = x'00'");

    /// <summary>Takes the place away where the processing log is written.</summary>
    public void HideProcessingLog() => InVault("ALTER TABLE processing_line RENAME TO hidden");

    public void BringProcessingLogBack() => InVault("ALTER TABLE hidden RENAME TO processing_line");

    /// <summary>What the processing log holds of a signal, latest first.</summary>
    public async Task<IReadOnlyList<ProcessingLine>> Processed(SignalId signal) =>
        [.. (await logs.Records.About(Municipality, await Keys.Subject(Municipality, signal, default), 1_000, default)).Select(stored => stored.Line)];

    /// <summary>What the audit log holds.</summary>
    public async Task<IReadOnlyList<AuditLine>> Audited() =>
        [.. (await logs.Records.Audit(new(Municipality, DateTimeOffset.UnixEpoch, Clock.GetUtcNow().AddDays(1), 1_000), default)).Select(stored => stored.Line)];

    private void InVault(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File("vault.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>Leaves no room for a mail.</summary>
    public async Task<IReadOnlyList<IDisposable>> TakeAllRoom()
    {
        const int most = 4;
        return await Task.WhenAll(Enumerable.Range(0, most).Select(_ => courier.Room(ChannelKind.Email, default)));
    }

    /// <summary>Lets a prompt arrive with the team.</summary>
    public async Task Arrive(int number)
    {
        await platform.Grains.Team(Municipality, Team).Receive(
            new(StreamKeys.Neighbourhood(Here), number, GrainJson.Write<Message>(new PromptForTeam(Prompt(number)))), default);
        await Told();
    }

    public async Task See(int number)
    {
        await platform.Grains.Team(Municipality, Team).Mark(new(Here, number), PromptStatus.Seen, default);
        await Told();
    }

    /// <summary>Tells residents as a neighbourhood does.</summary>
    public Task Tell(ResidentNews news, params SignalId[] signals) =>
        Residents.Receive(new(StreamKeys.Neighbourhood(Here), ++told, GrainJson.Write<Message>(new NewsForResidents(signals, news))), default);

    /// <summary>Wakes what is due, again and again, until something is so. The clock does not move.</summary>
    public async Task Until(Func<Task<bool>> holds)
    {
        for (var waited = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(waited) < Patience; await Task.Delay(5))
        {
            await platform.Sweeper.Sweep(default);
            if (await holds()) return;
        }
        throw new TimeoutException($"It never came to be so. {string.Join('\n', Log.TakeLast(10))}");
    }

    public Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    /// <summary>Goes on by steps, and lets everything that came due be done at each.</summary>
    public async Task Pass(TimeSpan time, TimeSpan step)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += step)
        {
            Clock.Advance(step);
            await Quiet();
        }
    }

    /// <summary>Wakes what is due, until nothing more happens.</summary>
    public async Task Quiet()
    {
        const int stillFor = 6;
        for (var still = 0; still < stillFor; await Task.Delay(2))
        {
            still = await platform.Sweeper.Sweep(default) > 0 || counted.Underway > 0 ? 0 : still + 1;
            // Whoever asks waits for what a grain has to do before: on a busy machine that takes longer than any delay.
            await Notifications.Read(default);
            await Residents.Read(default);
        }
    }

    public async Task<ChannelStanding> Standing(int number) => (await Notifications.Read(default)).Channels.Single(channel => channel.Number == number).Standing;

    // What the inbox tells travels by itself; a test wants it to be there before the clock moves.
    private Task Told() => Until(async () =>
    {
        await foreach (var message in journal.Inspection.Messages(default))
            if (message.Message.Receiver.Kind == StreamKeys.NotificationsKind) return false;
        return true;
    });

    /// <summary>What the journal holds of what was sent, as text.</summary>
    public async Task<string> Written()
    {
        var text = new System.Text.StringBuilder();
        await foreach (var stream in journal.Inspection.Streams(default))
        {
            if (stream.Key.Kind is not (StreamKeys.NotificationsKind or StreamKeys.ResidentMailKind)) continue;
            foreach (var commit in stream.Stored.Commits) text.Append(System.Text.Encoding.UTF8.GetString(commit.Payload.Span));
        }
        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        logging.Dispose();
        folder.Dispose();
    }

    private async Task Begin(ChannelsOptions with)
    {
        journal = await SqliteJournal.Open(new() { Path = folder.File("journal.db") }, Clock, logging.CreateLogger("journal"));
        vault = await SqliteVault.Open(new() { Path = folder.File("vault.db"), MasterKey = new byte[32] }, Clock, logging.CreateLogger("vault"));
        logs = await LogbookStore.Open(vault, new() { Anchors = folder.File("anchors") }, Clock, logging.CreateLogger("logs"));
        // On a clock of its own that stands still: what is under way is not too slow because hours pass for everybody else.
        courier = new(with, new ManualClock(Clock.GetUtcNow()));
        counted = new(courier);
        platform = new(journal.Journal, journal.Outbox, journal.Reminders, Clock, logging, post: new(counted, vault.Vault, vault.Keys, logs.Logbook));
    }

    private async Task End()
    {
        await platform.DisposeAsync();
        courier.Dispose();
        await logs.DisposeAsync();
        await vault.DisposeAsync();
        await journal.DisposeAsync();
    }

    private Prompt Prompt(int number) => new()
    {
        Id = new(Here, number),
        NeighbourhoodName = $"Hier {Secret}",
        Theme = new(Core.Themes.ThemeCode.Parse("eenzaamheid"), $"Eenzaamheid {Secret}"),
        Kind = PromptKind.Rise,
        From = new(2026, 11, 1),
        To = new(2026, 11, 18),
        Households = BandedCount.Of(7),
        SourceKinds = 2,
        Expected = new(0, 2),
        Explanation = Secret,
        NotKnown = [Secret],
        Questions = [Secret],
        Rule = new("toename", 1, Secret),
        RaisedAt = Clock.GetUtcNow(),
        ExpiresAt = Clock.GetUtcNow().AddDays(56),
    };

    private sealed class CountedCourier(ICourier courier) : ICourier
    {
        private int underway;

        public int Underway => Volatile.Read(ref underway);

        public bool CanSend(ChannelKind kind) => courier.CanSend(kind);

        public Task<FailureClass?> Check(ChannelKind kind, string address, CancellationToken cancellation) => courier.Check(kind, address, cancellation);

        public Task<IDisposable> Room(ChannelKind kind, CancellationToken cancellation) => courier.Room(kind, cancellation);

        public async Task<DeliveryOutcome> Send(Parcel parcel, CancellationToken cancellation)
        {
            Interlocked.Increment(ref underway);
            try
            {
                return await courier.Send(parcel, cancellation);
            }
            finally
            {
                Interlocked.Decrement(ref underway);
            }
        }
    }

    private sealed class Memory(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
