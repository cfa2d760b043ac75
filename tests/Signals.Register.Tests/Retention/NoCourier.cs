using Signals.Core.Notifications;
using Signals.Grains.Notifications;

namespace Signals.Register.Tests.Retention;

/// <summary>Can send nothing: what is to be sent waits.</summary>
internal sealed class NoCourier : ICourier
{
    public bool CanSend(ChannelKind kind) => false;

    public Task<FailureClass?> Check(ChannelKind kind, string address, CancellationToken cancellation) => Task.FromResult<FailureClass?>(null);

    public Task<IDisposable> Room(ChannelKind kind, CancellationToken cancellation) => Task.FromResult<IDisposable>(new MemoryStream());

    public Task<DeliveryOutcome> Send(Parcel parcel, CancellationToken cancellation) => throw new InvalidOperationException("Nothing can be sent.");
}
