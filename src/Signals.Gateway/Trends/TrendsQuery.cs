using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;
using Signals.Gateway.Areas;

namespace Signals.Gateway.Trends;

/// <summary>Which figures are asked for.</summary>
/// <param name="Municipality">The municipality.</param>
/// <param name="Level">Which areas.</param>
/// <param name="Theme">Which theme; null for all.</param>
/// <param name="From">The first quarter.</param>
/// <param name="To">The last quarter, closed.</param>
internal sealed record TrendsQuery(KnownMunicipality Municipality, TrendLevel Level, Theme? Theme, Quarter From, Quarter To)
{
    /// <summary>The most figures in one answer: some 2 MB.</summary>
    public const int MostFigures = 25_000;

    /// <summary>The quarters asked for.</summary>
    public IEnumerable<Quarter> Quarters => Quarter.Range(From, To);

    /// <summary>How many figures that is at most.</summary>
    public int Figures => (Theme is null ? Municipality.View.Themes.Count : 1) * (To - From + 1) * Level switch
    {
        TrendLevel.Municipality => 1,
        TrendLevel.District => Municipality.View.Districts.Count,
        _ => Municipality.View.Neighbourhoods.Count,
    };
}
