using Microsoft.Extensions.Logging.Abstractions;
using Signals.Embedded;
using Signals.Grains.Engine;
using Signals.Journal;
using Signals.Journal.Sqlite;

namespace Signals.Cli.Replaying;

/// <summary>The platform's own grains on the embedded engine and a journal that goes when the replay ends.</summary>
internal sealed class ThrowAwayPlatform : IAsyncDisposable
{
    // What one round delivers may make the next one necessary; a chain of messages is a few links long.
    private const int MostRounds = 100;

    private readonly DirectoryInfo folder;
    private readonly JournalStore journal;
    private readonly EmbeddedPlatform platform;

    private ThrowAwayPlatform(DirectoryInfo folder, JournalStore journal, VirtualClock clock)
    {
        (this.folder, this.journal, Clock) = (folder, journal, clock);
        var bounds = new EmbeddedPlatformOptions { Sweeper = new() { Lease = TimeSpan.Zero, MostAtOnce = 1_000 } };
        platform = new(journal.Journal, journal.Outbox, journal.Reminders, clock, NullLoggerFactory.Instance, bounds);
    }

    public VirtualClock Clock { get; }

    public IGrains Grains => platform.Grains;

    public static async Task<ThrowAwayPlatform> Open(DateTimeOffset start)
    {
        var clock = new VirtualClock(start);
        var folder = Directory.CreateTempSubdirectory("signals-replay-");
        var options = new SqliteJournalOptions { Path = Path.Combine(folder.FullName, "journal.db"), Temporary = true };
        return new(folder, await SqliteJournal.Open(options, clock, NullLogger.Instance), clock);
    }

    /// <summary>Delivers every message and does what every due reminder is for.</summary>
    /// <returns>How many grains had something to do.</returns>
    public async Task<int> Settle(CancellationToken cancellation)
    {
        var woken = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            var inRound = await platform.Sweeper.Sweep(cancellation);
            if (inRound == 0) return woken;
            woken += inRound;
        }
        throw new InvalidOperationException($"Messages and reminders did not come to rest in {MostRounds} rounds.");
    }

    public async ValueTask DisposeAsync()
    {
        await platform.DisposeAsync();
        await journal.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
