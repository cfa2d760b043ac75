using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Trends;

internal static class TrendsEndpoints
{
    private const string Json = "application/json";
    private const string GeoJson = "application/geo+json";

    public static void MapTrends(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/trends").RequireAuthorization(Policies.Trends).WithTags("trends");
        group.MapGet("", Series).WithName("trends").WithSummary("Aantallen per kwartaal, gebied en thema, naast wat te verwachten was; als JSON, of als CSV met Accept: text/csv")
            .Produces<TrendsAnswer>(StatusCodes.Status200OK, Json, TrendsCsv.MediaType);
        group.MapGet("/kaart", Map).WithName("trendsKaart").WithSummary("Een thema in een kwartaal, als kaart van wijken of buurten")
            .Produces<TrendsMapAnswer>(StatusCodes.Status200OK, GeoJson);
    }

    private static async Task<Results<JsonHttpResult<TrendsAnswer>, ContentHttpResult, Problem>> Series(
        HttpContext context, TrendsDesk desk, Catalogue catalogue, TimeProvider clock, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        if (await new TrendsReader(context.Request, catalogue, clock.GetUtcNow(), errors).Series(cancellation) is not { } query) return Problem.BadInput(errors);
        var answer = await desk.Series(query, cancellation);
        context.Response.Headers.Vary = HeaderNames.Accept;
        return WantsCsv(context.Request) ? TypedResults.Text(TrendsCsv.Write(answer), TrendsCsv.MediaType, Encoding.UTF8) : TypedResults.Json(answer);
    }

    private static async Task<Results<JsonHttpResult<TrendsMapAnswer>, Problem>> Map(
        HttpRequest request, TrendsDesk desk, Catalogue catalogue, TimeProvider clock, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        return await new TrendsReader(request, catalogue, clock.GetUtcNow(), errors).Map(cancellation) is { } query
            ? TypedResults.Json(await desk.Map(query, cancellation), contentType: GeoJson)
            : Problem.BadInput(errors);
    }

    // CSV where it is asked for by name and preferred to JSON; whoever takes anything gets JSON.
    private static bool WantsCsv(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Weight(TrendsCsv.MediaType) > Weight(Json);

        double Weight(string type) => accepted.Where(one => new MediaTypeHeaderValue(type).IsSubsetOf(one)).OrderByDescending(one => one.MediaType.Value!.Count(letter => letter != '*'))
            .Select(one => one.Quality ?? 1).FirstOrDefault();
    }
}
