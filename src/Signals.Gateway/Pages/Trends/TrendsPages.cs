using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Problems;
using Signals.Gateway.Settings;
using Signals.Gateway.Trends;

namespace Signals.Gateway.Pages.Trends;

/// <summary>Trends for managers: what may leave, and no way further down.</summary>
internal sealed class TrendsPages(TrendsDesk desk, Catalogue catalogue, TimeProvider clock)
{
    public static void MapTrendsPages(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/trends").RequireAuthorization(Policies.Trends).ExcludeFromDescription();
        group.MapGet("", (HttpContext context, TrendsPages pages, CancellationToken cancellation) => pages.Series(context, isPrint: false, cancellation));
        group.MapGet("/afdrukken", (HttpContext context, TrendsPages pages, CancellationToken cancellation) => pages.Series(context, isPrint: true, cancellation));
        group.MapGet("/kaart", (HttpContext context, TrendsPages pages, CancellationToken cancellation) => pages.Map(context, cancellation));
        group.MapGet("/cijfers.csv", (HttpContext context, TrendsPages pages, CancellationToken cancellation) => pages.Csv(context, cancellation));
    }

    private async Task<IResult> Series(HttpContext context, bool isPrint, CancellationToken cancellation)
    {
        if (WithoutEmpty(context.Request) is { } cleaner) return TypedResults.LocalRedirect(cleaner);
        var errors = new FieldErrors();
        var query = await new TrendsReader(context.Request, catalogue, clock.GetUtcNow(), errors).Series(cancellation);
        var (name, themes) = await Home(query, cancellation);
        var capacity = query is null ? null : CapacityAnswer.Of(query.Municipality, clock.GetUtcNow()).InWoorden;
        return PageForms.Show<TrendsPage>(
            context,
            new TrendsModel(
                name, query is null ? null : await desk.Series(query, cancellation), themes, Quarters(), Asked(context.Request), Told(errors), context.Request.QueryString.ToString(), isPrint,
                Caller.Of(context).Is(Roles.Manager), capacity),
            errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private async Task<IResult> Csv(HttpContext context, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        return await new TrendsReader(context.Request, catalogue, clock.GetUtcNow(), errors).Series(cancellation) is { } query
            ? TypedResults.Text(TrendsCsv.Write(await desk.Series(query, cancellation)), TrendsCsv.MediaType, Encoding.UTF8)
            : Problem.BadInput(errors);
    }

    private async Task<IResult> Map(HttpContext context, CancellationToken cancellation)
    {
        if (WithoutEmpty(context.Request) is { } cleaner) return TypedResults.LocalRedirect(cleaner);
        // A map is of one theme; whoever comes without one gets the first.
        if (!context.Request.Query.ContainsKey("thema") && (await catalogue.Municipality(catalogue.Home, cancellation))?.View.Themes is [var first, ..])
            return TypedResults.LocalRedirect($"/trends/kaart{context.Request.QueryString.Add("thema", first.Code.ToString())}");
        var errors = new FieldErrors();
        var query = await new TrendsReader(context.Request, catalogue, clock.GetUtcNow(), errors).Map(cancellation);
        var (name, themes) = await Home(query, cancellation);
        return PageForms.Show<TrendsMapPage>(
            context,
            new TrendsMapModel(
                name, query is null ? null : await desk.Map(query, cancellation), themes, Quarters(), Asked(context.Request), Told(errors), $"/v1/trends/kaart{context.Request.QueryString}"),
            errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    // A form sends fields that were left open as well.
    private static string? WithoutEmpty(HttpRequest request) => request.Query.All(field => field.Value.ToString().Length > 0)
        ? null
        : $"{request.Path}{new QueryBuilder(request.Query.Where(field => field.Value.ToString().Length > 0))}";

    private async Task<(string Name, IReadOnlyList<Choice> Themes)> Home(TrendsQuery? query, CancellationToken cancellation)
    {
        var municipality = query?.Municipality ?? await catalogue.Municipality(catalogue.Home, cancellation);
        return (municipality?.View.Name ?? catalogue.Home.ToString(), [.. (municipality?.View.Themes ?? []).Select(theme => new Choice(theme.Code.ToString(), theme.Name))]);
    }

    private List<Choice> Quarters()
    {
        var last = Quarter.LastClosed(clock.GetUtcNow());
        return [.. Quarter.Range(last - (Neighbourhood.QuartersTold - 1), last).Select(quarter => new Choice(quarter.ToString(), quarter.ToString()))];
    }

    private static Dictionary<string, string?> Asked(HttpRequest request) => request.Query.ToDictionary(field => field.Key, field => (string?)field.Value.ToString());

    private static IReadOnlyList<(string Field, string Message)> Told(FieldErrors errors) => [.. errors.All.Select(error => (error.Veld, error.Melding))];
}
