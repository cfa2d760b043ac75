using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Notifications;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Notifications;

/// <summary>How it stands with what is to be delivered outside: an administrator sees that something waits, not what it says nor where it goes.</summary>
internal static class DeliveryEndpoints
{
    public const string NoName = "Hier hoort het id te staan dat het overzicht noemt.";

    public static void MapDelivery(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/beheer/bezorging").RequireAuthorization(Policies.Administration).WithTags("beheer");
        group.MapGet("", All).WithName("bezorging").WithSummary("Wat wacht en wat niet kon worden bezorgd, per wijkteam en kanaal; zonder inhoud en zonder adressen");
        group.MapPost("/{wijkteam}/{kanaal}/opnieuw", Again).WithName("bezorgingOpnieuw")
            .WithSummary("Wat niet kon worden bezorgd opnieuw proberen: één bericht, of alles van het kanaal").Accepts<AgainRequest>("application/json");
        group.MapPost("/bewoners/opnieuw", AgainForResidents).WithName("bezorgingBewonersOpnieuw")
            .WithSummary("Mail aan bewoners die niet kon worden bezorgd opnieuw proberen").Accepts<AgainRequest>("application/json");
    }

    private static async Task<Ok<DeliveryAnswer>> All(DeliveryDesk desk, CancellationToken cancellation) => TypedResults.Ok(await desk.Read(cancellation));

    private static async Task<Results<Ok<AgainAnswer>, Problem>> Again(
        string wijkteam, string kanaal, HttpRequest request, DeliveryDesk desk, CancellationToken cancellation)
    {
        var (delivery, problem) = await Which(request, cancellation);
        if (problem is not null) return problem;
        if (!(kanaal == "0" || NotificationEndpoints.Number(kanaal) is not null)) return Problem.NotFound();
        return await desk.Resend(wijkteam, NotificationEndpoints.Number(kanaal) ?? Channel.Coordinator, delivery, cancellation) is { } count
            ? TypedResults.Ok(new AgainAnswer(count))
            : Problem.NotFound();
    }

    private static async Task<Results<Ok<AgainAnswer>, Problem>> AgainForResidents(HttpRequest request, DeliveryDesk desk, CancellationToken cancellation)
    {
        var (delivery, problem) = await Which(request, cancellation);
        return problem is not null ? problem : TypedResults.Ok(new AgainAnswer(await desk.ResendToResidents(delivery, cancellation)));
    }

    // One by its id, or all without one.
    private static async Task<(DeliveryId? Delivery, Problem? Problem)> Which(HttpRequest request, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return (null, unreadable);
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, ["id"]);
            DeliveryId? delivery = null;
            if (fields.Text("id", 40) is { } text)
            {
                if (DeliveryId.TryParse(text, null, out var id)) delivery = id;
                else errors.Add("/id", "ongeldige-naam", NoName);
            }
            return errors.Any ? (null, Problem.BadInput(errors)) : (delivery, null);
        }
    }
}

/// <summary>One message by its id, or all of the channel without one.</summary>
internal sealed record AgainRequest(string? Id);

/// <summary>How many are tried again.</summary>
internal sealed record AgainAnswer(int Aantal);
