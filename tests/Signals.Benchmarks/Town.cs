using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Embedded;
using Signals.Grains.Neighbourhoods;
using Signals.Journal;

namespace Signals.Benchmarks;

/// <summary>Neighbourhoods on the embedded engine, ready to be told something.</summary>
internal sealed class Town : IAsyncDisposable
{
    public const int Neighbourhoods = 400;

    private static readonly MunicipalityCode Municipality = MunicipalityCode.Parse("GM9998");

    private readonly JournalStore store;
    private readonly EmbeddedPlatform platform;
    private readonly int neighbourhoods;

    private Town(JournalStore store, int neighbourhoods)
    {
        (this.store, this.neighbourhoods) = (store, neighbourhoods);
        platform = new(store.Journal, store.Outbox, store.Reminders, TimeProvider.System, NullLoggerFactory.Instance);
    }

    public static async Task<Town> Build(BenchmarkDatabase database, int neighbourhoods)
    {
        var town = new Town(await database.OpenJournal(), neighbourhoods);
        var municipality = town.platform.Grains.Municipality(Municipality);
        await municipality.FormTeam(new(TeamId.Parse("west"), "West", [.. Enumerable.Range(0, 4).Select(i => new DistrictCode(999_800 + i))]), default);
        await municipality.LoadAreas("Meetdorp", [], [.. Enumerable.Range(0, Neighbourhoods).Select(i => new NeighbourhoodArea(Code(i), "Buurt", new(2025), null))], default);
        for (var i = 0; i < neighbourhoods; i++)
            while ((await town.platform.Grains.Neighbourhood(Code(i)).Record(Signal(), default)).Status == RecordStatus.NotReady) await Task.Delay(20);
        return town;
    }

    public Task Record(int number) => platform.Grains.Neighbourhood(Code(number % neighbourhoods)).Record(Signal(), default);

    public async ValueTask DisposeAsync()
    {
        await platform.DisposeAsync();
        await store.DisposeAsync();
    }

    private static NeighbourhoodCode Code(int number) => new(99_980_000 + number);

    private static SignalToRecord Signal()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new(new()
        {
            Id = new(Random()),
            Theme = Theme.Standard[RandomNumberGenerator.GetInt32(Theme.Standard.Count)].Code,
            // One kind of source: the load is far above what any town tells, and every theme would raise its prompt.
            Source = Source.Resident,
            ObservedOn = DutchTime.DateOf(now),
            ReceivedAt = now,
            Household = [new(Random())],
        }, Random(), now.AddDays(91));
    }

    private static UInt128 Random() => new((ulong)System.Random.Shared.NextInt64(), (ulong)System.Random.Shared.NextInt64());
}
