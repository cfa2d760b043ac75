using Orleans.Concurrency;
using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Grains.Approaches;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Cluster.Shells;

/// <inheritdoc cref="ICollectiveApproach"/>
[Alias("signals.approach")]
public interface ICollectiveApproachShell : ICollectiveApproach, IGrainWithStringKey;

/// <inheritdoc cref="ICollectiveApproach"/>
[GrainType(StreamKeys.ApproachKind), Reentrant]
public sealed class CollectiveApproachShell(GrainContext context) : Shell<CollectiveApproachGrain>(key => GrainsByKey.Approach(key, context)), ICollectiveApproachShell
{
    public Task<Approach?> Read(CancellationToken cancellation) => Inner.Read(cancellation);

    public Task<Approach> Begin(Approach approach, IReadOnlyList<NeighbourhoodCode> adjacent, CancellationToken cancellation) =>
        Inner.Begin(approach, adjacent, cancellation);

    public Task<ApproachOutcome> Change(ApproachChange change, CancellationToken cancellation) => Inner.Change(change, cancellation);
}
