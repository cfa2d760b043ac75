using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Notifications;
using Signals.Gateway.Notifications;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages.Administration;

/// <summary>What waits to be delivered outside, and what could not be.</summary>
internal static class DeliveryPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bezorging", Show);
        routes.MapPost("/bezorging", Again);
    }

    private static async Task<RazorComponentResult> Show(string? gedaan, HttpContext context, DeliveryDesk desk, CancellationToken cancellation) =>
        PageForms.Show<DeliveryPage>(context, new DeliveryModel(await desk.Read(cancellation), gedaan is null ? null : "Het wordt opnieuw geprobeerd."));

    private static async Task<Results<RedirectHttpResult, Problem>> Again(HttpContext context, DeliveryDesk desk, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        DeliveryId? delivery = null;
        if (form["id"].ToString() is { Length: > 0 } text)
        {
            if (!DeliveryId.TryParse(text, null, out var id))
            {
                var errors = new FieldErrors();
                errors.Add("/id", "ongeldige-naam", DeliveryEndpoints.NoName);
                return Problem.BadInput(errors);
            }
            delivery = id;
        }
        var count = form["wijkteam"].ToString() is { Length: > 0 } team
            ? int.TryParse(form["kanaal"], NumberStyles.None, CultureInfo.InvariantCulture, out var channel) ? await desk.Resend(team, channel, delivery, cancellation) : null
            : await desk.ResendToResidents(delivery, cancellation);
        return count is null ? Problem.NotFound() : TypedResults.LocalRedirect("/beheer/bezorging?gedaan=ja");
    }
}
