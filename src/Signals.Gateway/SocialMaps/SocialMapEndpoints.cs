using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Areas;
using Signals.Core.SocialMaps;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.SocialMaps;

/// <summary>The social map of a municipality: help and initiatives, with the day on which each was last checked.</summary>
internal static class SocialMapEndpoints
{
    public static void MapSocialMap(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/sociale-kaart").WithTags("sociale kaart");
        group.MapGet("", All).RequireAuthorization(Policies.Staff).WithName("socialeKaart").WithSummary("Hulp en initiatieven in een gemeente, ook bij een thema of een buurt");
        group.MapPut("/{code}", Set).RequireAuthorization(Policies.SocialMap).WithName("socialeKaartZetten")
            .WithSummary("Hulp of een initiatief toevoegen, veranderen of als gecontroleerd aanmerken").Accepts<SocialMapRequest>("application/json");
        group.MapDelete("/{code}", Remove).RequireAuthorization(Policies.SocialMap).WithName("socialeKaartWeghalen").WithSummary("Hulp of een initiatief weghalen");
    }

    private static async Task<Results<Ok<IReadOnlyList<SocialMapAnswer>>, Problem>> All(HttpRequest request, Catalogue catalogue, SocialMapDesk desk, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var query = new QueryFields(request, errors, [AskedMunicipality.Field, "thema", "buurt"]);
        var municipality = await AskedMunicipality.Of(query, errors, catalogue, cancellation);
        ThemeCode? theme = null;
        if (query.Text("thema") is { } named && (theme = municipality?.Theme(named)?.Code) is null) errors.Add("thema", "onbekend-thema", "Dit thema is hier niet bekend.");
        var neighbourhood = query.Value(
            "buurt", (string text, out NeighbourhoodCode code) => NeighbourhoodCode.TryParse(text, null, out code) && municipality?.Neighbourhood(code) is not null, "onbekende-buurt", "Deze buurt is hier niet bekend.");
        return errors.Any ? Problem.BadInput(errors) : TypedResults.Ok(await desk.Find(municipality!, theme is null ? [] : [theme], neighbourhood, cancellation));
    }

    private static async Task<Results<Ok<SocialMapAnswer>, Problem>> Set(
        string code, HttpRequest request, Catalogue catalogue, GrainsWithinReach grains, TimeProvider clock, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var (errors, today) = (new FieldErrors(), DutchTime.DateOf(clock.GetUtcNow()));
            if (!SocialMapCode.TryParse(code, null, out var known))
                errors.Add("code", "ongeldige-code", "Een code heeft 2 tot en met 40 kleine letters, cijfers en streepjes, en begint met een letter.");
            var fields = new JsonFields(document!.RootElement, "", errors, SocialMapReader.Known);
            var municipality = await AskedMunicipality.Of(fields, errors, catalogue, cancellation);
            if (SocialMapReader.Read(known, fields, municipality, today, errors) is not { } entry) return Problem.BadInput(errors);
            return await grains.SocialMap(municipality!.Code).Set(entry, cancellation) ? TypedResults.Ok(SocialMapAnswer.Of(entry, municipality, today)) : Full();
        }
    }

    private static async Task<Results<NoContent, Problem>> Remove(string code, HttpRequest request, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (municipality, problem) = await AskedMunicipality.Of(request, catalogue, cancellation);
        if (municipality is null) return problem!;
        return SocialMapCode.TryParse(code, null, out var known) && await grains.SocialMap(municipality.Code).Remove(known, cancellation)
            ? TypedResults.NoContent()
            : Problem.NotFound("Dit staat niet op de sociale kaart.");
    }

    internal static Problem Full() => Problem.BadInput("code", "kaart-vol", $"Op de sociale kaart passen {SocialMap.Most} regels. Haal er eerst een weg.");
}

/// <summary>An entry as it is to be. Without a day it counts as checked today.</summary>
internal sealed record SocialMapRequest(
    string? Gemeente, string Naam, string Soort, string Omschrijving, string Contact, IReadOnlyList<string>? Themas, IReadOnlyList<string>? Buurten, DateOnly? GecontroleerdOp);
