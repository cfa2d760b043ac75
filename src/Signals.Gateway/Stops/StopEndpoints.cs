using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Intake;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Stops;

internal static class StopEndpoints
{
    private const int MostCode = 40;

    public static void MapStops(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/stops").RequireAuthorization(Policies.Stops).WithTags("stops");
        group.MapPost("", Start).WithName("stopBeginnen").WithSummary("Een stop van de koffiekar of een inloopspreekuur beginnen").Accepts<StopRequest>("application/json");
        group.MapPost("/{id}/afronden", Finish).WithName("stopAfronden").WithSummary("Een stop afronden").Accepts<StopEndRequest>("application/json");
    }

    private static async Task<Results<Created<StopAnswer>, Problem>> Start(HttpRequest request, StopDesk desk, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, ["soort", "buurt", "plek", "begin"]);
            var (answer, problem) = await desk.Start(
                fields.Text("soort", MostCode), fields.Text("buurt", MostCode), fields.Text("plek", StopDesk.MostPlace), SignalReader.Instant(fields, "begin", errors), errors, cancellation);
            return answer is null ? problem! : TypedResults.Created((string?)null, answer);
        }
    }

    private static async Task<Results<NoContent, Problem>> Finish(string id, HttpRequest request, StopDesk desk, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, ["eind", "aanwezigen"]);
            var people = fields.Whole("aanwezigen", 0, StopDesk.MostPeople);
            return await desk.Finish(id, SignalReader.Instant(fields, "eind", errors), people, errors, cancellation) is { } problem ? problem : TypedResults.NoContent();
        }
    }
}

/// <summary>A stop of the coffee cart or a walk-in hour, as it begins.</summary>
internal sealed record StopRequest(string Soort, string Buurt, string? Plek, DateTimeOffset? Begin);

/// <summary>How it ended.</summary>
internal sealed record StopEndRequest(DateTimeOffset? Eind, int Aanwezigen);

/// <summary>A stop that has begun.</summary>
internal sealed record StopAnswer(string Id, string Soort, string Buurt, string? Plek, DateTimeOffset Begin);
