using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Municipalities;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Problems;
using Signals.Gateway.Settings;

namespace Signals.Gateway.Pages.Teams;

/// <summary>When a rise becomes a prompt, as a team sets it inside what its municipality leaves to it.</summary>
internal static class TeamSettingsPages
{
    private static readonly string[] Fields = ["opmerkzaamheid", "minstensHuishoudens", "minstensBronsoorten"];

    public static void MapTeamSettingsPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/wijkteam/instellingen").ExcludeFromDescription();
        group.MapGet("", Show).RequireAuthorization(Policies.Staff);
        group.MapPost("", Change).RequireAuthorization(Policies.OwnTeam);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(
        string? team, string? opgeslagen, HttpContext context, Catalogue catalogue, CancellationToken cancellation) =>
        await catalogue.Team(team ?? "", cancellation) is var (known, municipality)
            ? PageForms.Show<TeamSettingsPage>(context, Model(known, municipality, Caller.Of(context), null, [], opgeslagen is not null))
            : Problem.NotFound();

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Change(
        string? team, HttpContext context, InboxDesk inboxes, SettingsDesk desk, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        var caller = Caller.Of(context);
        if (await inboxes.Team(team ?? "", caller, cancellation) is not { } inbox) return Problem.NotFound();
        var errors = new FieldErrors();
        if (form["actie"] == "ruimte") await desk.ShareCapacity(inbox, CapacityEndpoints.Rooms.FirstOrDefault(entry => entry.Code == form["ruimte"]) is { Code: not null } shared ? shared.Room : null, cancellation);
        else if (form["actie"] == "wissen") await desk.ClearTeam(inbox, cancellation);
        else await desk.SetTeam(inbox, SettingsEndpoints.Wanted(new(FormBody.Of(form, Fields[..1], Fields[1..]), "", errors, Fields)), SettingsEndpoints.Pointer, errors, cancellation);
        return errors.Any
            ? PageForms.Show<TeamSettingsPage>(
                context,
                Model(inbox.Municipality.Team(inbox.Id)!, inbox.Municipality, caller, Fields.ToDictionary(name => name, name => (string?)form[name].ToString()), FormBody.Errors(errors, new Dictionary<string, string>()), false),
                StatusCodes.Status400BadRequest)
            : TypedResults.LocalRedirect($"/wijkteam/instellingen?team={inbox.Id}&opgeslagen=ja");
    }

    private static TeamSettingsModel Model(
        Team team, KnownMunicipality municipality, Caller caller, IReadOnlyDictionary<string, string?>? values, IReadOnlyList<(string, string)> errors, bool isSaved)
    {
        var (settings, neighbourhoods) = (TeamSettingsAnswer.Of(team, municipality), municipality.View.Neighbourhoods.Count(area => municipality.TeamOf(area.Code)?.Id == team.Id));
        return new(
            settings,
            [
                .. Sensitivity.Within(municipality.View.Bounds).Select(one =>
                    new Choice(one.Code, one.Name, $"{TeamByChance.Of(one.PromptScore, municipality.OfferedThemes.Count, neighbourhoods).PerWijkteam} door toeval")),
            ],
            caller.Is(Roles.Coordinator) && caller.BelongsTo(team.Id),
            values ?? new Dictionary<string, string?>
            {
                ["opmerkzaamheid"] = settings.Opmerkzaamheid,
                ["minstensHuishoudens"] = settings.MinstensHuishoudens.ToString(CultureInfo.InvariantCulture),
                ["minstensBronsoorten"] = settings.MinstensBronsoorten.ToString(CultureInfo.InvariantCulture),
            },
            municipality.CapacityOf(team.Id) is { } capacity ? CapacityEndpoints.Rooms.First(entry => entry.Room == capacity.Room).Code : "", errors, isSaved);
    }
}
