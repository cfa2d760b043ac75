using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Municipalities;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Areas;

internal static class PlaceEndpoints
{
    public static void MapPlaces(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/buurten/{code}/plekken").WithTags("gebieden");
        group.MapGet("", All).AllowAnonymous().WithName("plekken").WithSummary("Plekken die de gemeente in een buurt onderscheidt");
        group.MapPut("", List).RequireAuthorization(Policies.Administration).WithName("plekkenZetten")
            .WithSummary("De hele lijst van plekken in een buurt vervangen").Accepts<PlacesRequest>("application/json");
    }

    private static async Task<Results<Ok<IEnumerable<NamedCode>>, Problem>> All(string code, Catalogue catalogue, CancellationToken cancellation) =>
        await catalogue.Neighbourhood(code, cancellation) is var (area, municipality) ? TypedResults.Ok(Answer(municipality.Places(area.Code))) : Problem.NotFound();

    private static async Task<Results<Ok<IEnumerable<NamedCode>>, Problem>> List(
        string code, HttpRequest request, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        if (await catalogue.Neighbourhood(code, cancellation) is not var (area, municipality)) return Problem.NotFound();
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var places = Read(document!.RootElement, errors);
            if (errors.Any) return Problem.BadInput(errors);
            var view = await grains.Municipality(municipality.Code).ListPlaces(area.Code, places, cancellation);
            catalogue.Forget();
            return view is null ? Problem.NotFound() : TypedResults.Ok(Answer(new KnownMunicipality(view).Places(area.Code)));
        }
    }

    private static List<ListedPlace> Read(JsonElement body, FieldErrors errors)
    {
        var (places, codes) = (new List<ListedPlace>(), new HashSet<PlaceCode>());
        foreach (var (index, element) in new JsonFields(body, "", errors, ["plekken"]).Array("plekken", ListedPlaces.Most, least: 0).Index())
        {
            var fields = new JsonFields(element, $"/plekken/{index}", errors, ["code", "naam"]);
            if (!PlaceCode.TryParse(fields.Text("code", 60), null, out var code) && !errors.Has(fields.At("code")))
                errors.Add(fields.At("code"), "ongeldige-code", "Een code heeft 2 tot en met 40 kleine letters, cijfers en streepjes, en begint met een letter.");
            if (code is not null && !codes.Add(code))
                errors.Add(fields.At("code"), "dubbele-code", "Deze code staat er meer dan één keer. Geef elke plek een eigen code.");
            var name = fields.Line("naam", ListedPlace.MostName);
            if (code is not null && name is not null) places.Add(new(code, name));
        }
        return places;
    }

    private static IEnumerable<NamedCode> Answer(ListedPlaces? places) => (places?.Listed ?? []).Select(place => new NamedCode(place.Code.ToString(), place.Name));
}

/// <summary>The whole list of places in a neighbourhood.</summary>
internal sealed record PlacesRequest(IReadOnlyList<NamedCode> Plekken);
