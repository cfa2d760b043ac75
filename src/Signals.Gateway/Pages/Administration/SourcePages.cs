using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Neighbourhoods;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages.Administration;

/// <summary>The kinds of source that the municipality uses.</summary>
internal static class SourcePages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bronnen", Show);
        routes.MapPost("/bronnen", Change);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(string? opgeslagen, HttpContext context, Catalogue catalogue, CancellationToken cancellation) =>
        await catalogue.Municipality(catalogue.Home, cancellation) is { } municipality
            ? PageForms.Show<SourcesPage>(context, Model(municipality, municipality.Uses, [], opgeslagen is not null))
            : Problem.NotFound();

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Change(
        HttpContext context, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (await catalogue.Municipality(catalogue.Home, cancellation) is not { } municipality) return Problem.NotFound();
        var errors = new FieldErrors();
        var sources = SourceReader.Read(new(FormBody.Of(form, [], lists: [SourceReader.Field]), "", errors, [SourceReader.Field]), municipality, errors);
        var told = FormBody.Errors(errors, new Dictionary<string, string>());
        if (told.Count == 0)
        {
            var view = await grains.Municipality(municipality.Code).UseSources(sources, cancellation);
            catalogue.Forget();
            if (view is not null) return TypedResults.LocalRedirect("/beheer/bronnen?opgeslagen=ja");
            told = [("", SourceEndpoints.Changed().Detail)];
        }
        return PageForms.Show<SourcesPage>(context, Model(municipality, sources.Contains, told, false), StatusCodes.Status400BadRequest);
    }

    private static SourcesModel Model(KnownMunicipality municipality, Func<Source, bool> uses, IReadOnlyList<(string, string)> errors, bool isSaved) => new(
        Source.Resident.Code(), [.. SourceCodes.All.Values.Where(source => source != Source.Resident).Select(source => new SourceRow(source.Code(), source.Name(), Explanation(source), uses(source)))],
        municipality.View.Detection.MinimumSourceKinds, municipality.View.FewestSources, errors, isSaved);

    private static string Explanation(Source source) => source switch
    {
        Source.WalkIn => "Wie langskomt op een vast uur, zonder afspraak.",
        Source.CoffeeCart => "Wie u op straat spreekt, bij een kop koffie.",
        Source.HomeVisit => "Wat iemand op huisbezoek hoort of ziet.",
        _ => "Wat een organisatie in de wijk meldt, zoals een school.",
    };
}
