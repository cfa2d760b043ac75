using Orleans.Concurrency;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Vigils;

namespace Signals.Cluster.Shells;

/// <inheritdoc cref="IVigil"/>
[Alias("signals.vigil")]
public interface IVigilShell : IVigil, IGrainWithStringKey;

/// <inheritdoc cref="IVigil"/>
[GrainType(StreamKeys.VigilKind), Reentrant]
public sealed class VigilShell(GrainContext context) : Shell<VigilGrain>(key => GrainsByKey.Vigil(key, context)), IVigilShell
{
    public Task<VigilView> Read(CancellationToken cancellation) => Inner.Read(cancellation);
}
