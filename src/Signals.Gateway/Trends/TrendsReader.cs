using Microsoft.AspNetCore.Http;
using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Trends;

/// <summary>Reads which figures are asked for, and notes everything that is wrong with that.</summary>
internal sealed class TrendsReader(HttpRequest request, Catalogue catalogue, DateTimeOffset now, FieldErrors errors)
{
    private const int QuartersUnlessAsked = 8;

    private static readonly string[] OfSeries = ["niveau", "thema", "van", "tot", "gemeente"];
    private static readonly string[] OfMap = ["niveau", "thema", "kwartaal", "gemeente"];

    private readonly Quarter closed = Quarter.LastClosed(now);
    private readonly Quarter earliest = Quarter.LastClosed(now) - (Neighbourhood.QuartersTold - 1);

    /// <summary>What is asked for as series over quarters.</summary>
    /// <returns>Null if something is wrong with it.</returns>
    public async Task<TrendsQuery?> Series(CancellationToken cancellation)
    {
        var fields = new QueryFields(request, errors, OfSeries);
        var level = LevelIn(fields, TrendLevels.All) ?? TrendLevel.Municipality;
        var (van, tot) = (QuarterIn(fields, "van"), QuarterIn(fields, "tot"));
        var to = tot ?? closed;
        var from = van ?? (to - earliest < QuartersUnlessAsked ? earliest : to - (QuartersUnlessAsked - 1));
        if (from > to) errors.Add("van", "van-na-tot", "Het eerste kwartaal komt na het laatste. Draai ze om.");
        var (municipality, theme) = await Subject(fields, cancellation);
        if (errors.Any) return null;
        var query = new TrendsQuery(municipality!, level, theme, from, to);
        if (query.Figures <= TrendsQuery.MostFigures) return query;
        errors.Add(theme is null ? "thema" : "van", "te-veel-cijfers", $"Dit zijn meer dan {TrendsQuery.MostFigures} cijfers. Vraag één thema tegelijk, of minder kwartalen.");
        return null;
    }

    /// <summary>What is asked for as a map of one theme in one quarter.</summary>
    /// <inheritdoc cref="Series"/>
    public async Task<TrendsQuery?> Map(CancellationToken cancellation)
    {
        var fields = new QueryFields(request, errors, OfMap);
        var level = LevelIn(fields, TrendLevels.OnMap) ?? TrendLevel.District;
        var quarter = QuarterIn(fields, "kwartaal") ?? closed;
        var (municipality, theme) = await Subject(fields, cancellation);
        if (municipality is not null && theme is null && !errors.Has("thema")) errors.Add("thema", "verplicht", "Een kaart gaat over één thema. Noem er een; op /v1/themas staan ze.");
        return errors.Any ? null : new(municipality!, level, theme, quarter, quarter);
    }

    private static TrendLevel? LevelIn(QueryFields fields, IReadOnlyDictionary<string, TrendLevel> known) => fields.Value(
        "niveau", (string text, out TrendLevel value) => known.TryGetValue(text, out value), "onbekend-niveau", $"Een niveau is {string.Join(" of ", known.Keys)}.");

    private Quarter? QuarterIn(QueryFields fields, string name)
    {
        var quarter = fields.Value<Quarter>(
            name, (string text, out Quarter value) => Quarter.TryParse(text, null, out value), "ongeldig-kwartaal", $"Hier hoort een kwartaal te staan, zoals {closed}.");
        if (quarter > closed) errors.Add(name, "niet-afgesloten", $"Dit kwartaal is nog niet afgesloten. Het laatste dat er is, is {closed}.");
        if (quarter < earliest) errors.Add(name, "te-lang-geleden", $"Kwartalen zijn drie jaar te zien. Het eerste dat er is, is {earliest}.");
        return errors.Has(name) ? null : quarter;
    }

    private async Task<(KnownMunicipality? Municipality, Theme? Theme)> Subject(QueryFields fields, CancellationToken cancellation)
    {
        const string Unknown = "Deze gemeente is hier niet bekend.";
        var code = fields.Value("gemeente", (string text, out MunicipalityCode value) => MunicipalityCode.TryParse(text, null, out value), "onbekende-gemeente", Unknown);
        if (errors.Has("gemeente")) return default;
        if (await catalogue.Municipality(code ?? catalogue.Home, cancellation) is not { } municipality)
        {
            errors.Add("gemeente", "onbekende-gemeente", Unknown);
            return default;
        }
        if (fields.Text("thema") is not { } named) return (municipality, null);
        var theme = municipality.Theme(named);
        if (theme is null) errors.Add("thema", "onbekend-thema", "Dit thema is hier niet bekend. Op /v1/themas staan ze.");
        return (municipality, theme);
    }
}
