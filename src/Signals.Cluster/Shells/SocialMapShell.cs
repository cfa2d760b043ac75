using Orleans.Concurrency;
using Signals.Core.SocialMaps;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.SocialMaps;

namespace Signals.Cluster.Shells;

/// <inheritdoc cref="ISocialMap"/>
[Alias("signals.social-map")]
public interface ISocialMapShell : ISocialMap, IGrainWithStringKey;

/// <inheritdoc cref="ISocialMap"/>
[GrainType(StreamKeys.SocialMapKind), Reentrant]
public sealed class SocialMapShell(GrainContext context) : Shell<SocialMapGrain>(key => GrainsByKey.SocialMap(key, context)), ISocialMapShell
{
    public Task<IReadOnlyList<SocialMapEntry>> Entries(CancellationToken cancellation) => Inner.Entries(cancellation);

    public Task<bool> Set(SocialMapEntry entry, CancellationToken cancellation) => Inner.Set(entry, cancellation);

    public Task<bool> Remove(SocialMapCode code, CancellationToken cancellation) => Inner.Remove(code, cancellation);
}
