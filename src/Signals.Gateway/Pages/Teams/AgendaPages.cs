using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Municipalities;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Outreach;
using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Pages.Teams;

/// <summary>A team's calendar of walk-in hours and stops of the coffee cart.</summary>
internal static class AgendaPages
{
    private const int DaysShown = 28;

    private static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal)
    {
        ["plek"] = "waar het precies is",
        ["datum"] = "op welke dag het is",
        ["begin"] = "hoe laat het begint",
        ["eind"] = "hoe laat het eindigt",
    };

    private static readonly Dictionary<string, string> Done = new(StringComparer.Ordinal)
    {
        ["gepland"] = "Het staat in de agenda.",
        ["afgezegd"] = "Het is afgezegd.",
    };

    private static readonly (Source Source, string Name)[] Kinds = [(Source.WalkIn, "Een inloopspreekuur"), (Source.CoffeeCart, "Een stop van de koffiekar")];

    public static void MapAgendaPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/wijkteam/agenda").ExcludeFromDescription();
        group.MapGet("", Show).RequireAuthorization(Policies.Staff);
        group.MapPost("", Change).RequireAuthorization(Policies.Inbox);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(
        string? team, string? van, string? gedaan, HttpContext context, Catalogue catalogue, GrainsWithinReach grains, TimeProvider clock, CancellationToken cancellation)
    {
        if (await catalogue.Team(team ?? "", cancellation) is not var (known, municipality)) return Problem.NotFound();
        var today = DutchTime.DateOf(clock.GetUtcNow());
        var from = van is not null && TextRules.TryDay(van, out var day) && Math.Abs(day.DayNumber - today.DayNumber) <= OutreachPlan.MostDaysAhead ? day : today;
        return PageForms.Show<AgendaPage>(context, await Model(known, municipality, from, today, Caller.Of(context), grains, new Dictionary<string, string?>(), [], Done.GetValueOrDefault(gedaan ?? ""), cancellation));
    }

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Change(
        string? team, HttpContext context, InboxDesk desk, OutreachBoard board, GrainsWithinReach grains, TimeProvider clock, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        var caller = Caller.Of(context);
        if (await desk.Team(team ?? "", caller, cancellation) is not { } inbox) return Problem.NotFound();
        var today = DutchTime.DateOf(clock.GetUtcNow());
        if (form["actie"] != "plannen")
        {
            if (!int.TryParse(form["nummer"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !TextRules.TryDay(form["dag"].ToString(), out var day)) return Problem.NotFound();
            await inbox.Grain.CancelOutreach(number, form["actie"] == "afzeggen-alles" ? null : day, cancellation);
            board.Forget(inbox.Municipality.Code);
            return To("afgezegd");
        }
        var errors = new FieldErrors();
        var plan = PlanReader.Read(new(FormBody.Of(form, PlanReader.Known), "", errors, PlanReader.Known), inbox, today, errors);
        if (plan is not null && await inbox.Grain.PlanOutreach(plan, cancellation) is null)
            errors.Add("/datum", "agenda-vol", $"Een wijkteam heeft hooguit {OutreachCalendar.Most} plannen in de agenda. Zeg er eerst een af.");
        board.Forget(inbox.Municipality.Code);
        if (!errors.Any) return To("gepland");
        var shown = PlanReader.Known.ToDictionary(name => name, name => (string?)form[name].ToString());
        return PageForms.Show<AgendaPage>(
            context,
            await Model(inbox.Municipality.Team(inbox.Id)!, inbox.Municipality, today, today, caller, grains, shown, FormBody.Errors(errors, Asked), null, cancellation),
            StatusCodes.Status400BadRequest);

        RedirectHttpResult To(string done) => TypedResults.LocalRedirect($"/wijkteam/agenda?team={inbox.Id}&gedaan={done}");
    }

    private static async Task<AgendaModel> Model(
        Team team, KnownMunicipality municipality, DateOnly from, DateOnly today, Caller caller, GrainsWithinReach grains, IReadOnlyDictionary<string, string?> values,
        IReadOnlyList<(string, string)> errors, string? done, CancellationToken cancellation)
    {
        var to = from.AddDays(DaysShown - 1);
        var neighbourhoods = municipality.View.Neighbourhoods.Where(area => municipality.TeamOf(area.Code)?.Id == team.Id).Select(area => new Choice(area.Code.ToString(), area.Name));
        return new(
            new(team.Id.ToString(), team.Name), from, to, today, await grains.Team(municipality.Code, team.Id).Agenda(from, to, cancellation), [.. neighbourhoods],
            [.. Kinds.Where(kind => municipality.Uses(kind.Source)).Select(kind => new Choice(kind.Source.Code(), kind.Name))],
            caller.IsAny([Roles.TeamMember, Roles.Coordinator]) && caller.BelongsTo(team.Id), values, errors, done);
    }
}
