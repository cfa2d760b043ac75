using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Municipalities;
using Signals.Core.Teams;
using Signals.Core.Text;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Problems;
using Signals.Gateway.Teams;

namespace Signals.Gateway.Pages.Administration;

/// <summary>Teams and what they serve.</summary>
internal static class TeamFormPages
{
    private static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal) { ["naam"] = "hoe het team heet" };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/wijkteams", Show);
        routes.MapPost("/wijkteams", Change);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(
        string? team, string? opgeslagen, HttpContext context, Catalogue catalogue, CancellationToken cancellation)
    {
        if (await catalogue.Municipality(catalogue.Home, cancellation) is not { } municipality) return Problem.NotFound();
        var edited = team is null ? null : Find(municipality, team);
        if (team is not null && edited is null) return Problem.NotFound();
        return PageForms.Show<TeamsPage>(context, Model(
            municipality, edited, edited?.Name, [.. (edited?.Districts ?? []).Select(code => code.ToString())], [.. (edited?.Neighbourhoods ?? []).Select(code => code.ToString())], [], opgeslagen is not null));
    }

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Change(
        string? team, HttpContext context, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (await catalogue.Municipality(catalogue.Home, cancellation) is not { } municipality) return Problem.NotFound();
        var edited = team is null ? null : Find(municipality, team);
        if (team is not null && edited is null) return Problem.NotFound();
        var told = form["actie"] == "opheffen" && edited is not null
            ? (await TeamEndpoints.Dissolve(edited.Id.ToString(), catalogue, grains, cancellation)).Result is Problem refused ? [("", refused.Detail)] : []
            : await Form(form, edited, catalogue, grains, cancellation);
        if (told.Count == 0) return TypedResults.LocalRedirect("/beheer/wijkteams?opgeslagen=ja");
        return PageForms.Show<TeamsPage>(
            context, Model(municipality, edited, form["naam"], [.. form["wijken"].OfType<string>()], [.. form["buurten"].OfType<string>()], told, false), StatusCodes.Status400BadRequest);
    }

    private static async Task<IReadOnlyList<(string Field, string Message)>> Form(
        IFormCollection form, Team? edited, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        // Short names are unique over all municipalities here.
        var taken = (await catalogue.TakenTeams(cancellation)).Select(known => known.ToString()).ToList();
        var id = edited?.Id.ToString() ?? Slug.Of(form["naam"].ToString(), taken);
        var (municipality, wanted) = await new TeamRules(catalogue, errors).Read(id, FormBody.Of(form, ["naam"], lists: ["wijken", "buurten"]), cancellation);
        if (errors.Any) return FormBody.Errors(errors, Asked);
        var view = await grains.Municipality(municipality!.Code).FormTeam(wanted!, cancellation);
        catalogue.Forget();
        return view is null ? [("", TeamEndpoints.Changed().Detail)] : [];
    }

    private static Team? Find(KnownMunicipality municipality, string id) => TeamId.TryParse(id, null, out var team) ? municipality.Team(team) : null;

    private static TeamsModel Model(
        KnownMunicipality municipality, Team? edited, string? name, IReadOnlyCollection<string> districts, IReadOnlyCollection<string> neighbourhoods,
        IReadOnlyList<(string, string)> errors, bool isSaved) => new(
        municipality.View.Teams, [.. municipality.View.Districts.Select(area => new Choice(area.Code.ToString(), area.Name))], AreaChoices.Neighbourhoods(municipality),
        edited, name, districts, neighbourhoods, errors, isSaved);
}
