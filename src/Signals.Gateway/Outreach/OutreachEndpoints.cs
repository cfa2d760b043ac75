using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Areas;
using Signals.Core.Time;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Outreach;

/// <summary>Where and when residents can come in, or find the coffee cart.</summary>
internal static class OutreachEndpoints
{
    public static void MapOutreach(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/inlopen", Coming).AllowAnonymous().WithTags("agenda").WithName("inlopen")
        .WithSummary("Inloopspreekuren en stops van de koffiekar die nog komen, van een buurt of een hele gemeente");

    private static async Task<Results<Ok<IEnumerable<OutreachAnswer>>, Problem>> Coming(
        HttpRequest request, Catalogue catalogue, OutreachBoard board, TimeProvider clock, CancellationToken cancellation)
    {
        var (errors, now) = (new FieldErrors(), clock.GetUtcNow());
        var query = new QueryFields(request, errors, [AskedMunicipality.Field, "buurt", "van", "tot"]);
        var (municipality, neighbourhood) = await Asked(query, errors, catalogue, cancellation);
        var days = Days.Of(query, DutchTime.DateOf(now), errors);
        if (errors.Any) return Problem.BadInput(errors);
        var coming = await board.Coming(municipality!.Code, cancellation);
        return TypedResults.Ok(coming
            .Where(one => one.Day >= days.From && one.Day <= days.To && one.EndsAt > now && (neighbourhood is null || one.Plan.Neighbourhood == neighbourhood))
            .Select(one => OutreachAnswer.Of(one, municipality)));
    }

    private static async Task<(KnownMunicipality? Municipality, NeighbourhoodCode? Neighbourhood)> Asked(
        QueryFields query, FieldErrors errors, Catalogue catalogue, CancellationToken cancellation)
    {
        if (query.Text("buurt") is not { } text) return (await AskedMunicipality.Of(query, errors, catalogue, cancellation), null);
        if (await catalogue.Neighbourhood(text, cancellation) is var (area, municipality)
            && (query.Text(AskedMunicipality.Field) is not { } code || code == municipality.Code.ToString()))
            return (municipality, area.Code);
        errors.Add("buurt", "onbekende-buurt", "Deze buurt is hier niet bekend.");
        return default;
    }
}
