using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Logbook;
using Signals.Gateway.Problems;
using Signals.Gateway.ThirdParties;

namespace Signals.Gateway.Pages.ThirdParties;

internal static class ThirdPartyPages
{
    public static void MapThirdPartyPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/wijkteam/derden/{id}").RequireAuthorization(Policies.OwnQuestions).ExcludeFromDescription();
        group.MapGet("", Show);
        group.MapPost("", Settle);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(string id, HttpContext context, ThirdPartyDesk desk, CancellationToken cancellation) =>
        await desk.Find(id, Caller.Of(context), OperationLog.Of(context), cancellation) is { } task
            ? PageForms.Show<ThirdPartyPage>(context, new ThirdPartyModel(task, [], false))
            : Problem.NotFound();

    private static async Task<Results<RazorComponentResult, Problem>> Settle(string id, HttpContext context, ThirdPartyDesk desk, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        var (caller, log) = (Caller.Of(context), OperationLog.Of(context));
        var chosen = ThirdPartyAnswers.All.FirstOrDefault(known => known.Code == form["keuze"].ToString());
        if (chosen.Code is null)
        {
            return await desk.Find(id, caller, log, cancellation) is { } task
                ? PageForms.Show<ThirdPartyPage>(context, new ThirdPartyModel(task, [("keuze", "Kies wat u hebt gedaan.")], false), StatusCodes.Status400BadRequest)
                : Problem.NotFound();
        }
        var (settled, problem) = await desk.Settle(id, chosen.Answer, caller, log, cancellation);
        return settled is null ? problem! : PageForms.Show<ThirdPartyPage>(context, new ThirdPartyModel(settled, [], true));
    }
}
