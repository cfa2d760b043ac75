using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Pilots;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Pages.Teams;

/// <summary>What a pilot brought, for its people.</summary>
internal static class PilotReportPages
{
    public static void MapPilotReportPages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/wijkteam/pilot", Show).RequireAuthorization(Policies.Inbox).ExcludeFromDescription();

    private static async Task<Results<RazorComponentResult, Problem>> Show(string? team, HttpContext context, InboxDesk inboxes, PilotDesk desk, CancellationToken cancellation)
    {
        var caller = Caller.Of(context);
        if (await inboxes.Team(team ?? "", caller, cancellation) is not { } inbox) return Problem.NotFound();
        if (!inbox.Municipality.View.Pilot.Includes(caller.Name)) return PilotEndpoints.NotOfPilot();
        var errors = new FieldErrors();
        var period = desk.Period(new QueryFields(context.Request, errors, ["team", "van", "tot"]), errors);
        var report = errors.Any ? null : await desk.Report(inbox.Municipality, [inbox], period, cancellation);
        return PageForms.Show<PilotReportPage>(
            context,
            new PilotReportModel(new(inbox.Id.ToString(), inbox.Name), Asked("van", period.From), Asked("tot", period.To), report, [.. errors.All.Select(error => (error.Veld, error.Melding))]),
            errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

        string Asked(string name, DateOnly day) => context.Request.Query[name] is { Count: > 0 } asked ? asked.ToString() : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}

/// <summary>The report of a pilot as it stands.</summary>
/// <param name="Team">The team that it is about.</param>
/// <param name="From">The first day, as it was asked.</param>
/// <param name="To">The last day, as it was asked.</param>
/// <param name="Report">The report; null if the question was not right.</param>
/// <param name="Errors">What is wrong.</param>
public sealed record PilotReportModel(NamedCode Team, string From, string To, PilotReportAnswer? Report, IReadOnlyList<(string Field, string Message)> Errors);
