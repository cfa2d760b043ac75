using Orleans.Concurrency;
using Signals.Core.Themes;
using Signals.Core.Trends;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Trends;

namespace Signals.Cluster.Shells;

/// <inheritdoc cref="ITrends"/>
[Alias("signals.trends")]
public interface ITrendsShell : ITrends, IGrainWithStringKey;

/// <inheritdoc cref="ITrends"/>
[GrainType(StreamKeys.TrendsKind), Reentrant]
public sealed class TrendsShell(GrainContext context) : Shell<TrendsGrain>(key => GrainsByKey.Trends(key, context)), ITrendsShell
{
    public Task<IReadOnlyList<AreaFigure>> Figures(TrendLevel level, ThemeCode? theme, CancellationToken cancellation) => Inner.Figures(level, theme, cancellation);
}
