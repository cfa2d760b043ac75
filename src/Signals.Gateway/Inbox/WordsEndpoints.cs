using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Logbook;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Inbox;

internal static class WordsEndpoints
{
    public static void MapWords(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/aanleidingen/{id}/woorden", Read).RequireAuthorization(Policies.Inbox).WithTags("aanleidingen")
        .WithName("aanleidingWoorden").WithSummary("Wat mensen zelf schreven over het thema van een aanleiding, zonder wat naar iemand kan leiden");

    private static async Task<Results<Ok<WordsAnswer>, Problem>> Read(string id, HttpContext context, InboxDesk desk, WordsDesk words, CancellationToken cancellation) =>
        await desk.Find(id, Caller.Of(context), cancellation) is var (team, entry)
            ? TypedResults.Ok(await words.Behind(entry.Prompt.Id, team.Municipality, OperationLog.Of(context), cancellation))
            : Problem.NotFound();
}
