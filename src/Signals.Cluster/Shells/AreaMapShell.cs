using Orleans.Concurrency;
using Signals.Core.Areas;
using Signals.Grains.Areas;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Cluster.Shells;

/// <inheritdoc cref="IAreaMap"/>
[Alias("signals.map")]
public interface IAreaMapShell : IAreaMap, IGrainWithStringKey;

/// <inheritdoc cref="IAreaMap"/>
[GrainType(StreamKeys.MapKind), Reentrant]
public sealed class AreaMapShell(GrainContext context) : Shell<AreaMapGrain>(key => GrainsByKey.Map(key, context)), IAreaMapShell
{
    public Task<IReadOnlyList<AreaShape>> Shapes(CancellationToken cancellation) => Inner.Shapes(cancellation);

    public Task<IReadOnlyList<AreaShape>> Replaced(CancellationToken cancellation) => Inner.Replaced(cancellation);

    public Task<bool> Draw(IReadOnlyList<AreaShape> shapes, CancellationToken cancellation) => Inner.Draw(shapes, cancellation);
}
