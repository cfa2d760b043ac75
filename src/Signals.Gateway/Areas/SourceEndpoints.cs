using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Neighbourhoods;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Areas;

/// <summary>The kinds of source that a municipality uses.</summary>
internal static class SourceEndpoints
{
    public static void MapSources(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/bronnen").WithTags("gebieden");
        group.MapGet("", All).AllowAnonymous().WithName("bronnen").WithSummary("Soorten bronnen die een gemeente gebruikt");
        group.MapPut("", Use).RequireAuthorization(Policies.Administration).WithName("bronnenZetten")
            .WithSummary("Instellen welke soorten bronnen de gemeente gebruikt").Accepts<SourcesRequest>("application/json");
    }

    private static async Task<Results<Ok<IEnumerable<NamedCode>>, Problem>> All(HttpRequest request, Catalogue catalogue, CancellationToken cancellation)
    {
        var (municipality, problem) = await AskedMunicipality.Of(request, catalogue, cancellation);
        return municipality is null ? problem! : TypedResults.Ok(Answer(municipality.View.Sources));
    }

    private static async Task<Results<Ok<IEnumerable<NamedCode>>, Problem>> Use(HttpRequest request, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, [AskedMunicipality.Field, SourceReader.Field]);
            var municipality = await AskedMunicipality.Of(fields, errors, catalogue, cancellation);
            var sources = SourceReader.Read(fields, municipality, errors);
            if (errors.Any) return Problem.BadInput(errors);
            var view = await grains.Municipality(municipality!.Code).UseSources(sources, cancellation);
            catalogue.Forget();
            return view is null ? Changed() : TypedResults.Ok(Answer(view.Sources));
        }
    }

    /// <summary>Said when something else was set while this was on its way.</summary>
    internal static Problem Changed() => new(StatusCodes.Status409Conflict, "Kan nu niet", "Er is intussen iets aan de instellingen veranderd. Bekijk hoe het nu is en probeer het opnieuw.");

    private static IEnumerable<NamedCode> Answer(IEnumerable<Source> sources) => sources.Select(source => new NamedCode(source.Code(), source.Name()));
}

/// <summary>The codes of all kinds of source that a municipality uses.</summary>
internal sealed record SourcesRequest(string? Gemeente, IReadOnlyList<string> Bronnen);
