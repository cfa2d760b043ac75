using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Follow;
using Signals.Gateway.Follow;
using Signals.Gateway.Limits;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages;

internal static class FollowPages
{
    private const string Unknown = "Bij deze code vinden we geen melding. Misschien klopt een teken niet, is de melding ingetrokken, of bewaren we haar niet meer.";

    public static void MapFollowPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/volgen").AllowAnonymous().ExcludeFromDescription();
        group.MapGet("", (HttpContext context) => PageForms.Show<FollowPage>(context, new FollowModel()));
        group.MapPost("", Follow);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Follow(
        HttpContext context, FollowDesk desk, SenderLimits limits, CancellationToken cancellation)
    {
        var (fields, unreadable) = await PageForms.Read(context, cancellation);
        if (fields is null) return unreadable!;
        var text = fields["volgcode"].ToString().Trim();
        if (text.Length == 0) return Wrong(StatusCodes.Status400BadRequest, "Vul uw volgcode in.");
        if (!FollowCode.TryParse(text, out var code)) return Missed(StatusCodes.Status400BadRequest, "Deze code klopt niet. Kijk of u elk teken goed hebt overgenomen.");
        if (fields["actie"] == "intrekken")
            return await desk.Withdraw(code, cancellation) ? PageForms.Show<FollowPage>(context, new FollowModel(Withdrawn: true)) : Missed(StatusCodes.Status404NotFound, Unknown);
        return await desk.Ask(code, cancellation) is { } answer
            ? PageForms.Show<FollowPage>(context, new FollowModel(code.ToString(), answer))
            : Missed(StatusCodes.Status404NotFound, Unknown);

        RazorComponentResult Missed(int status, string message) =>
            limits.OfMisses(context) is { } tooMany ? Wrong(tooMany.Status, tooMany.Detail) : Wrong(status, message);

        RazorComponentResult Wrong(int status, string message) =>
            PageForms.Show<FollowPage>(context, new FollowModel(text.Length <= 64 ? text : "", Error: message), status);
    }
}
