using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Menus;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Menus;

/// <summary>What a team leaves out of the menu, inside what its municipality offers.</summary>
internal static class TeamMenuEndpoints
{
    public static void MapTeamMenu(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/wijkteams/{id}/menukaart").WithTags("menukaart");
        group.MapGet("", All).RequireAuthorization(Policies.Staff).WithName("wijkteamMenukaart").WithSummary("De kaarten die de gemeente aanbiedt, en welke het wijkteam weglaat");
        group.MapPut("", Narrow).RequireAuthorization(Policies.OwnTeam).WithName("wijkteamMenukaartZetten")
            .WithSummary("Zeggen welke kaarten het wijkteam weglaat, in plaats van wat het eerder wegliet").Accepts<TeamMenuRequest>("application/json");
    }

    private static async Task<Results<Ok<IEnumerable<TeamMenuAnswer>>, Problem>> All(string id, Catalogue catalogue, TimeProvider clock, CancellationToken cancellation) =>
        await catalogue.Team(id, cancellation) is var (team, municipality)
            ? TypedResults.Ok(Answer(municipality, municipality.LeftOutBy(team.Id), clock))
            : Problem.NotFound();

    private static async Task<Results<Ok<IEnumerable<TeamMenuAnswer>>, Problem>> Narrow(
        string id, HttpContext context, InboxDesk desk, Catalogue catalogue, GrainsWithinReach grains, TimeProvider clock, CancellationToken cancellation)
    {
        if (await desk.Team(id, Caller.Of(context), cancellation) is not { } team) return Problem.NotFound();
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var leftOut = TeamMenuReader.Read(new(document!.RootElement, "", errors, [TeamMenuReader.Field]), team.Municipality, errors);
            if (errors.Any) return Problem.BadInput(errors);
            var view = await grains.Municipality(team.Municipality.Code).NarrowMenu(team.Id, leftOut, cancellation);
            catalogue.Forget();
            return view is null ? Changed() : TypedResults.Ok(Answer(new(view), leftOut, clock));
        }
    }

    /// <summary>Said when the menu was changed while this was on its way.</summary>
    internal static Problem Changed() => new(StatusCodes.Status409Conflict, "Kan nu niet", "Er is intussen iets aan de menukaart veranderd. Bekijk hoe zij nu is en probeer het opnieuw.");

    private static IEnumerable<TeamMenuAnswer> Answer(KnownMunicipality municipality, IReadOnlyList<MenuCardCode> leftOut, TimeProvider clock)
    {
        var today = DutchTime.DateOf(clock.GetUtcNow());
        return municipality.View.Menu.Offered.Select(card => TeamMenuAnswer.Of(card, leftOut, today));
    }
}

/// <summary>The codes of all cards that a team leaves out.</summary>
internal sealed record TeamMenuRequest(IReadOnlyList<string> Weggelaten);
