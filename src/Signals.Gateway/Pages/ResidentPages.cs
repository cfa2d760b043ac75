using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Intake;
using Signals.Gateway.Limits;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages;

internal static class ResidentPages
{
    public static void MapResidentPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        group.MapGet("/", Show);
        group.MapPost("/", Send);
    }

    private static async Task<RazorComponentResult> Show(HttpContext context, Catalogue catalogue, CancellationToken cancellation) =>
        PageForms.Show<ResidentPage>(context, await Form(catalogue, null, cancellation));

    private static async Task<Results<RazorComponentResult, Problem>> Send(
        HttpContext context, Catalogue catalogue, SignalRules rules, SignalIntake intake, SenderLimits limits, CancellationToken cancellation)
    {
        var (fields, unreadable) = await PageForms.Read(context, cancellation);
        if (fields is null) return unreadable!;
        var form = await Form(catalogue, fields, cancellation);
        if (form["thema"] == ResidentForm.SafetyAtHome) return PageForms.Show<SafetyPage>(context, form);

        var errors = new FieldErrors();
        var signal = await rules.Check(form.Request(errors), history: false, errors, cancellation);
        if (form["website"].Length > 0) errors.Add("/website", "niet-leeg", "Laat dit veld leeg.");
        if (signal is null || errors.Any)
        {
            form.Show(errors);
            return PageForms.Show<ResidentPage>(context, form, StatusCodes.Status400BadRequest);
        }
        if (limits.OfSignals(context) is { } tooMany) return Again(tooMany);
        var (answer, problem) = await intake.Receive(signal, $"formulier-{form.Key}", new Caller(context.User), cancellation);
        if (answer is not null) return PageForms.Show<ReceivedPage>(context, answer);
        form.Renew();
        return Again(problem!.Status == StatusCodes.Status409Conflict
            ? problem with { Detail = "Dit formulier was al verstuurd. Wilt u nog een melding doen? Verstuur het dan nog eens." }
            : problem);

        RazorComponentResult Again(Problem why)
        {
            form.Errors.Add(("", why.Detail));
            return PageForms.Show<ResidentPage>(context, form, why.Status);
        }
    }

    private static async Task<ResidentForm> Form(Catalogue catalogue, IFormCollection? fields, CancellationToken cancellation)
    {
        var home = await catalogue.Municipality(catalogue.Home, cancellation);
        return new(home?.View.Themes ?? [], home?.View.Neighbourhoods ?? [], fields);
    }
}
