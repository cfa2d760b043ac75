using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Menus;
using Signals.Core.Municipalities;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Menus;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages.Teams;

/// <summary>The cards that a team leaves out of what its municipality offers.</summary>
internal static class TeamMenuPages
{
    public static void MapTeamMenuPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/wijkteam/menukaart").ExcludeFromDescription();
        group.MapGet("", Show).RequireAuthorization(Policies.Staff);
        group.MapPost("", Change).RequireAuthorization(Policies.OwnTeam);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(
        string? team, string? opgeslagen, HttpContext context, Catalogue catalogue, TimeProvider clock, CancellationToken cancellation) =>
        await catalogue.Team(team ?? "", cancellation) is var (known, municipality)
            ? PageForms.Show<TeamMenuPage>(context, Model(known, municipality, Caller.Of(context), clock, municipality.LeftOutBy(known.Id), [], opgeslagen is not null))
            : Problem.NotFound();

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Change(
        string? team, HttpContext context, InboxDesk desk, Catalogue catalogue, GrainsWithinReach grains, TimeProvider clock, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        var caller = Caller.Of(context);
        if (await desk.Team(team ?? "", caller, cancellation) is not { } inbox) return Problem.NotFound();
        var (errors, municipality) = (new FieldErrors(), inbox.Municipality);
        var leftOut = TeamMenuReader.Read(new(FormBody.Of(form, [], lists: [TeamMenuReader.Field]), "", errors, [TeamMenuReader.Field]), municipality, errors);
        var told = FormBody.Errors(errors, new Dictionary<string, string>());
        if (told.Count == 0)
        {
            // What the municipality does not offer now is not on the page, so what the team chose about it stays.
            var unseen = municipality.LeftOutBy(inbox.Id).Where(code => !municipality.View.Menu.Offers(code) && !leftOut.Contains(code));
            var view = await grains.Municipality(municipality.Code).NarrowMenu(inbox.Id, [.. leftOut, .. unseen], cancellation);
            catalogue.Forget();
            if (view is not null) return TypedResults.LocalRedirect($"/wijkteam/menukaart?team={inbox.Id}&opgeslagen=ja");
            told = [("", TeamMenuEndpoints.Changed().Detail)];
        }
        return PageForms.Show<TeamMenuPage>(
            context, Model(municipality.Team(inbox.Id)!, municipality, caller, clock, leftOut, told, false), StatusCodes.Status400BadRequest);
    }

    private static TeamMenuModel Model(
        Team team, KnownMunicipality municipality, Caller caller, TimeProvider clock, IReadOnlyList<MenuCardCode> leftOut, IReadOnlyList<(string, string)> errors, bool isSaved)
    {
        var today = DutchTime.DateOf(clock.GetUtcNow());
        return new(
            new(team.Id.ToString(), team.Name), [.. municipality.View.Menu.Offered.Select(Row)],
            caller.Is(Roles.Coordinator) && caller.BelongsTo(team.Id), errors, isSaved);

        TeamMenuRow Row(MenuCard card) => new(
            MenuCardAnswer.Of(card, today), [.. card.Themes.Select(theme => municipality.Theme(theme.ToString())?.Name).OfType<string>()],
            StandardMenu.IsAlways(card.Code), leftOut.Contains(card.Code));
    }
}
