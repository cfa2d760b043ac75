using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Settings;

/// <summary>What a team sets for its own prompts, inside the bounds of its municipality.</summary>
internal static class TeamSettingsEndpoints
{
    public static void MapTeamSettings(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/wijkteams/{id}/instellingen").WithTags("instellingen");
        group.MapGet("", Read).RequireAuthorization(Policies.Staff).WithName("wijkteamInstellingen")
            .WithSummary("Wanneer een toename een aanleiding wordt in de buurten van een wijkteam, en hoe vaak toeval dat doet");
        group.MapPut("", Set).RequireAuthorization(Policies.OwnTeam).WithName("wijkteamInstellingenZetten")
            .WithSummary("Instellen wanneer een toename een aanleiding wordt voor het eigen wijkteam").Accepts<TeamSettingsRequest>("application/json");
        group.MapDelete("", Clear).RequireAuthorization(Policies.OwnTeam).WithName("wijkteamInstellingenWissen")
            .WithSummary("Weer doen wat de gemeente heeft ingesteld");
    }

    private static async Task<Results<Ok<TeamSettingsAnswer>, Problem>> Read(string id, Catalogue catalogue, CancellationToken cancellation) =>
        await catalogue.Team(id, cancellation) is var (team, municipality) ? TypedResults.Ok(TeamSettingsAnswer.Of(team, municipality)) : Problem.NotFound();

    private static async Task<Results<Ok<TeamSettingsAnswer>, Problem>> Set(
        string id, HttpContext context, InboxDesk inboxes, SettingsDesk desk, CancellationToken cancellation)
    {
        if (await inboxes.Team(id, Caller.Of(context), cancellation) is not { } team) return Problem.NotFound();
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, ["opmerkzaamheid", "minstensHuishoudens", "minstensBronsoorten"]);
            return await desk.SetTeam(team, SettingsEndpoints.Wanted(fields), SettingsEndpoints.Pointer, errors, cancellation) is { } changed
                ? TypedResults.Ok(TeamSettingsAnswer.Of(changed.Team(team.Id)!, changed))
                : Problem.BadInput(errors);
        }
    }

    private static async Task<Results<Ok<TeamSettingsAnswer>, Problem>> Clear(
        string id, HttpContext context, InboxDesk inboxes, SettingsDesk desk, CancellationToken cancellation) =>
        await inboxes.Team(id, Caller.Of(context), cancellation) is { } team && await desk.ClearTeam(team, cancellation) is { } changed
            ? TypedResults.Ok(TeamSettingsAnswer.Of(changed.Team(team.Id)!, changed))
            : Problem.NotFound();
}

/// <summary>What a team sets.</summary>
internal sealed record TeamSettingsRequest(string Opmerkzaamheid, int MinstensHuishoudens, int MinstensBronsoorten);
