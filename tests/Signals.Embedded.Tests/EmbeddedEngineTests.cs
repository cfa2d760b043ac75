using Microsoft.Extensions.Logging.Abstractions;
using Signals.Engine.Contract;
using Signals.Testing;

namespace Signals.Embedded.Tests;

public sealed class EmbeddedEngineTests() : EmbeddedEngineContract(null);

/// <summary>The same promises hold when waiting calls are taken in any order.</summary>
public sealed class ShuffledEngineTests() : EmbeddedEngineContract(new(Seed: 20261122, Shuffle: true, ActivateTwice: false));

public abstract class EmbeddedEngineContract(Unruliness? unruly) : EngineContract
{
    private readonly ManualClock clock = new();
    private EmbeddedEngine engine = null!;

    protected override int MailboxCapacity => 60;

    protected override Task Begin()
    {
        engine = new EmbeddedEngine(new() { MailboxCapacity = MailboxCapacity, Unruly = unruly }, clock, NullLogger<EmbeddedEngine>.Instance)
            .Hold<IProbe>(key => new Probe(key, World))
            .Hold<ISociableProbe>(key => new SociableProbe(key, World));
        World.Probe = key => new ProbeShell(engine, key);
        World.Sociable = key => new SociableProbeShell(engine, key);
        return Task.CompletedTask;
    }

    protected override async Task LetIdleGrainsGo()
    {
        clock.Advance(TimeSpan.FromMinutes(11));
        for (var tries = 0; tries < 1_000 && World.Passivations("a") == 0 && World.Passivations("b") == 0; tries++) await Task.Delay(5);
    }

    protected override Task Stop() => engine.Stop();

    private sealed class ProbeShell(EmbeddedEngine engine, string key) : IProbe
    {
        public Task<int> Add(CancellationToken cancellation) => Call(probe => probe.Add(cancellation));

        public Task<int> MostSideBySide(CancellationToken cancellation) => Call(probe => probe.MostSideBySide(cancellation));

        public Task<int> Activation(CancellationToken cancellation) => Call(probe => probe.Activation(cancellation));

        public Task Fail(string message, CancellationToken cancellation) => Call(probe => probe.Fail(message, cancellation));

        public Task WaitForever(CancellationToken cancellation) => Call(probe => probe.WaitForever(cancellation));

        public Task WaitFor(string gate, CancellationToken cancellation) => Call(probe => probe.WaitFor(gate, cancellation));

        public Task<int> CallAlong(string[] chain, CancellationToken cancellation) => Call(probe => probe.CallAlong(chain, cancellation));

        private Task<int> Call(Func<IProbe, Task<int>> call) => engine.Call(key, call);

        private Task Call(Func<IProbe, Task> call) => engine.Call(key, call);
    }

    private sealed class SociableProbeShell(EmbeddedEngine engine, string key) : ISociableProbe
    {
        public Task WaitForOther(CancellationToken cancellation) => Call(probe => probe.WaitForOther(cancellation));

        public Task OpenOther(CancellationToken cancellation) => Call(probe => probe.OpenOther(cancellation));

        public Task<int> AddOften(CancellationToken cancellation) => engine.Call<ISociableProbe, int>(key, probe => probe.AddOften(cancellation));

        public Task<int> CallItself(CancellationToken cancellation) => engine.Call<ISociableProbe, int>(key, probe => probe.CallItself(cancellation));

        private Task Call(Func<ISociableProbe, Task> call) => engine.Call(key, call);
    }
}
