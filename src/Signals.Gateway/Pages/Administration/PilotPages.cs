using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Pilots;
using Signals.Gateway.Problems;
using Signals.Gateway.Teams;

namespace Signals.Gateway.Pages.Administration;

/// <summary>Beginning with a pilot, and switching teams on.</summary>
internal static class PilotPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pilot", Show);
        routes.MapPost("/pilot", Change);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(string? opgeslagen, HttpContext context, Catalogue catalogue, CancellationToken cancellation)
    {
        if (await catalogue.Municipality(catalogue.Home, cancellation) is not { } municipality) return Problem.NotFound();
        var pilot = municipality.View.Pilot;
        return PageForms.Show<PilotPage>(context, Model(municipality, pilot.LooksAlong, string.Join('\n', pilot.People), pilot.Live.Select(team => team.ToString()), [], opgeslagen is not null));
    }

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Change(HttpContext context, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (await catalogue.Municipality(catalogue.Home, cancellation) is not { } municipality) return Problem.NotFound();
        var errors = new FieldErrors();
        var pilot = PilotReader.Read(new(FormBody.Of(form, [], lists: ["wijkteams"], flags: ["meekijken"], lines: ["mensen"]), "", errors, PilotReader.Known), municipality, errors);
        var told = FormBody.Errors(errors, new Dictionary<string, string>());
        if (told.Count == 0)
        {
            var view = await grains.Municipality(municipality.Code).SetPilot(pilot, cancellation);
            catalogue.Forget();
            if (view is not null) return TypedResults.LocalRedirect("/beheer/pilot?opgeslagen=ja");
            told = [("", TeamEndpoints.Changed().Detail)];
        }
        return PageForms.Show<PilotPage>(
            context, Model(municipality, form["meekijken"] == "ja", form["mensen"].ToString(), form["wijkteams"].OfType<string>(), told, false), StatusCodes.Status400BadRequest);
    }

    private static PilotModel Model(
        KnownMunicipality municipality, bool looksAlong, string people, IEnumerable<string> live, IReadOnlyList<(string, string)> errors, bool isSaved) => new(
        looksAlong, people, [.. municipality.View.Teams.Where(team => !team.ServesNothing).Select(team => new Choice(team.Id.ToString(), team.Name))], live.ToHashSet(), errors, isSaved);
}
