using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Teams;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Outreach;

/// <summary>The walk-in hours and stops of the coffee cart that a team plans.</summary>
internal static class AgendaEndpoints
{
    public static void MapAgenda(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/wijkteams/{id}/agenda").WithTags("agenda");
        group.MapGet("", Read).RequireAuthorization(Policies.Staff).WithName("agenda").WithSummary("Geplande inloopspreekuren en stops van de koffiekar van een wijkteam");
        group.MapPost("", Plan).RequireAuthorization(Policies.Inbox).WithName("agendaPlannen")
            .WithSummary("Een inloopspreekuur of een stop van de koffiekar plannen, eenmalig of elke week").Accepts<OutreachRequest>("application/json");
        group.MapDelete("/{nummer}", Cancel).RequireAuthorization(Policies.Inbox).WithName("agendaAfzeggen").WithSummary("Iets afzeggen: helemaal, of met datum alleen die dag");
    }

    private static async Task<Results<Ok<IEnumerable<AgendaAnswer>>, Problem>> Read(
        string id, HttpRequest request, Catalogue catalogue, GrainsWithinReach grains, TimeProvider clock, CancellationToken cancellation)
    {
        if (await catalogue.Team(id, cancellation) is not var (team, municipality)) return Problem.NotFound();
        var errors = new FieldErrors();
        var days = Days.Of(new(request, errors, ["van", "tot"]), DutchTime.DateOf(clock.GetUtcNow()), errors);
        if (errors.Any) return Problem.BadInput(errors);
        var agenda = await grains.Team(municipality.Code, team.Id).Agenda(days.From, days.To, cancellation);
        return TypedResults.Ok(agenda.Select(one => AgendaAnswer.Of(one, municipality)));
    }

    private static async Task<Results<Created<PlanAnswer>, Problem>> Plan(
        string id, HttpContext context, InboxDesk desk, OutreachBoard board, TimeProvider clock, CancellationToken cancellation)
    {
        if (await desk.Team(id, Caller.Of(context), cancellation) is not { } team) return Problem.NotFound();
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var plan = PlanReader.Read(new(document!.RootElement, "", errors, PlanReader.Known), team, DutchTime.DateOf(clock.GetUtcNow()), errors);
            if (plan is null) return Problem.BadInput(errors);
            var number = await team.Grain.PlanOutreach(plan, cancellation);
            board.Forget(team.Municipality.Code);
            return number is { } known
                ? TypedResults.Created((string?)null, PlanAnswer.Of(known, plan, team.Municipality))
                : new Problem(StatusCodes.Status409Conflict, "Agenda vol", $"Een wijkteam heeft hooguit {OutreachCalendar.Most} plannen in de agenda. Zeg er eerst een af.");
        }
    }

    private static async Task<Results<NoContent, Problem>> Cancel(
        string id, string nummer, HttpContext context, InboxDesk desk, OutreachBoard board, CancellationToken cancellation)
    {
        if (await desk.Team(id, Caller.Of(context), cancellation) is not { } team) return Problem.NotFound();
        var errors = new FieldErrors();
        var day = new QueryFields(context.Request, errors, ["datum"]).Value<DateOnly>("datum", TextRules.TryDay, "ongeldige-dag", "Hier hoort een dag te staan, zoals 2026-11-20.");
        if (errors.Any) return Problem.BadInput(errors);
        var cancelled = int.TryParse(nummer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && await team.Grain.CancelOutreach(number, day, cancellation);
        board.Forget(team.Municipality.Code);
        return cancelled ? TypedResults.NoContent() : Problem.NotFound("Dit staat niet in de agenda, of niet op die dag.");
    }
}
