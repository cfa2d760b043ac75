using System.Diagnostics;

namespace Signals.Benchmarks;

/// <summary>Callers who each wait for their answer before they call again. What is measured adds up over several runs, so that two loads can take turns.</summary>
/// <param name="callers">How many call at once.</param>
/// <param name="once">Makes one call; is given its number, counting from 1.</param>
internal sealed class Load(int callers, Func<int, Task> once)
{
    private readonly List<double> waits = [];
    private double seconds;
    private int number;

    /// <summary>Calls for so long and forgets how long it took: programs and caches become warm.</summary>
    public Task WarmUp(TimeSpan duration) => Call(duration);

    /// <summary>Calls for so long, and adds it to the figures.</summary>
    public async Task Run(TimeSpan duration)
    {
        var began = Stopwatch.GetTimestamp();
        foreach (var own in await Call(duration)) waits.AddRange(own);
        seconds += Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>What all runs came to.</summary>
    public Figures Figures()
    {
        waits.Sort();
        return new(waits.Count / seconds, waits[waits.Count / 2], waits[waits.Count * 99 / 100]);
    }

    private async Task<List<double>[]> Call(TimeSpan duration)
    {
        var running = Stopwatch.StartNew();
        return await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (running.Elapsed < duration)
            {
                var began = Stopwatch.GetTimestamp();
                await once(Interlocked.Increment(ref number));
                own.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            return own;
        })));
    }
}

/// <summary>How many calls were answered in a second, and how long half of them, and all but a hundredth, waited at most.</summary>
internal sealed record Figures(double PerSecond, double MedianMilliseconds, double NinetyNinthMilliseconds);
