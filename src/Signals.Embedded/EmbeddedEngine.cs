using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Signals.Grains.Engine;

namespace Signals.Embedded;

/// <summary>
/// Holds grains in this process: one mailbox per key, activation on first use, passivation of idle ones, and a stop that drains. A call is made
/// once, and its answer awaited for as long as it takes.
/// </summary>
public sealed class EmbeddedEngine : IEngine, IAsyncDisposable
{
    private readonly EmbeddedOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly Dictionary<Type, (Func<string, object> Create, bool Interleaves)> kinds = [];
    private readonly ConcurrentDictionary<(Type Kind, string Key, int Twin), Activation> activations = new();
    private readonly Random? chance;
    private readonly ITimer timer;
    private int underWay;
    private volatile bool stopping;

    public EmbeddedEngine(EmbeddedOptions options, TimeProvider clock, ILogger<EmbeddedEngine> log)
    {
        (this.options, this.clock, this.log) = (options, clock, log);
        chance = options.Unruly is { } unruly ? new Random(unruly.Seed) : null;
        timer = clock.CreateTimer(_ => PassivateIdle(), null, options.IdleAfter / 2, options.IdleAfter / 2);
    }

    /// <summary>How many grains are in memory.</summary>
    public int ActiveGrains => activations.Count;

    /// <summary>Says how grains of a kind are made. Before the first call.</summary>
    /// <typeparam name="TGrain">The grain's interface; <see cref="MayInterleaveAttribute"/> on it is heeded.</typeparam>
    /// <param name="create">Makes the grain of a key. Makes it ready for use only when activated.</param>
    public EmbeddedEngine Hold<TGrain>(Func<string, TGrain> create) where TGrain : class
    {
        kinds.Add(typeof(TGrain), (create, typeof(TGrain).GetCustomAttribute<MayInterleaveAttribute>() is not null));
        return this;
    }

    /// <inheritdoc/>
    public async Task<T> Call<TGrain, T>(string key, Func<TGrain, Task<T>> call, TimeSpan patience) where TGrain : class
    {
        Interlocked.Increment(ref underWay);
        try
        {
            while (true)
            {
                if (stopping && !CallChain.IsInside) throw new EngineStoppedException();
                var activation = Find<TGrain>(key);
                if (activation.Post(call) is { } answer) return await answer;
                // It has just been closed: its successor begins when it has said farewell.
                await activation.Gone;
            }
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    /// <summary>Passivates every grain that has been idle for long enough. Also done by the clock.</summary>
    public void PassivateIdle()
    {
        foreach (var activation in activations.Values) activation.Close(options.IdleAfter);
    }

    /// <summary>Takes no new calls, lets those under way end, and passivates every grain.</summary>
    public async Task Stop()
    {
        if (stopping) return;
        stopping = true;
        await timer.DisposeAsync();
        var deadline = clock.GetTimestamp();
        while (Volatile.Read(ref underWay) > 0 && clock.GetElapsedTime(deadline) < options.StopTimeout) await Task.Delay(5);
        if (underWay > 0) log.LogWarning("Stopping with {Calls} calls still under way after {Timeout}", underWay, options.StopTimeout);
        var leaving = activations.Values.ToArray();
        foreach (var activation in leaving) activation.Close(ifIdleFor: null);
        try
        {
            await Task.WhenAll(leaving.Select(activation => activation.Gone)).WaitAsync(options.StopTimeout);
        }
        catch (TimeoutException)
        {
            log.LogWarning("Stopped before every grain had been passivated");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Stop();

    private Activation Find<TGrain>(string key) where TGrain : class
    {
        var id = (typeof(TGrain), key, Twin());
        if (activations.TryGetValue(id, out var found)) return found;
        var (create, interleaves) = kinds.TryGetValue(typeof(TGrain), out var kind)
            ? kind
            : throw new InvalidOperationException($"The engine holds no {typeof(TGrain).Name}.");
        lock (kinds)
        {
            if (activations.TryGetValue(id, out found)) return found;
            var activation = new Activation(key, create(key), interleaves, options, clock, options.Unruly is { Shuffle: true } ? chance : null);
            activations[id] = activation;
            activation.Gone = Farewell(id, activation);
            return activation;
        }
    }

    private async Task Farewell((Type, string, int) id, Activation activation)
    {
        try
        {
            await activation.Finished;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log.LogWarning("A grain could not be passivated: {Failure}", failure.GetType().Name);
        }
        activations.TryRemove(new(id, activation));
    }

    private int Twin()
    {
        if (options.Unruly is not { ActivateTwice: true }) return 0;
        lock (chance!) return chance.Next(2);
    }
}
