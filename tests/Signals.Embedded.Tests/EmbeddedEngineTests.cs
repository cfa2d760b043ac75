using Microsoft.Extensions.Logging.Abstractions;
using Signals.Engine.Contract;
using Signals.Grains.Engine;
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

    protected override Task<IEngine> Begin()
    {
        engine = new EmbeddedEngine(new() { MailboxCapacity = MailboxCapacity, Unruly = unruly }, clock, NullLogger<EmbeddedEngine>.Instance)
            .Hold<IProbe>(key => new Probe(key, World, engine))
            .Hold<ISociableProbe>(key => new SociableProbe(key, engine));
        return Task.FromResult<IEngine>(engine);
    }

    protected override async Task LetIdleGrainsGo()
    {
        clock.Advance(TimeSpan.FromMinutes(11));
        for (var tries = 0; tries < 1_000 && World.Passivations("a") == 0 && World.Passivations("b") == 0; tries++) await Task.Delay(5);
    }

    protected override Task Stop() => engine.Stop();
}
