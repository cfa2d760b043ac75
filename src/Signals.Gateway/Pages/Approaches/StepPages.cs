using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Approaches;
using Signals.Gateway.Access;
using Signals.Gateway.Approaches;
using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages.Approaches;

/// <summary>The page on which a step is put otherwise or taken out.</summary>
internal static class StepPages
{
    public static void MapSteps(this RouteGroupBuilder group)
    {
        group.MapGet("/{id}/stappen/{nummer:int}", Show);
        group.MapPost("/{id}/stappen/{nummer:int}", Rewrite);
    }

    public static string AddressOf(string id, int number) => ApproachPages.AddressOf(id, string.Create(CultureInfo.InvariantCulture, $"stappen/{number}"));

    private static async Task<Results<RazorComponentResult, Problem>> Show(string id, int nummer, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        if (await desk.Find(id, Caller.Of(context), cancellation) is not { } found) return Problem.NotFound();
        var approach = OneApproachPages.Answer(found, clock);
        if (approach.Stappen.FirstOrDefault(known => known.Nummer == nummer) is not { } step) return Problem.NotFound();
        var values = new Dictionary<string, string> { ["wat"] = step.Wat, ["wie"] = step.Wie ?? "", ["gepland"] = step.Gepland?.ToString("O", CultureInfo.InvariantCulture) ?? "" };
        return PageForms.Show<StepPage>(context, new StepModel(approach, nummer, new(values, [])));
    }

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Rewrite(
        string id, int nummer, HttpContext context, ApproachDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (await desk.Find(id, Caller.Of(context), cancellation) is not { } found) return Problem.NotFound();
        var errors = new FieldErrors();
        var change = form["actie"] == "weghalen"
            ? new ApproachChange.RewriteStep(nummer, null, null, null)
            : ApproachReader.Rewritten(nummer, new(FormBody.Of(form, ApproachReader.KnownOfStep), "", errors, ApproachReader.KnownOfStep), found.Seal, errors);
        return change is null
            ? PageForms.Show<StepPage>(
                context, new StepModel(OneApproachPages.Answer(found, clock), nummer, FilledForm.Of(form, errors, ApproachReader.KnownOfStep, OneApproachPages.Asked)), StatusCodes.Status400BadRequest)
            : await OneApproachPages.Done(desk, found, change, cancellation) is { } problem ? problem : OneApproachPages.Back(found);
    }
}
