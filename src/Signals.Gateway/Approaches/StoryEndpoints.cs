using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Themes;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Approaches;

internal static class StoryEndpoints
{
    public static void MapStories(this IEndpointRouteBuilder routes) => routes.MapGet("/v1/verhalen", Read)
        .RequireAuthorization(Policies.Inbox).WithTags("aanpakken").WithName("verhalen").WithSummary("Verhalen van het eigen wijkteam, en die van andere wijkteams als de schrijvers dat goed vinden");

    private static async Task<Results<Ok<IReadOnlyList<StoryAnswer>>, Problem>> Read(HttpContext context, StoryDesk desk, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var text = new QueryFields(context.Request, errors, ["thema"]).Text("thema");
        ThemeCode? theme = null;
        if (text is not null && !ThemeCode.TryParse(text, null, out theme)) errors.Add("thema", "onbekend-thema", "Dit thema is hier niet bekend.");
        return errors.Any ? Problem.BadInput(errors) : TypedResults.Ok(await desk.Of(theme, Caller.Of(context), cancellation));
    }
}
