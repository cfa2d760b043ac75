using Orleans.Concurrency;
using Signals.Engine.Contract;
using Signals.Grains.Engine;

namespace Signals.Cluster.Tests;

[Alias("signals.tests.probe")]
public interface IProbeShell : IProbe, IGrainWithStringKey;

[GrainType("probe")]
public sealed class ProbeShell(ProbeWorld world, IEngine engine) : Grain, IProbeShell
{
    private Probe inner = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        inner = new(this.GetPrimaryKeyString(), world, engine);
        return inner.Activate(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => inner.Passivate(cancellationToken);

    public Task<int> Add(CancellationToken cancellation) => inner.Add(cancellation);

    public Task<int> MostSideBySide(CancellationToken cancellation) => inner.MostSideBySide(cancellation);

    public Task<int> Activation(CancellationToken cancellation) => inner.Activation(cancellation);

    public Task Fail(string message, CancellationToken cancellation) => inner.Fail(message, cancellation);

    public Task WaitForever(CancellationToken cancellation) => inner.WaitForever(cancellation);

    public Task WaitFor(string gate, CancellationToken cancellation) => inner.WaitFor(gate, cancellation);

    public Task<int> CallAlong(string[] chain, CancellationToken cancellation) => inner.CallAlong(chain, cancellation);
}

[Alias("signals.tests.sociable-probe")]
public interface ISociableProbeShell : ISociableProbe, IGrainWithStringKey;

[GrainType("sociable-probe"), Reentrant]
public sealed class SociableProbeShell(IEngine engine) : Grain, ISociableProbeShell
{
    private SociableProbe inner = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        inner = new(this.GetPrimaryKeyString(), engine);
        return Task.CompletedTask;
    }

    public Task WaitForOther(CancellationToken cancellation) => inner.WaitForOther(cancellation);

    public Task OpenOther(CancellationToken cancellation) => inner.OpenOther(cancellation);

    public Task<int> AddOften(CancellationToken cancellation) => inner.AddOften(cancellation);

    public Task<int> CallItself(CancellationToken cancellation) => inner.CallItself(cancellation);
}
