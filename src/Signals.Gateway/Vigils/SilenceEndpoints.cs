using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Core.Vigils;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Grains.Vigils;

namespace Signals.Gateway.Vigils;

/// <summary>Silence that a municipality's past makes unlikely.</summary>
internal static class SilenceEndpoints
{
    public static void MapSilence(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/beheer/stilte", Read).RequireAuthorization(Policies.Administration).WithTags("beheer").WithName("stilte")
        .WithSummary("Waaruit opvallend weinig binnenkomt in een gemeente, en of het platform nog iets opvalt");

    private static async Task<Results<Ok<SilencesAnswer>, Problem>> Read(HttpRequest request, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (municipality, problem) = await AskedMunicipality.Of(request, catalogue, cancellation);
        return municipality is null ? problem! : TypedResults.Ok(SilencesAnswer.Of(await grains.Vigil(municipality.Code).Read(cancellation)));
    }
}

/// <summary>Silence that a municipality's past makes unlikely.</summary>
/// <param name="Weken">Of how many closed weeks the platform knows what came in.</param>
/// <param name="Stil">What is silent now, the latest first.</param>
/// <param name="Voorbij">What was silent in those weeks and is no longer, the latest first.</param>
/// <param name="Toelichting">How to read it.</param>
public sealed record SilencesAnswer(int Weken, IReadOnlyList<SilenceAnswer> Stil, IReadOnlyList<SilenceAnswer> Voorbij, string Toelichting)
{
    internal static SilencesAnswer Of(VigilView view) => new(
        view.Weeks, [.. view.Quiets.Where(quiet => quiet.Through is null).Select(SilenceAnswer.Of)], [.. view.Quiets.Where(quiet => quiet.Through is not null).Select(SilenceAnswer.Of)],
        $"Elke maandagochtend kijkt het platform of er opvallend weinig binnenkwam, naast de weken ervoor. Dat kan vanaf {Fewness.FewestWeeks + 1} weken, zonder de weken rond de jaarwisseling en juli en augustus. Bronnen die uw gemeente niet gebruikt, tellen niet mee.");
}

/// <summary>A silence.</summary>
/// <param name="Bron">The kind of source; left out for what the platform finds.</param>
/// <param name="Van">The first day.</param>
/// <param name="Tot">The last day; left out as long as it lasts.</param>
/// <param name="Uitleg">What teams were told.</param>
/// <param name="OpgemerktOp">When it was noticed.</param>
public sealed record SilenceAnswer(NamedCode? Bron, DateOnly Van, DateOnly? Tot, string Uitleg, DateTimeOffset OpgemerktOp)
{
    internal static SilenceAnswer Of(Quiet quiet) => new(
        quiet.Source is { } source ? new(source.Code(), source.Name()) : null, quiet.From.Monday, quiet.Through?.Sunday, quiet.Explanation ?? "", DutchTime.Local(quiet.NotedAt));
}
