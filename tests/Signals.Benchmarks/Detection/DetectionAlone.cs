using System.Diagnostics;
using Signals.Core.Time;
using Signals.Grains.Engine;

namespace Signals.Benchmarks.Detection;

/// <summary>A week of the country with nothing around detection.</summary>
internal static class DetectionAlone
{
    private const int Streams = CountryBenchmark.Neighbourhoods * CountryBenchmark.Themes;
    private const int WeeksMeasured = 5;

    public static CountryCost Measure()
    {
        var chance = new Chance(20261123);
        var rates = Array.ConvertAll(new double[Streams], _ => CountryBenchmark.Rate(chance));
        var counts = new int[Streams];
        var seconds = new List<double>();
        long allocated = 0;

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var streams = Array.ConvertAll(rates, _ => new WatchedStream(trending: false));
        for (var number = 0; number < CountryBenchmark.WeeksLearned + WeeksMeasured; number++)
        {
            for (var i = 0; i < Streams; i++) counts[i] = chance.Count(rates[i]);
            var week = new WatchedWeek(IsoWeek.Parse("2024-W01") + number);
            var (began, bytes) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            for (var i = 0; i < Streams; i++) streams[i].Step(counts[i], week);
            if (number < CountryBenchmark.WeeksLearned) continue;
            seconds.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            allocated += GC.GetAllocatedBytesForCurrentThread() - bytes;
        }
        var inMemory = GC.GetTotalMemory(forceFullCollection: true) - before;

        seconds.Sort();
        return new(
            Streams, seconds[WeeksMeasured / 2], allocated / WeeksMeasured, inMemory,
            streams.Sum(stream => (long)GrainJson.Write(new { stream.Expectation, stream.Counts }).Length));
    }
}
