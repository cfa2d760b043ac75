using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Settings;

namespace Signals.Gateway.Pages.Administration;

internal static class SettingsPages
{
    public static void MapSettingsPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/instellingen", Show).RequireAuthorization(Policies.Staff).ExcludeFromDescription();
        routes.MapPost("/instellingen", Change).RequireAuthorization(Policies.Administration).ExcludeFromDescription();
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(
        string? gemeente, string? opgeslagen, HttpContext context, SettingsDesk desk, CancellationToken cancellation)
    {
        if (await desk.Find(gemeente, cancellation) is not { } municipality) return Problem.NotFound();
        var settings = municipality.View.Detection;
        return PageForms.Show<SettingsPage>(context, Model(
            municipality, context, Sensitivity.Of(settings).Code, Text(settings.MinimumHouseholds), Text(settings.MinimumSourceKinds), opgeslagen is not null, []));
    }

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Change(HttpContext context, SettingsDesk desk, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (await desk.Find(form["gemeente"], cancellation) is not { } municipality) return Problem.NotFound();
        var errors = new FieldErrors();
        var (chosen, households, sourceKinds) = (form["opmerkzaamheid"].ToString(), form["minstensHuishoudens"].ToString(), form["minstensBronsoorten"].ToString());
        var changed = await desk.Set(municipality, new(chosen, Whole(households), Whole(sourceKinds)), null, field => field, errors, cancellation);
        return changed is null
            ? PageForms.Show<SettingsPage>(
                context,
                Model(municipality, context, Sensitivity.Find(chosen)?.Code ?? Sensitivity.Of(municipality.View.Detection).Code, households, sourceKinds, false, [.. errors.All.Select(error => (error.Veld, error.Melding))]),
                StatusCodes.Status400BadRequest)
            : TypedResults.LocalRedirect($"/instellingen?gemeente={municipality.Code}&opgeslagen=ja");
    }

    private static SettingsModel Model(
        KnownMunicipality municipality, HttpContext context, string chosen, string households, string sourceKinds, bool isSaved, IReadOnlyList<(string, string)> errors)
    {
        var view = municipality.View;
        return new(
            new(municipality.Code.ToString(), view.Name ?? municipality.Code.ToString()),
            [.. Sensitivity.All.Select(one => new SettingsChoice(one.Code, one.Name, ByChance.Of(one.PromptScore, municipality.OfferedThemes.Count, view.Neighbourhoods.Count)))],
            chosen, households, sourceKinds, context.User.IsInRole(Roles.Administrator), isSaved, errors);
    }

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
