using Signals.Core.Themes;
using Signals.Core.Trends;
using Signals.Grains.Engine;

namespace Signals.Grains.Trends;

/// <summary>A closed quarter of a municipality. What neighbourhoods tell it stays inside: it gives figures that may leave, and nothing else.</summary>
[MayInterleave]
public interface ITrends : IJournaledGrain
{
    /// <summary>The reminder at which what was gathered is released.</summary>
    const string Release = "vrijgeven";

    /// <summary>The figures of every area of a level, in the order of their codes.</summary>
    /// <param name="level">Which areas.</param>
    /// <param name="theme">Which theme; null for all.</param>
    /// <returns>None if the quarter is not known, or not from its first week on.</returns>
    Task<IReadOnlyList<AreaFigure>> Figures(TrendLevel level, ThemeCode? theme, CancellationToken cancellation);
}
