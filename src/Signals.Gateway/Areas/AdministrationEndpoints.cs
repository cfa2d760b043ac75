using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Areas;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Areas;

/// <summary>The map of a municipality: loading it, and deciding what becomes of neighbourhoods that change with it.</summary>
internal static class AdministrationEndpoints
{
    public static void MapAdministration(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1").RequireAuthorization(Policies.Administration).WithTags("beheer");
        group.MapPost("/gebieden", LoadMap).WithName("gebiedenLaden")
            .WithSummary("Wijken en buurten laden uit de wijk- en buurtkaart van het CBS, als GeoJSON").Accepts<object>("application/geo+json", "application/json");
        group.MapGet("/beheer/gebieden", Areas).WithName("gebieden").WithSummary("De kaart van een gemeente: welke jaren, en wat met nieuwe grenzen veranderde");
        group.MapPut("/buurten/{code}/opvolging", Succeed).WithName("buurtOpvolgen")
            .WithSummary("Vastleggen welke buurten de plaats innemen van een buurt die de nieuwe kaart niet of anders tekent").Accepts<SuccessionRequest>("application/json");
    }

    private static async Task<Results<Ok<MapAnswer>, Problem>> LoadMap(HttpContext context, AreaDesk desk, CancellationToken cancellation)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = AreaDesk.MostMapBytes;
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation, AreaDesk.MostMapBytes);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            return await desk.Load(document!.RootElement, only: null, errors, cancellation) is { } answer ? TypedResults.Ok(answer) : Problem.BadInput(errors);
        }
    }

    private static async Task<Results<Ok<AreasAnswer>, Problem>> Areas(HttpRequest request, Catalogue catalogue, AreaDesk desk, CancellationToken cancellation)
    {
        var (municipality, problem) = await AskedMunicipality.Of(request, catalogue, cancellation);
        return municipality is null ? problem! : TypedResults.Ok(AreasAnswer.Of(municipality, await desk.Proposals(municipality, cancellation)));
    }

    private static async Task<Results<Ok<AreasAnswer>, Problem>> Succeed(
        string code, HttpRequest request, Catalogue catalogue, AreaDesk desk, CancellationToken cancellation)
    {
        if (!NeighbourhoodCode.TryParse(code, null, out var former)
            || await catalogue.Municipality(former.Municipality, cancellation) is not { } municipality || !municipality.Knows(former)) return Problem.NotFound();
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var heirs = HeirsReader.Read(document!.RootElement, municipality, errors);
            if (errors.Any) return Problem.BadInput(errors);
            return await desk.Succeed(municipality, former, heirs, cancellation) is { } after
                ? TypedResults.Ok(AreasAnswer.Of(after, await desk.Proposals(after, cancellation)))
                : new Problem(StatusCodes.Status409Conflict, "Kan niet", "Voor deze kaart is al iets anders vastgelegd over deze buurt. Wat is vastgelegd, blijft.");
        }
    }
}

/// <summary>What was loaded.</summary>
internal sealed record MapAnswer(IReadOnlyList<MappedAnswer> Gemeenten, int Jaar);

/// <summary>What was loaded of one municipality.</summary>
/// <param name="Wijken">How many districts.</param>
/// <param name="Buurten">How many neighbourhoods.</param>
/// <param name="Vormen">How many outlines were kept for showing; left out if the map has no shapes.</param>
/// <param name="Opmerking">Why no outlines were kept, if the map has shapes.</param>
/// <param name="TeBeslissen">Of how many neighbourhoods somebody is to say what took their place; left out if there are none.</param>
internal sealed record MappedAnswer(string Code, string Naam, int Wijken, int Buurten, int? Vormen, string? Opmerking, int? TeBeslissen);

/// <summary>The neighbourhoods that take the place of one.</summary>
internal sealed record SuccessionRequest(IReadOnlyList<HeirRequest> Opvolgers);

/// <summary>One of them, with which part of the households it has, in whole per cents.</summary>
internal sealed record HeirRequest(string Buurt, int Deel);

/// <summary>The map of a municipality.</summary>
/// <param name="Jaren">The years of the maps that its neighbourhoods come from, the newest first.</param>
/// <param name="Wijken">How many districts.</param>
/// <param name="Buurten">How many neighbourhoods.</param>
/// <param name="TeBeslissen">What the newest map changes and nobody has decided on.</param>
/// <param name="Opvolgingen">What was decided, the latest first.</param>
public sealed record AreasAnswer(IReadOnlyList<int> Jaren, int Wijken, int Buurten, IReadOnlyList<SuccessionAnswer> TeBeslissen, IReadOnlyList<SuccessionAnswer> Opvolgingen)
{
    internal static AreasAnswer Of(KnownMunicipality municipality, IReadOnlyList<ProposedSuccession> proposals) => new(
        [.. municipality.View.Neighbourhoods.Select(area => area.Edition.Year).Distinct().OrderDescending()],
        municipality.View.Districts.Count, municipality.View.Neighbourhoods.Count,
        [.. proposals.Select(proposal => SuccessionAnswer.Of(proposal.Former, proposal.Heirs, proposal.IsDrawnStill, null, municipality))],
        [.. municipality.View.Successions.Reverse().Select(known => SuccessionAnswer.Of(known.Former, known.Heirs, !known.IsEnded, known.From.ToString(), municipality))]);
}

/// <summary>A neighbourhood that a newer map draws otherwise or not at all, and those that take its place.</summary>
/// <param name="Buurt">The neighbourhood.</param>
/// <param name="Jaar">The year of the map that it comes from.</param>
/// <param name="BestaatNog">Whether its code lives on.</param>
/// <param name="Opvolgers">Those that take its place, with which part of the households they have in whole per cents.</param>
/// <param name="Vanaf">The first quarter in the new areas; left out as long as nothing is decided.</param>
public sealed record SuccessionAnswer(NamedCode Buurt, int Jaar, bool BestaatNog, IReadOnlyList<HeirAnswer> Opvolgers, string? Vanaf)
{
    internal static SuccessionAnswer Of(NeighbourhoodArea former, IReadOnlyList<AreaHeir> heirs, bool isThere, string? from, KnownMunicipality municipality) => new(
        new(former.Code.ToString(), former.Name), former.Edition.Year, isThere,
        [.. heirs.Select(heir => new HeirAnswer(municipality.Named(heir.Code), heir.Percentage))], from);
}

/// <summary>One that takes the place of another, for a part.</summary>
public sealed record HeirAnswer(NamedCode Buurt, int Deel);
