using Signals.Grains.Engine;

namespace Signals.Engine.Contract;

/// <summary>A grain whose calls run one after another.</summary>
public interface IProbe
{
    /// <summary>Adds one, with a pause between reading and writing.</summary>
    Task<int> Add(CancellationToken cancellation);

    /// <returns>How many calls ever ran side by side in this activation.</returns>
    Task<int> MostSideBySide(CancellationToken cancellation);

    /// <returns>A number that every activation gets anew, counting from 1 per key.</returns>
    Task<int> Activation(CancellationToken cancellation);

    Task Fail(string message, CancellationToken cancellation);

    Task WaitForever(CancellationToken cancellation);

    /// <summary>Waits for a gate of <see cref="ProbeWorld"/>.</summary>
    Task WaitFor(string gate, CancellationToken cancellation);

    /// <summary>Calls the next key of a chain, which calls the one after it, and so on.</summary>
    Task<int> CallAlong(string[] chain, CancellationToken cancellation);
}

/// <summary>A grain whose calls may interleave.</summary>
[MayInterleave]
public interface ISociableProbe
{
    /// <summary>Waits until a later call of the same grain opens it.</summary>
    Task WaitForOther(CancellationToken cancellation);

    Task OpenOther(CancellationToken cancellation);

    /// <summary>Adds one a hundred times, giving way each time; without a lock.</summary>
    Task<int> AddOften(CancellationToken cancellation);

    /// <summary>Calls itself through the engine.</summary>
    Task<int> CallItself(CancellationToken cancellation);
}

/// <summary>What probes share with their test: they live in its process on every engine.</summary>
public sealed class ProbeWorld
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, int> activations = [];
    private readonly Dictionary<string, int> passivations = [];
    private readonly Dictionary<string, TaskCompletionSource> gates = [];
    private readonly HashSet<string> failing = [];

    public int Activations(string key) => Read(activations, key);

    public int Passivations(string key) => Read(passivations, key);

    /// <summary>Makes the next activation of a key fail.</summary>
    public void FailNextActivation(string key)
    {
        lock (guard) failing.Add(key);
    }

    /// <summary>A gate that is closed until the test opens it.</summary>
    public TaskCompletionSource Gate(string name)
    {
        lock (guard)
            return gates.TryGetValue(name, out var gate) ? gate : gates[name] = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal int Activated(string key)
    {
        lock (guard)
        {
            if (failing.Remove(key)) throw new InvalidOperationException("This activation fails.");
            return activations[key] = activations.GetValueOrDefault(key) + 1;
        }
    }

    internal void Passivated(string key)
    {
        lock (guard) passivations[key] = passivations.GetValueOrDefault(key) + 1;
    }

    private int Read(Dictionary<string, int> counts, string key)
    {
        lock (guard) return counts.GetValueOrDefault(key);
    }
}

/// <inheritdoc cref="IProbe"/>
public sealed class Probe(string key, ProbeWorld world, IEngine engine) : IProbe, IActivated
{
    private int activation;
    private int value;
    private int running;
    private int most;

    public Task Activate(CancellationToken cancellation)
    {
        activation = world.Activated(key);
        return Task.CompletedTask;
    }

    public Task Passivate(CancellationToken cancellation)
    {
        world.Passivated(key);
        return Task.CompletedTask;
    }

    public async Task<int> Add(CancellationToken cancellation)
    {
        most = Math.Max(most, ++running);
        var read = value;
        await Task.Yield();
        value = read + 1;
        running--;
        return value;
    }

    public Task<int> MostSideBySide(CancellationToken cancellation) => Task.FromResult(most);

    public Task<int> Activation(CancellationToken cancellation) => Task.FromResult(activation);

    public async Task Fail(string message, CancellationToken cancellation)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task WaitForever(CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation);

    public Task WaitFor(string gate, CancellationToken cancellation) => world.Gate(gate).Task.WaitAsync(cancellation);

    public async Task<int> CallAlong(string[] chain, CancellationToken cancellation) =>
        chain.Length == 0 ? 1 : 1 + await new ProbeReference(engine, chain[0]).CallAlong(chain[1..], cancellation);
}

/// <inheritdoc cref="ISociableProbe"/>
public sealed class SociableProbe(string key, IEngine engine) : ISociableProbe
{
    private readonly TaskCompletionSource other = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int value;

    public Task WaitForOther(CancellationToken cancellation) => other.Task.WaitAsync(cancellation);

    public Task OpenOther(CancellationToken cancellation)
    {
        other.TrySetResult();
        return Task.CompletedTask;
    }

    public async Task<int> AddOften(CancellationToken cancellation)
    {
        for (var i = 0; i < 100; i++)
        {
            value++;
            await Task.Yield();
        }
        return value;
    }

    public async Task<int> CallItself(CancellationToken cancellation) => await new SociableProbeReference(engine, key).AddOften(cancellation);
}
