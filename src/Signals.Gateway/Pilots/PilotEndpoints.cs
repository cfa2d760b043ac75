using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Municipalities;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;
using Signals.Gateway.Teams;

namespace Signals.Gateway.Pilots;

/// <summary>Beginning with a pilot: prompts are shown to its people only, until a team is switched on.</summary>
internal static class PilotEndpoints
{
    public static void MapPilot(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/pilot").WithTags("pilot");
        group.MapGet("", Read).RequireAuthorization(Policies.Staff).WithName("pilot").WithSummary("Of het platform nog alleen meekijkt; voor een beheerder ook met wie, en welke wijkteams aanstaan");
        group.MapPut("", Set).RequireAuthorization(Policies.Administration).WithName("pilotZetten")
            .WithSummary("Beginnen met meekijken, wijkteams aanzetten, of ermee stoppen").Accepts<PilotRequest>("application/json");
        group.MapGet("/verslag", Report).RequireAuthorization(Policies.Inbox).WithName("pilotVerslag")
            .WithSummary("Wat het platform vroeg aan de eigen wijkteams, wat die ervan vonden, en wat toeval zou geven; voor de mensen van de proefgroep");
    }

    private static async Task<Results<Ok<PilotAnswer>, Problem>> Read(HttpContext context, Catalogue catalogue, CancellationToken cancellation)
    {
        var (municipality, problem) = await AskedMunicipality.Of(context.Request, catalogue, cancellation);
        return municipality is null ? problem! : TypedResults.Ok(PilotAnswer.Of(municipality.View.Pilot, Caller.Of(context).Is(Roles.Administrator)));
    }

    private static async Task<Results<Ok<PilotAnswer>, Problem>> Set(HttpRequest request, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, PilotReader.Known);
            var municipality = await AskedMunicipality.Of(fields, errors, catalogue, cancellation);
            var pilot = PilotReader.Read(fields, municipality, errors);
            if (errors.Any) return Problem.BadInput(errors);
            var view = await grains.Municipality(municipality!.Code).SetPilot(pilot, cancellation);
            catalogue.Forget();
            return view is null ? TeamEndpoints.Changed() : TypedResults.Ok(PilotAnswer.Of(view.Pilot, isAdministrator: true));
        }
    }

    private static async Task<Results<Ok<PilotReportAnswer>, Problem>> Report(HttpContext context, PilotDesk desk, Catalogue catalogue, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var query = new QueryFields(context.Request, errors, ["van", "tot", "wijkteam", AskedMunicipality.Field]);
        var municipality = await AskedMunicipality.Of(query, errors, catalogue, cancellation);
        var period = desk.Period(query, errors);
        var team = query.Text("wijkteam");
        var caller = Caller.Of(context);
        if (municipality is not null && !municipality.View.Pilot.Includes(caller.Name)) return NotOfPilot();
        var teams = municipality is null ? [] : await desk.Teams(municipality, caller, cancellation);
        if (team is not null && municipality is not null)
        {
            teams = [.. teams.Where(one => one.Id.ToString() == team)];
            if (teams.Count == 0) errors.Add("wijkteam", "onbekend-wijkteam", "Dit wijkteam is hier niet bekend, of u hoort er niet bij.");
        }
        return errors.Any ? Problem.BadInput(errors) : TypedResults.Ok(await desk.Report(municipality!, teams, period, cancellation));
    }

    /// <summary>Said to whoever is not of the pilot.</summary>
    internal static Problem NotOfPilot() => new(StatusCodes.Status403Forbidden, "Geen toegang", "Dit verslag is voor de mensen van de proefgroep. Een beheerder zet u op de lijst.");
}

/// <summary>How a pilot is to be, in place of how it was.</summary>
internal sealed record PilotRequest(string? Gemeente, bool Meekijken, IReadOnlyList<string> Mensen, IReadOnlyList<string> Wijkteams);

/// <summary>How a municipality begins.</summary>
/// <param name="Meekijken">Whether prompts are shown to the people of the pilot only, except in teams that are switched on.</param>
/// <param name="Mensen">The account names of the people of the pilot; for administrators only.</param>
/// <param name="Wijkteams">The teams that are switched on; for administrators only.</param>
public sealed record PilotAnswer(bool Meekijken, IReadOnlyList<string>? Mensen, IReadOnlyList<string>? Wijkteams)
{
    internal static PilotAnswer Of(Pilot pilot, bool isAdministrator) =>
        isAdministrator ? new(pilot.LooksAlong, pilot.People, [.. pilot.Live.Select(team => team.ToString())]) : new(pilot.LooksAlong, null, null);
}
