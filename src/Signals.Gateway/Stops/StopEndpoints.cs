using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Intake;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;
using Signals.Grains.Engine;

namespace Signals.Gateway.Stops;

internal static class StopEndpoints
{
    private const int MostPeople = 10_000;

    public static void MapStops(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/stops").RequireAuthorization(Policies.Stops).WithTags("stops");
        group.MapPost("", Start).WithName("stopBeginnen").WithSummary("Een stop van de koffiekar of een inloopspreekuur beginnen").Accepts<StopRequest>("application/json");
        group.MapPost("/{id}/afronden", Finish).WithName("stopAfronden").WithSummary("Een stop afronden").Accepts<StopEndRequest>("application/json");
    }

    private static async Task<Results<Created<StopAnswer>, Problem>> Start(
        HttpRequest request, Catalogue catalogue, IGrains grains, TimeProvider clock, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, ["soort", "buurt", "plek", "begin"]);
            var (kind, code) = (fields.Text("soort", 40), fields.Text("buurt", 40));
            if (kind is null || !SourceCodes.All.TryGetValue(kind, out var source) || !source.IsOutreach())
            {
                source = default;
                if (!errors.Has("/soort")) errors.Add("/soort", "onbekende-soort", "Een stop is een koffiekar of een inloop.");
            }
            var found = await catalogue.Neighbourhood(code, cancellation);
            if (found is null && !errors.Has("/buurt")) errors.Add("/buurt", "onbekende-buurt", "Deze buurt is hier niet bekend.");
            if (found is var (_, municipality) && !errors.Has("/soort") && !municipality.Uses(source))
                errors.Add("/soort", "bron-niet-in-gebruik", "Deze gemeente gebruikt dit soort stop niet.");
            var place = fields.Text("plek", 100);
            var startedAt = Instant(fields, "begin", clock, errors);
            if (errors.Any) return Problem.BadInput(errors);
            return await grains.Neighbourhood(found!.Value.Area.Code).StartStop(source, place, startedAt, cancellation) is { } id
                ? TypedResults.Created((string?)null, new StopAnswer(id.ToString(), kind!, code!, place, DutchTime.Local(startedAt)))
                : Problem.Busy();
        }
    }

    private static async Task<Results<NoContent, Problem>> Finish(
        string id, HttpRequest request, Catalogue catalogue, IGrains grains, TimeProvider clock, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, ["eind", "aanwezigen"]);
            var people = fields.Whole("aanwezigen", 0, MostPeople);
            if (people is null && !errors.Has("/aanwezigen")) errors.Add("/aanwezigen", "verplicht", "Dit veld is verplicht.");
            var endedAt = Instant(fields, "eind", clock, errors);
            if (errors.Any) return Problem.BadInput(errors);
            if (!StopId.TryParse(id, null, out var stop)
                || (await catalogue.Municipality(stop.Neighbourhood.Municipality, cancellation))?.Neighbourhood(stop.Neighbourhood) is null
                || !await grains.Neighbourhood(stop.Neighbourhood).FinishStop(stop, endedAt, people!.Value, cancellation))
                return Problem.NotFound("Deze stop bestaat niet, of is al afgerond.");
            return TypedResults.NoContent();
        }
    }

    private static DateTimeOffset Instant(JsonFields fields, string field, TimeProvider clock, FieldErrors errors)
    {
        var now = clock.GetUtcNow();
        if (SignalReader.Instant(fields, field, errors) is not { } instant) return now;
        if (instant > now + SignalRules.Ahead) errors.Add(fields.At(field), "in-de-toekomst", "Dit tijdstip moet nog komen.");
        else if (instant < now.AddDays(-Signal.LatestInDays)) errors.Add(fields.At(field), "te-lang-geleden", $"Dit is langer dan {Signal.LatestInDays} dagen geleden.");
        return (instant < now ? instant : now).ToUniversalTime();
    }
}

/// <summary>A stop of the coffee cart or a walk-in hour, as it begins.</summary>
internal sealed record StopRequest(string Soort, string Buurt, string? Plek, DateTimeOffset? Begin);

/// <summary>How it ended.</summary>
internal sealed record StopEndRequest(DateTimeOffset? Eind, int Aanwezigen);

/// <summary>A stop that has begun.</summary>
internal sealed record StopAnswer(string Id, string Soort, string Buurt, string? Plek, DateTimeOffset Begin);
