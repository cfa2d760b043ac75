using Orleans.Concurrency;
using Signals.Core.Follow;
using Signals.Core.Notifications;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Notifications;

namespace Signals.Cluster.Shells;

/// <inheritdoc cref="INotifications"/>
[Alias("signals.notifications")]
public interface INotificationsShell : INotifications, IGrainWithStringKey;

/// <inheritdoc cref="INotifications"/>
[GrainType(StreamKeys.NotificationsKind), Reentrant]
public sealed class NotificationsShell(GrainContext context) : Shell<NotificationsGrain>(key => GrainsByKey.Notifications(key, context)), INotificationsShell
{
    public Task<NotificationsView> Read(CancellationToken cancellation) => Inner.Read(cancellation);

    public Task<bool> Set(NotificationSettings settings, SignalId? coordinator, CancellationToken cancellation) => Inner.Set(settings, coordinator, cancellation);

    public Task<ChannelOutcome> AddChannel(ChannelSetup setup, CancellationToken cancellation) => Inner.AddChannel(setup, cancellation);

    public Task<ChannelOutcome> ChangeChannel(int number, ChannelChange change, CancellationToken cancellation) =>
        Inner.ChangeChannel(number, change, cancellation);

    public Task<bool> RemoveChannel(int number, CancellationToken cancellation) => Inner.RemoveChannel(number, cancellation);

    public Task<bool> TestChannel(int number, CancellationToken cancellation) => Inner.TestChannel(number, cancellation);

    public Task<int> Resend(int number, DeliveryId? delivery, CancellationToken cancellation) => Inner.Resend(number, delivery, cancellation);
}
