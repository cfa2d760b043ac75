using System.Diagnostics;
using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Grains.Engine;

namespace Signals.Benchmarks.Detection;

/// <summary>A week of the country through the neighbourhoods as the platform has them: each is told what came in, and looks at every theme.</summary>
internal static class WholeNeighbourhoods
{
    // So many at a time, so that the whole country need not be in memory at once.
    private const int AtATime = 500;

    private static readonly DateTimeOffset Now = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);
    private static readonly IsoWeek Week = IsoWeek.Of(Now);

    public static CountryCost Measure()
    {
        var chance = new Chance(20261123);
        var cost = new CountryCost(0, 0, 0, 0, 0);
        while (cost.Streams < CountryBenchmark.Neighbourhoods * CountryBenchmark.Themes)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var some = Enumerable.Range(0, AtATime).Select(_ => WithHistory(chance)).ToList();
            var inMemory = GC.GetTotalMemory(forceFullCollection: true) - before;

            var (began, bytes) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            foreach (var neighbourhood in some) LookAtAll(neighbourhood, Now);
            cost = new(
                cost.Streams + (AtATime * CountryBenchmark.Themes),
                cost.Seconds + Stopwatch.GetElapsedTime(began).TotalSeconds,
                cost.Allocated + GC.GetAllocatedBytesForCurrentThread() - bytes,
                cost.InMemory + inMemory,
                cost.InSnapshot + some.Sum(neighbourhood => (long)GrainJson.Write(neighbourhood).Length));
        }
        return cost;
    }

    /// <summary>One closed quarter told by the whole country, as every neighbourhood does once in thirteen weeks: each learns its past anew up to the quarter's eve.</summary>
    public static (double Seconds, long Allocated, long InMessages) MeasureQuarter()
    {
        var chance = new Chance(20261123);
        var (seconds, allocated, bytes) = (0.0, 0L, 0L);
        for (var told = 0; told < CountryBenchmark.Neighbourhoods; told += AtATime)
        {
            var some = Enumerable.Range(0, AtATime).Select(_ => WithHistory(chance)).ToList();
            foreach (var neighbourhood in some) Apply(neighbourhood, neighbourhood.TellQuarters(Now.AddDays(-91), afterLoad: false));
            var (began, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            var tellings = some.SelectMany(neighbourhood => neighbourhood.TellQuarters(Now, afterLoad: false)).ToList();
            (seconds, allocated) = (seconds + Stopwatch.GetElapsedTime(began).TotalSeconds, allocated + GC.GetAllocatedBytesForCurrentThread() - before);
            bytes += tellings.Sum(telling => (long)GrainJson.Write(telling).Length);
        }
        return (seconds, allocated, bytes);
    }

    // Two years up to last week are learned, and this week's signals have come in.
    private static Neighbourhood WithHistory(Chance chance)
    {
        var neighbourhood = new Neighbourhood();
        var rates = Theme.Standard.ToDictionary(theme => theme.Code, _ => CountryBenchmark.Rate(chance));
        Apply(neighbourhood, neighbourhood.Configure(new(
            new(NeighbourhoodCode.Parse("BU99980001"), "Buurt", new(2025), 800), TeamId.Parse("west"), Theme.Standard, DetectionSettings.Standard, Week)));
        neighbourhood.Apply(new HistoryLoaded([.. rates.SelectMany(rate => Enumerable.Range(1, CountryBenchmark.WeeksLearned + OutbreakLikelihood.Weeks)
            .Select(ago => new WeeklyCount(rate.Key, Week - ago, chance.Count(rate.Value)))
            .Where(count => count.People > 0))]));
        LookAtAll(neighbourhood, Now.AddDays(-7));
        Apply(neighbourhood, neighbourhood.Summarise(Now.AddDays(-7)));

        UInt128 signals = 0;
        foreach (var (theme, rate) in rates)
            if (chance.Count(rate) is > 0 and var people)
                neighbourhood.Apply(neighbourhood.Record(new()
                {
                    Id = new(++signals),
                    Theme = theme,
                    Source = Source.Resident,
                    ObservedOn = DutchTime.DateOf(Now),
                    ReceivedAt = Now,
                    Household = [new(signals)],
                    People = people,
                }));
        return neighbourhood;
    }

    private static void LookAtAll(Neighbourhood neighbourhood, DateTimeOffset now)
    {
        foreach (var theme in Theme.Standard) neighbourhood.LookAt(theme.Code, now);
    }

    private static void Apply(Neighbourhood neighbourhood, IReadOnlyList<NeighbourhoodEvent> events)
    {
        foreach (var happened in events) neighbourhood.Apply(happened);
    }
}
