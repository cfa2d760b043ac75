using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Areas;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Areas;

internal static class AreaEndpoints
{
    public static void MapAreas(this IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("/v1").AllowAnonymous().WithTags("gebieden");
        open.MapGet("/themas", Themes).WithName("themas").WithSummary("Thema's van een gemeente");
        open.MapGet("/buurten", Neighbourhoods).WithName("buurten").WithSummary("Buurten van een gemeente");
        open.MapGet("/buurten/{code}", Neighbourhood).WithName("buurt").WithSummary("Een buurt");
    }

    private static async Task<Results<Ok<IEnumerable<NamedCode>>, Problem>> Themes(
        HttpRequest request, Catalogue catalogue, CancellationToken cancellation)
    {
        var (municipality, problem) = await AskedMunicipality.Of(request, catalogue, cancellation);
        return municipality is null ? problem! : TypedResults.Ok(municipality.OfferedThemes.Select(theme => new NamedCode(theme.Code.ToString(), theme.Name)));
    }

    private static async Task<Results<Ok<IEnumerable<NeighbourhoodAnswer>>, Problem>> Neighbourhoods(
        HttpRequest request, Catalogue catalogue, CancellationToken cancellation)
    {
        var (municipality, problem) = await AskedMunicipality.Of(request, catalogue, cancellation);
        return municipality is null ? problem! : TypedResults.Ok(municipality.View.Neighbourhoods.Select(area => NeighbourhoodAnswer.Of(area, municipality)));
    }

    private static async Task<Results<Ok<NeighbourhoodAnswer>, Problem>> Neighbourhood(string code, Catalogue catalogue, CancellationToken cancellation) =>
        await catalogue.Neighbourhood(code, cancellation) is var (area, municipality) ? TypedResults.Ok(NeighbourhoodAnswer.Of(area, municipality)) : Problem.NotFound();

}

/// <summary>A code with its name on screens.</summary>
public sealed record NamedCode(string Code, string Naam);

/// <summary>A neighbourhood.</summary>
internal sealed record NeighbourhoodAnswer(string Code, string Naam, NamedCode Wijk, NamedCode Gemeente, int Jaar, int? Huishoudens, string? Wijkteam, IReadOnlyList<string> Aangrenzend)
{
    public static NeighbourhoodAnswer Of(NeighbourhoodArea area, KnownMunicipality municipality)
    {
        var district = area.Code.District;
        var name = municipality.View.Districts.FirstOrDefault(known => known.Code == district)?.Name ?? district.ToString();
        return new(
            area.Code.ToString(), area.Name, new(district.ToString(), name),
            new(municipality.Code.ToString(), municipality.View.Name ?? municipality.Code.ToString()),
            area.Edition.Year, area.Households, municipality.TeamOf(area.Code)?.Id.ToString(), [.. area.Adjacent.Select(code => code.ToString())]);
    }
}
