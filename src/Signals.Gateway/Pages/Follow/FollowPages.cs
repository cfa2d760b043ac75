using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Follow;
using Signals.Gateway.Follow;
using Signals.Gateway.Limits;
using Signals.Gateway.Logbook;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages.Follow;

internal static class FollowPages
{
    private const string Unknown = "volgen.fout.onbekend";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/volgen", (HttpContext context) => PageForms.Show<FollowPage>(context, new FollowModel()));
        routes.MapPost("/volgen", Follow);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Follow(
        HttpContext context, FollowDesk desk, SenderLimits limits, CancellationToken cancellation)
    {
        var (fields, unreadable) = await PageForms.Read(context, cancellation);
        if (fields is null) return unreadable!;
        var text = fields["volgcode"].ToString().Trim();
        if (text.Length == 0) return Wrong(StatusCodes.Status400BadRequest, "volgen.fout.leeg");
        if (!FollowCode.TryParse(text, out var code)) return Missed(StatusCodes.Status400BadRequest, "volgen.fout.vorm");
        if (fields["actie"] == "intrekken")
            return await desk.Withdraw(code, OperationLog.Of(context), cancellation) ? PageForms.Show<FollowPage>(context, new FollowModel(Withdrawn: true)) : Missed(StatusCodes.Status404NotFound, Unknown);
        var stopped = fields["actie"] == "stoppen" && await desk.StopTogether(code, OperationLog.Of(context), cancellation);
        var together = await desk.IsTogether(code, cancellation);
        return await desk.Ask(code, OperationLog.Of(context), cancellation) is var answer && (answer is not null || together || stopped)
            ? PageForms.Show<FollowPage>(context, new FollowModel(code.ToString(), answer, IsAsked: fields["actie"] == "vragen", IsTogether: together, HasStopped: stopped)
            {
                Use = fields["actie"] == "gebruik" ? await desk.Used(code, Frame.Of(context).Texts, OperationLog.Of(context), cancellation) : null,
            })
            : Missed(StatusCodes.Status404NotFound, Unknown);

        RazorComponentResult Missed(int status, string key) =>
            limits.OfMisses(context) is { } tooMany ? Wrong(tooMany.Status, "fout.te-druk") : Wrong(status, key);

        RazorComponentResult Wrong(int status, string key) =>
            PageForms.Show<FollowPage>(context, new FollowModel(text.Length <= 64 ? text : "", Error: key), status);
    }
}
