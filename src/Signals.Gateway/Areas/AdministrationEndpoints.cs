using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;
using Signals.Grains.Engine;

namespace Signals.Gateway.Areas;

internal static class AdministrationEndpoints
{
    private const int MostMapBytes = 64 * 1024 * 1024;

    public static void MapAdministration(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1").RequireAuthorization(Policies.Administration).WithTags("beheer");
        group.MapPost("/gebieden", LoadMap).WithName("gebiedenLaden")
            .WithSummary("Wijken en buurten laden uit de wijk- en buurtkaart van het CBS, als GeoJSON").Accepts<object>("application/geo+json", "application/json");
    }

    private static async Task<Results<Ok<MapAnswer>, Problem>> LoadMap(
        HttpContext context, Catalogue catalogue, TownMaps maps, IGrains grains, CancellationToken cancellation)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MostMapBytes;
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation, MostMapBytes);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var reader = new MapReader(errors);
            reader.Read(document!.RootElement);
            var loads = new List<AreaLoad>();
            foreach (var (code, mapped) in reader.Municipalities)
                loads.Add(AreaLoad.Of(code, mapped, await catalogue.Municipality(code, cancellation), errors));
            if (!errors.Any && loads.Count == 0) errors.Add("/features", "geen-gebieden", "In deze kaart staat geen wijk of buurt.");
            if (errors.Any) return Problem.BadInput(errors);
            var answers = new List<MappedAnswer>();
            foreach (var load in loads)
            {
                await grains.Platform().Serve(load.Code, cancellation);
                await grains.Municipality(load.Code).LoadAreas(load.Name, load.Districts, load.Neighbourhoods, cancellation);
                var (drawn, remark) = await maps.Draw(load, reader.Shapes, cancellation);
                answers.Add(new(load.Code.ToString(), load.Name, load.Districts.Count, load.Neighbourhoods.Count, drawn, remark));
            }
            catalogue.Forget();
            return TypedResults.Ok(new MapAnswer(
                answers,
                loads.SelectMany(load => load.Neighbourhoods.Select(area => area.Edition.Year).Concat(load.Districts.Select(area => area.Edition.Year))).Max()));
        }
    }
}

/// <summary>What was loaded.</summary>
internal sealed record MapAnswer(IReadOnlyList<MappedAnswer> Gemeenten, int Jaar);

/// <summary>What was loaded of one municipality: how many districts and neighbourhoods, and how many outlines were kept for showing; why none were, if the map has shapes.</summary>
internal sealed record MappedAnswer(string Code, string Naam, int Wijken, int Buurten, int? Vormen, string? Opmerking);
