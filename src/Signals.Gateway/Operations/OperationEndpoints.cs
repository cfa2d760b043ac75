using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Operations;

internal static class OperationEndpoints
{
    private const int SecurityTextDays = 180;

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("ok")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/health/ready", Ready).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/.well-known/security.txt", SecurityText).AllowAnonymous().ExcludeFromDescription();
        routes.MapOpenApi("/v1/openapi.json").AllowAnonymous().AddEndpointFilter(static (context, next) =>
        {
            context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
            return next(context);
        });
    }

    private static async Task<Results<ContentHttpResult, Problem>> Ready(Readiness readiness, CancellationToken cancellation) =>
        await readiness.Look(cancellation) ? TypedResults.Text("ok") : Problem.Busy();

    private static Results<ContentHttpResult, Problem> SecurityText(HttpRequest request, IOptions<GatewayOptions> options, TimeProvider clock)
    {
        if (options.Value.SecurityContact is not { } contact) return Problem.NotFound();
        // Ends at midnight, so that the text is the same all day.
        var expires = clock.GetUtcNow().UtcDateTime.Date.AddDays(SecurityTextDays).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return TypedResults.Text($"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: nl, en\nCanonical: {request.Scheme}://{request.Host}/.well-known/security.txt\n");
    }
}
