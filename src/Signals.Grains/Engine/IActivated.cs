namespace Signals.Grains.Engine;

/// <summary>A grain that wants to know when it is activated and passivated.</summary>
public interface IActivated
{
    /// <summary>Called before the first call. If it throws, that call fails and the next one begins anew with a fresh activation.</summary>
    Task Activate(CancellationToken cancellation);

    /// <summary>Called after the last call, when nothing else will be asked of this activation.</summary>
    Task Passivate(CancellationToken cancellation);
}
