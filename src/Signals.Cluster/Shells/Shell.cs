using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Cluster.Shells;

/// <summary>Gives a grain of the platform a place in the cluster: it lives and ends with the activation, and calls go straight to it.</summary>
public abstract class Shell<TGrain> : Grain, IJournaledGrain where TGrain : IJournaledGrain, IActivated
{
    /// <param name="make">Makes the grain of a key.</param>
    protected Shell(Func<StreamKey, TGrain> make) => Inner = make(StreamKey.Parse(this.GetPrimaryKeyString()));

    protected TGrain Inner { get; }

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Inner.Activate(cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Inner.Passivate(cancellationToken);

    public Task Receive(IncomingMessage message, CancellationToken cancellation) => Inner.Receive(message, cancellation);

    public Task Remind(string reminder, CancellationToken cancellation) => Inner.Remind(reminder, cancellation);

    public Task Deliver(CancellationToken cancellation) => Inner.Deliver(cancellation);
}
