using Signals.Grains.Engine;

namespace Signals.Engine.Contract;

/// <summary>A probe by its key; its calls go through the engine under test.</summary>
internal sealed class ProbeReference(IEngine engine, string key) : IProbe
{
    public Task<int> Add(CancellationToken cancellation) => Call(probe => probe.Add(cancellation));

    public Task<int> MostSideBySide(CancellationToken cancellation) => Call(probe => probe.MostSideBySide(cancellation));

    public Task<int> Activation(CancellationToken cancellation) => Call(probe => probe.Activation(cancellation));

    public Task Fail(string message, CancellationToken cancellation) => Call(probe => probe.Fail(message, cancellation));

    public Task WaitForever(CancellationToken cancellation) => Call(probe => probe.WaitForever(cancellation));

    public Task WaitFor(string gate, CancellationToken cancellation) => Call(probe => probe.WaitFor(gate, cancellation));

    public Task<int> CallAlong(string[] chain, CancellationToken cancellation) => Call(probe => probe.CallAlong(chain, cancellation));

    private Task<int> Call(Func<IProbe, Task<int>> call) => engine.Call(key, call, default);

    private Task Call(Func<IProbe, Task> call) => engine.Call(key, call, default);
}

/// <inheritdoc cref="ProbeReference"/>
internal sealed class SociableProbeReference(IEngine engine, string key) : ISociableProbe
{
    public Task WaitForOther(CancellationToken cancellation) => Call(probe => probe.WaitForOther(cancellation));

    public Task OpenOther(CancellationToken cancellation) => Call(probe => probe.OpenOther(cancellation));

    public Task<int> AddOften(CancellationToken cancellation) => engine.Call<ISociableProbe, int>(key, probe => probe.AddOften(cancellation), default);

    public Task<int> CallItself(CancellationToken cancellation) => engine.Call<ISociableProbe, int>(key, probe => probe.CallItself(cancellation), default);

    private Task Call(Func<ISociableProbe, Task> call) => engine.Call(key, call, default);
}
