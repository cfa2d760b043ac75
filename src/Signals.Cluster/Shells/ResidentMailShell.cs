using Orleans.Concurrency;
using Signals.Core.Follow;
using Signals.Core.Notifications;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Notifications;

namespace Signals.Cluster.Shells;

/// <inheritdoc cref="IResidentMail"/>
[Alias("signals.resident-mail")]
public interface IResidentMailShell : IResidentMail, IGrainWithStringKey;

/// <inheritdoc cref="IResidentMail"/>
[GrainType(StreamKeys.ResidentMailKind), Reentrant]
public sealed class ResidentMailShell(GrainContext context) : Shell<ResidentMailGrain>(key => GrainsByKey.ResidentMail(key, context)), IResidentMailShell
{
    public Task<ResidentMailView> Read(CancellationToken cancellation) => Inner.Read(cancellation);

    public Task<ToldOf?> Told(SignalId signal, CancellationToken cancellation) => Inner.Told(signal, cancellation);

    public Task<int> Resend(DeliveryId? delivery, CancellationToken cancellation) => Inner.Resend(delivery, cancellation);
}
