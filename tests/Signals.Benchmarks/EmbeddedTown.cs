using Microsoft.Extensions.Logging.Abstractions;
using Signals.Embedded;
using Signals.Journal;

namespace Signals.Benchmarks;

/// <summary>A town on the embedded engine.</summary>
internal sealed class EmbeddedTown : IAsyncDisposable
{
    private readonly JournalStore store;
    private readonly EmbeddedPlatform platform;

    private EmbeddedTown(JournalStore store)
    {
        this.store = store;
        platform = new(store.Journal, store.Outbox, store.Reminders, TimeProvider.System, NullLoggerFactory.Instance);
        Town = new(platform.Grains);
    }

    public Town Town { get; }

    public static async Task<EmbeddedTown> Build(BenchmarkDatabase database, int neighbourhoods)
    {
        var embedded = new EmbeddedTown(await database.OpenJournal());
        await embedded.Town.Build(neighbourhoods);
        return embedded;
    }

    public async ValueTask DisposeAsync()
    {
        await platform.DisposeAsync();
        await store.DisposeAsync();
    }
}
