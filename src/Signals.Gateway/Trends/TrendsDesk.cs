using Signals.Core.Time;
using Signals.Core.Trends;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;

namespace Signals.Gateway.Trends;

/// <summary>Gathers figures from the quarters that have them.</summary>
internal sealed class TrendsDesk(GrainsWithinReach grains, TownMaps maps)
{
    /// <summary>Series over quarters.</summary>
    public async Task<TrendsAnswer> Series(TrendsQuery query, CancellationToken cancellation)
    {
        var quarters = query.Quarters.ToList();
        var figures = await Task.WhenAll(quarters.Select(quarter => Figures(query, quarter, cancellation)));
        var names = Names(query);
        var themes = query.Municipality.View.Themes.Index().ToDictionary(theme => theme.Item.Code, theme => (theme.Index, Name: new NamedCode(theme.Item.Code.ToString(), theme.Item.Name)));
        return new(TrendLevels.Name(query.Level), query.From.ToString(), query.To.ToString(),
        [
            .. quarters.Zip(figures).SelectMany(pair => pair.Second, (pair, figure) => (Quarter: pair.First, Figure: figure))
                .GroupBy(entry => (entry.Figure.Area, entry.Figure.Theme))
                .Where(series => themes.ContainsKey(series.Key.Theme))
                .OrderBy(series => series.Key.Area, StringComparer.Ordinal).ThenBy(series => themes[series.Key.Theme].Index)
                .Select(series => new TrendSeries(
                    names(series.Key.Area), themes[series.Key.Theme].Name, [.. series.Select(entry => TrendPoint.Of(entry.Quarter.ToString(), entry.Figure))])),
        ], HowToRead.Of(figures.SelectMany(quarter => quarter)));
    }

    /// <summary>One theme in one quarter, area by area with its outline.</summary>
    public async Task<TrendsMapAnswer> Map(TrendsQuery query, CancellationToken cancellation)
    {
        var figures = (await Figures(query, query.To, cancellation)).ToDictionary(figure => figure.Area, StringComparer.Ordinal);
        var map = await maps.Of(query.Municipality.Code, cancellation);
        var names = Names(query);
        return new(query, map.Editions,
        [
            .. Areas(query).Union(figures.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(area => new TrendsFeature(TrendsGeometry.Of(map.Of(area)), TrendsProperties.Of(names(area), figures.GetValueOrDefault(area)))),
        ], HowToRead.Of(figures.Values));
    }

    private async Task<IReadOnlyList<AreaFigure>> Figures(TrendsQuery query, Quarter quarter, CancellationToken cancellation) => Redrawing.InAreasOfToday(
        await grains.Trends(query.Municipality.Code, quarter).Figures(query.Level, query.Theme?.Code, cancellation),
        quarter, query.Level, query.Municipality.View.Successions, query.Municipality.View.Neighbourhoods);

    private static IEnumerable<string> Areas(TrendsQuery query) => query.Level == TrendLevel.District
        ? query.Municipality.View.Districts.Select(area => area.Code.ToString())
        : query.Municipality.View.Neighbourhoods.Select(area => area.Code.ToString());

    // An area of an edition that is no longer loaded goes by its code.
    private static Func<string, NamedCode> Names(TrendsQuery query)
    {
        var view = query.Municipality.View;
        var names = query.Level switch
        {
            TrendLevel.Municipality => new() { [view.Code.ToString()] = view.Name },
            TrendLevel.District => view.Districts.ToDictionary(area => area.Code.ToString(), area => (string?)area.Name),
            _ => view.Neighbourhoods.ToDictionary(area => area.Code.ToString(), area => (string?)area.Name),
        };
        return code => new(code, names.GetValueOrDefault(code) ?? code);
    }
}
