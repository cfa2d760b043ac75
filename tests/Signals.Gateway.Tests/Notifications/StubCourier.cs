using System.Collections.Concurrent;
using Signals.Core.Notifications;
using Signals.Grains.Notifications;

namespace Signals.Gateway.Tests.Notifications;

/// <summary>Calls no web server and says that it did, unless the address says otherwise. Cannot send e-mail.</summary>
internal sealed class StubCourier : ICourier
{
    public ConcurrentQueue<Parcel> Sent { get; } = new();

    public bool CanSend(ChannelKind kind) => kind != ChannelKind.Email;

    public Task<FailureClass?> Check(ChannelKind kind, string address, CancellationToken cancellation) => Task.FromResult<FailureClass?>(
        address.Contains("binnen", StringComparison.Ordinal) ? FailureClass.NotAllowed : address.Contains("nergens", StringComparison.Ordinal) ? FailureClass.NoConnection : null);

    public Task<IDisposable> Room(ChannelKind kind, CancellationToken cancellation) => Task.FromResult<IDisposable>(new MemoryStream());

    public Task<DeliveryOutcome> Send(Parcel parcel, CancellationToken cancellation)
    {
        Sent.Enqueue(parcel);
        return Task.FromResult(parcel.Address.Contains("weigert", StringComparison.Ordinal) ? DeliveryOutcome.Rejected(FailureClass.Refused) : DeliveryOutcome.Delivered);
    }
}
