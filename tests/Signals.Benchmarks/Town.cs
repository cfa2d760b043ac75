using System.Security.Cryptography;
using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Grains.Engine;
using Signals.Grains.Neighbourhoods;

namespace Signals.Benchmarks;

/// <summary>Neighbourhoods on whichever engine, ready to be told something.</summary>
/// <param name="grains">The engine's grains.</param>
/// <param name="first">The number of the first municipality. Two towns on one journal take numbers that lie apart.</param>
internal sealed class Town(IGrains grains, int first = 9_900)
{
    private const int MostInMunicipality = 1_000;
    private const int MostAtOnce = 200;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>Makes so many neighbourhoods, a thousand to a municipality, and tells each something.</summary>
    public async Task Build(int neighbourhoods)
    {
        for (var from = 0; from < neighbourhoods; from += MostInMunicipality)
        {
            var codes = Enumerable.Range(from, Math.Min(MostInMunicipality, neighbourhoods - from)).Select(Code).ToList();
            var municipality = grains.Municipality(codes[0].Municipality);
            await municipality.FormTeam(new(TeamId.Parse("west"), "West", [.. codes.Select(code => code.District).Distinct()]), default);
            await municipality.LoadAreas("Meetdorp", [], [.. codes.Select(code => new NeighbourhoodArea(code, "Buurt", new(2025), null))], default);
            await Parallel.ForEachAsync(codes, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce }, async (code, stopping) =>
            {
                while ((await grains.Neighbourhood(code).Record(Signal(), stopping)).Status == RecordStatus.NotReady) await Task.Delay(BetweenLooks, stopping);
            });
        }
    }

    /// <summary>Tells one of the first so many neighbourhoods something.</summary>
    public Task Record(int number, int neighbourhoods) => grains.Neighbourhood(Code(number % neighbourhoods)).Record(Signal(), default);

    /// <summary>The code of a neighbourhood, counting from 0.</summary>
    public NeighbourhoodCode Code(int number) => new(((first + (number / MostInMunicipality)) * 10_000) + (number % MostInMunicipality));

    /// <summary>Something that a household tells for the first time.</summary>
    public static SignalToRecord Signal()
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
