using Orleans.Concurrency;
using Signals.Core.Areas;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Platform;

namespace Signals.Cluster.Shells;

/// <inheritdoc cref="IPlatform"/>
[Alias("signals.platform")]
public interface IPlatformShell : IPlatform, IGrainWithStringKey;

/// <inheritdoc cref="IPlatform"/>
[GrainType(StreamKeys.PlatformKind), Reentrant]
public sealed class PlatformShell(GrainContext context) : Shell<PlatformGrain>(_ => GrainsByKey.Platform(context)), IPlatformShell
{
    public Task<IReadOnlyList<MunicipalityCode>> Municipalities(CancellationToken cancellation) => Inner.Municipalities(cancellation);

    public Task Serve(MunicipalityCode municipality, CancellationToken cancellation) => Inner.Serve(municipality, cancellation);
}
