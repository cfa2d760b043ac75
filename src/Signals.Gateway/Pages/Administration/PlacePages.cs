using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Areas;
using Signals.Core.Municipalities;
using Signals.Core.Text;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Pages.Administration;

/// <summary>The listed places of a neighbourhood.</summary>
internal static class PlacePages
{
    private static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal) { ["naam"] = "hoe de plek heet" };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/plekken", Show);
        routes.MapPost("/plekken", Change);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(
        string? buurt, string? opgeslagen, HttpContext context, Catalogue catalogue, CancellationToken cancellation) =>
        await Find(buurt, catalogue, cancellation) is var (area, municipality)
            ? PageForms.Show<PlacesPage>(context, Model(area, municipality, null, [], opgeslagen is not null))
            : Problem.NotFound();

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Change(
        string? buurt, HttpContext context, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (await Find(buurt, catalogue, cancellation) is not var (area, municipality)) return Problem.NotFound();
        var known = municipality.Places(area.Code) ?? new(area.Code, [], []);
        var places = known.Listed.ToList();
        var errors = new FieldErrors();
        if (form["actie"] == "weghalen")
        {
            places.RemoveAll(place => place.Code.ToString() == form["code"]);
        }
        else if (new JsonFields(FormBody.Of(form, ["naam"]), "", errors, ["naam"]).Line("naam", ListedPlace.MostName) is { } name)
        {
            if (places.Count == ListedPlaces.Most) errors.Add("/naam", "te-veel-plekken", $"Een buurt heeft hooguit {ListedPlaces.Most} plekken. Haal er eerst een van de lijst.");
            if (places.Exists(place => place.Name == name)) errors.Add("/naam", "dubbele-naam", "Deze plek staat al op de lijst.");
            // A place that was on the list before is the same one; another never gets its code, since prompts may still name it.
            var before = known.Delisted.FirstOrDefault(place => place.Name == name);
            places.Add(before ?? new(PlaceCode.Parse(Slug.Of(name, [.. known.Listed.Concat(known.Delisted).Select(place => place.Code.ToString())])), name));
        }
        if (errors.Any)
            return PageForms.Show<PlacesPage>(context, Model(area, municipality, form["naam"], FormBody.Errors(errors, Asked), false), StatusCodes.Status400BadRequest);
        await grains.Municipality(municipality.Code).ListPlaces(area.Code, places, cancellation);
        catalogue.Forget();
        return TypedResults.LocalRedirect($"/beheer/plekken?buurt={area.Code}&opgeslagen=ja");
    }

    private static async Task<(NeighbourhoodArea Area, KnownMunicipality Municipality)?> Find(string? code, Catalogue catalogue, CancellationToken cancellation)
    {
        if (code is not null) return await catalogue.Neighbourhood(code, cancellation);
        return await catalogue.Municipality(catalogue.Home, cancellation) is { View.Neighbourhoods: [var first, ..] } home ? (first, home) : null;
    }

    private static PlacesModel Model(NeighbourhoodArea area, KnownMunicipality municipality, string? name, IReadOnlyList<(string, string)> errors, bool isSaved) => new(
        AreaChoices.Neighbourhoods(municipality), new(area.Code.ToString(), area.Name),
        [.. (municipality.Places(area.Code)?.Listed ?? []).Select(place => new NamedCode(place.Code.ToString(), place.Name))], name, errors, isSaved);
}
