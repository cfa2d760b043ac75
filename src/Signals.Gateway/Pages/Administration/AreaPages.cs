using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Pages.Administration;

/// <summary>The map of the municipality: which one it is, loading a newer one, and what changed with that.</summary>
internal static class AreaPages
{
    // A form around the file.
    private const int MostFormBytes = AreaDesk.MostMapBytes + (64 * 1024);

    private static readonly Dictionary<string, string> Done = new(StringComparer.Ordinal)
    {
        ["geladen"] = "De kaart is geladen.",
        ["vastgelegd"] = "Het is vastgelegd. Het verleden van de buurt is meegegaan.",
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/gebieden", Show);
        routes.MapPost("/gebieden", Load);
        SuccessionPages.Map(routes);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(
        string? gedaan, HttpContext context, Catalogue catalogue, AreaDesk desk, GrainsWithinReach grains, CancellationToken cancellation) =>
        await catalogue.Municipality(catalogue.Home, cancellation) is { } municipality
            ? PageForms.Show<AreasPage>(context, await Model(municipality, desk, grains, [], gedaan is null ? null : Done.GetValueOrDefault(gedaan), cancellation))
            : Problem.NotFound();

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Load(
        HttpContext context, Catalogue catalogue, AreaDesk desk, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation, MostFormBytes);
        if (form is null) return unreadable!;
        if (await catalogue.Municipality(catalogue.Home, cancellation) is not { } municipality) return Problem.NotFound();
        var told = await Take(form.Files["kaart"], municipality, desk, cancellation);
        return told.Count == 0
            ? TypedResults.LocalRedirect("/beheer/gebieden?gedaan=geladen")
            : PageForms.Show<AreasPage>(context, await Model(municipality, desk, grains, told, null, cancellation), StatusCodes.Status400BadRequest);
    }

    private static async Task<IReadOnlyList<(string Field, string Message)>> Take(IFormFile? file, KnownMunicipality municipality, AreaDesk desk, CancellationToken cancellation)
    {
        const string Field = "kaart";
        if (file is null || file.Length == 0) return [(Field, "Kies een bestand.")];
        await using var stream = file.OpenReadStream();
        var (document, unreadable) = await JsonBody.Read(stream, file.Length, AreaDesk.MostMapBytes, cancellation);
        if (document is null) return [(Field, $"Dit bestand is niet te lezen als GeoJSON. {unreadable!.Detail}")];
        using (document)
        {
            var errors = new FieldErrors();
            await desk.Load(document.RootElement, municipality.Code, errors, cancellation);
            if (!errors.Any) return [];
            var first = errors.All[0];
            var more = errors.All.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" Er zijn nog {errors.All.Count - 1} fouten.");
            return [(Field, $"{first.Melding} Het gaat om {first.Veld} in het bestand.{more} Er is niets geladen.")];
        }
    }

    private static async Task<AreasModel> Model(
        KnownMunicipality municipality, AreaDesk desk, GrainsWithinReach grains, IReadOnlyList<(string, string)> errors, string? done, CancellationToken cancellation)
    {
        var drawn = (await grains.Map(municipality.Code).Shapes(cancellation)).Select(shape => shape.Code).ToHashSet();
        return new(
            municipality.View.Name ?? municipality.Code.ToString(), AreasAnswer.Of(municipality, await desk.Proposals(municipality, cancellation)),
            municipality.View.Neighbourhoods.Count(area => !drawn.Contains(area.Code)), errors, done);
    }
}
