using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Municipalities;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Settings;

/// <summary>How much room teams have, as far as they share that.</summary>
internal static class CapacityEndpoints
{
    public static readonly IReadOnlyList<(string Code, TeamRoom Room, string Words)> Rooms =
    [
        ("ruim", TeamRoom.Ample, "Er is ruimte"),
        ("passend", TeamRoom.Enough, "Het past net"),
        ("krap", TeamRoom.Tight, "Het is krap"),
    ];

    public static void MapCapacity(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/v1/wijkteams/{id}/ruimte", Share).RequireAuthorization(Policies.OwnTeam).WithTags("instellingen").WithName("wijkteamRuimte")
            .WithSummary("Laten weten hoeveel ruimte het wijkteam dit kwartaal heeft, of dat weer weghalen").Accepts<CapacityRequest>("application/json");
        routes.MapGet("/v1/trends/ruimte", Read).RequireAuthorization(Policies.Trends).WithTags("trends").WithName("trendsRuimte")
            .WithSummary("Hoeveel ruimte wijkteams hebben die dat delen, als aantallen");
    }

    private static async Task<Results<NoContent, Problem>> Share(string id, HttpContext context, InboxDesk inbox, SettingsDesk desk, CancellationToken cancellation)
    {
        if (await inbox.Team(id, Caller.Of(context), cancellation) is not { } team) return Problem.NotFound();
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, ["stand"]);
            TeamRoom? room = fields.Has("stand") ? fields.OneOf("stand", Rooms.Select(entry => (entry.Code, entry.Room))) : null;
            if (errors.Any) return Problem.BadInput(errors);
            return await desk.ShareCapacity(team, room, cancellation) ? TypedResults.NoContent() : Problem.NotFound();
        }
    }

    private static async Task<Results<Ok<CapacityAnswer>, Problem>> Read(HttpRequest request, Catalogue catalogue, TimeProvider clock, CancellationToken cancellation)
    {
        var (municipality, problem) = await AskedMunicipality.Of(request, catalogue, cancellation);
        return municipality is null ? problem! : TypedResults.Ok(CapacityAnswer.Of(municipality, clock.GetUtcNow()));
    }
}

/// <summary>How much room a team has: <c>ruim</c>, <c>passend</c> or <c>krap</c>; null to share nothing.</summary>
internal sealed record CapacityRequest(string? Stand);

/// <summary>How many teams have how much room in the current quarter, of those that share it. No team is named.</summary>
public sealed record CapacityAnswer(string Kwartaal, int Ruim, int Passend, int Krap, int Wijkteams)
{
    /// <summary>In one sentence; null if no team shares it.</summary>
    public string? InWoorden => Ruim + Passend + Krap is var shared && shared == 0
        ? null
        : $"In {Kwartaal} lieten {shared} van de {Wijkteams} wijkteams weten hoeveel ruimte ze hebben: ruim {Ruim}, passend {Passend}, krap {Krap}.";

    internal static CapacityAnswer Of(KnownMunicipality municipality, DateTimeOffset now)
    {
        var quarter = Quarter.Of(IsoWeek.Of(now));
        var shared = municipality.View.Choices.Where(choice => choice.Capacity?.Quarter == quarter).ToLookup(choice => choice.Capacity!.Room);
        return new(quarter.ToString(), shared[TeamRoom.Ample].Count(), shared[TeamRoom.Enough].Count(), shared[TeamRoom.Tight].Count(), municipality.View.Teams.Count);
    }
}
