using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;
using Signals.Gateway.Stops;

namespace Signals.Gateway.Pages.Outreach;

/// <summary>The forms by which a stop begins and ends.</summary>
internal static class StopForms
{
    public static void Map(IEndpointRouteBuilder forms)
    {
        forms.MapPost("/stop", Start);
        forms.MapPost("/afronden", Finish);
    }

    private static async Task<IResult> Start(HttpContext context, OutreachScreen screen, Visits visits, StopDesk desk, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        var visit = visits.Read(context);
        if (visit.Stop is not null) return OutreachPages.To(OutreachMode.Stop, "begonnen");
        var errors = new FieldErrors();
        var (kind, area, place) = (form["soort"].ToString(), form["buurt"].ToString(), form["plek"].ToString().Trim());
        if (kind.Length == 0) errors.Add("/soort", "verplicht", "Kies wat voor stop het is.");
        if (area.Length == 0) errors.Add("/buurt", "verplicht", "Kies een buurt.");
        TextRules.Check(place, StopDesk.MostPlace, "/plek", errors);
        var present = People(form, "aanwezig", errors);
        var (answer, problem) = await desk.Start(kind, area, place.Length == 0 ? null : place, null, errors, cancellation);
        if (answer is null)
            return problem is { Fouten: null } ? problem : await screen.Show(
                context, OutreachMode.Begin, cancellation, form, SignalForm.Errors(errors, ""), status: StatusCodes.Status400BadRequest);
        visits.Keep(context, visit with { Stop = new(answer.Id, answer.Soort, answer.Buurt, answer.Plek, answer.Begin, present) });
        (Preferences.Of(context, screen.IsDemo) with { Kind = answer.Soort, Area = answer.Buurt }).Keep(context, screen.IsDemo);
        return OutreachPages.To(OutreachMode.Stop, "begonnen");
    }

    private static async Task<IResult> Finish(HttpContext context, OutreachScreen screen, Visits visits, StopDesk desk, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        var visit = visits.Read(context);
        if (visit.Stop is null) return OutreachPages.To(OutreachMode.Begin, "al-afgerond");
        var errors = new FieldErrors();
        var people = People(form, "aanwezigen", errors);
        if (people is null && !errors.Any) errors.Add("/aanwezigen", "verplicht", "Vul in hoeveel mensen er waren. Een schatting is goed.");
        var problem = await desk.Finish(visit.Stop.Id, null, people, errors, cancellation);
        if (problem is { Status: StatusCodes.Status400BadRequest })
            return await screen.Show(context, OutreachMode.Stop, cancellation, form, SignalForm.Errors(errors, ""), status: problem.Status);
        if (problem is { Status: not StatusCodes.Status404NotFound }) return problem;
        visits.Keep(context, visit with { Stop = null });
        return OutreachPages.To(OutreachMode.Begin, problem is null ? "afgerond" : "al-afgerond");
    }

    private static int? People(IFormCollection form, string field, FieldErrors errors)
    {
        var text = form[field].ToString().Trim();
        if (text.Length == 0) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people <= StopDesk.MostPeople) return people;
        errors.Add($"/{field}", "buiten-bereik", string.Create(CultureInfo.InvariantCulture, $"Hier hoort een heel getal van 0 tot en met {StopDesk.MostPeople} te staan."));
        return null;
    }
}
