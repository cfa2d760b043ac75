using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Municipalities;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Teams;

internal static class TeamEndpoints
{
    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/wijkteams").WithTags("wijkteams");
        group.MapGet("", All).RequireAuthorization(Policies.Staff).WithName("wijkteams").WithSummary("Wijkteams van een gemeente");
        group.MapPut("/{id}", Form).RequireAuthorization(Policies.Administration).WithName("wijkteamZetten")
            .WithSummary("Een wijkteam vormen, hernoemen of andere wijken en buurten geven").Accepts<TeamRequest>("application/json");
        group.MapDelete("/{id}", Dissolve).RequireAuthorization(Policies.Administration).WithName("wijkteamOpheffen")
            .WithSummary("Een wijkteam opheffen dat geen wijk of buurt meer heeft");
    }

    private static async Task<Results<Ok<IEnumerable<TeamAnswer>>, Problem>> All(HttpRequest request, Catalogue catalogue, CancellationToken cancellation)
    {
        var (municipality, problem) = await AskedMunicipality.Of(request, catalogue, cancellation);
        return municipality is null ? problem! : TypedResults.Ok(municipality.View.Teams.Select(TeamAnswer.Of));
    }

    private static async Task<Results<Ok<TeamAnswer>, Problem>> Form(
        string id, HttpRequest request, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var (municipality, team) = await new TeamRules(catalogue, errors).Read(id, document!.RootElement, cancellation);
            if (errors.Any) return Problem.BadInput(errors);
            var view = await grains.Municipality(municipality!.Code).FormTeam(team!, cancellation);
            catalogue.Forget();
            return view is null ? Changed() : TypedResults.Ok(TeamAnswer.Of(new KnownMunicipality(view).Team(team!.Id)!));
        }
    }

    internal static async Task<Results<NoContent, Problem>> Dissolve(string id, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        if (!TeamId.TryParse(id, null, out var team) || await catalogue.MunicipalityOf(team, cancellation) is not { } municipality) return Problem.NotFound();
        // Nobody could read these any more.
        if ((await grains.Team(municipality.Code, team).Approaches(cancellation)).Any(approach => !approach.IsClosed))
            return Conflict("Dit wijkteam heeft nog een aanpak die loopt. Rond die eerst af.");
        foreach (var status in new[] { PromptStatus.New, PromptStatus.Seen })
            if ((await grains.Team(municipality.Code, team).Page(new(null, status, null, 0, 1), cancellation)).Total > 0)
                return Conflict("Dit wijkteam heeft nog aanleidingen die openstaan. Pak ze op, leg ze terzijde, of wacht tot ze zijn verlopen.");
        var view = await grains.Municipality(municipality.Code).DissolveTeam(team, cancellation);
        catalogue.Forget();
        return view is null ? Conflict("Dit wijkteam heeft nog wijken of buurten. Geef die eerst aan een ander wijkteam.") : TypedResults.NoContent();
    }

    internal static Problem Changed() => Conflict("Er is intussen iets aan de wijkteams veranderd. Bekijk hoe het nu is en probeer het opnieuw.");

    private static Problem Conflict(string detail) => new(StatusCodes.Status409Conflict, "Kan nu niet", detail);
}

/// <summary>A team as it is to be: all that it serves, in place of what it served.</summary>
internal sealed record TeamRequest(string? Gemeente, string Naam, IReadOnlyList<string> Wijken, IReadOnlyList<string> Buurten);

/// <summary>A district team.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Naam">Its name.</param>
/// <param name="Wijken">Districts that it serves.</param>
/// <param name="Buurten">Single neighbourhoods that it serves, whichever team serves their district.</param>
internal sealed record TeamAnswer(string Id, string Naam, IReadOnlyList<string> Wijken, IReadOnlyList<string> Buurten)
{
    public static TeamAnswer Of(Team team) => new(
        team.Id.ToString(), team.Name, [.. team.Districts.Select(district => district.ToString())], [.. team.Neighbourhoods.Select(neighbourhood => neighbourhood.ToString())]);
}
