using Orleans.Concurrency;
using Signals.Core.Follow;
using Signals.Grains.Engine;
using Signals.Grains.Households;
using Signals.Grains.Journal;

namespace Signals.Cluster.Shells;

/// <inheritdoc cref="IHousehold"/>
[Alias("signals.household")]
public interface IHouseholdShell : IHousehold, IGrainWithStringKey;

/// <inheritdoc cref="IHousehold"/>
[GrainType(StreamKeys.HouseholdKind), Reentrant]
public sealed class HouseholdShell(GrainContext context) : Shell<HouseholdGrain>(key => GrainsByKey.Household(key, context)), IHouseholdShell
{
    public Task<IReadOnlyList<SignalId>> LetGo(CancellationToken cancellation) => Inner.LetGo(cancellation);
}
