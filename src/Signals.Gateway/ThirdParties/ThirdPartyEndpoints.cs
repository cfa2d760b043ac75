using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Logbook;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.ThirdParties;

internal static class ThirdPartyEndpoints
{
    public static void MapThirdParties(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/derden").RequireAuthorization(Policies.OwnQuestions).WithTags("derden");
        group.MapGet("", List).WithName("derden").WithSummary("Signalen die u zelf invoerde en waarin iets over een ander staat, zonder wat er staat");
        group.MapPost("/{id}/afhandelen", Settle).WithName("derdeAfhandelen")
            .WithSummary("Zeggen dat het de ander verteld is, of waarom niet, of de woorden wissen").Accepts<ThirdPartyRequest>("application/json");
    }

    private static async Task<Ok<IReadOnlyList<ThirdPartyTaskAnswer>>> List(HttpContext context, ThirdPartyDesk desk, CancellationToken cancellation) =>
        TypedResults.Ok(await desk.Of(Caller.Of(context), OperationLog.Of(context), cancellation));

    private static async Task<Results<Ok<ThirdPartyTaskAnswer>, Problem>> Settle(string id, HttpContext context, ThirdPartyDesk desk, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            if (new JsonFields(document!.RootElement, "", errors, ["keuze"]).OneOf("keuze", ThirdPartyAnswers.All.Select(known => (known.Code, known.Answer))) is not { } answer || errors.Any)
                return Problem.BadInput(errors);
            var (settled, problem) = await desk.Settle(id, answer, Caller.Of(context), OperationLog.Of(context), cancellation);
            return settled is null ? problem! : TypedResults.Ok(settled);
        }
    }
}

/// <summary>What was done about somebody else: <c>verteld</c>, one of the grounds not to tell, or <c>wissen</c>.</summary>
internal sealed record ThirdPartyRequest(string Keuze);
