using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;
using Signals.Grains.Journal;

namespace Signals.Gateway.Operations;

/// <summary>Messages between parts of the platform that could not be delivered: an administrator sees that there are, not what they say.</summary>
internal static class ParkedEndpoints
{
    public static void MapParked(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/geparkeerd").RequireAuthorization(Policies.Administration).WithTags("beheer");
        group.MapGet("", All).WithName("geparkeerd").WithSummary("Interne berichten die niet konden worden bezorgd");
        group.MapPost("/opnieuw", Again).WithName("geparkeerdOpnieuw").WithSummary("Een geparkeerd bericht opnieuw laten bezorgen").Accepts<ParkedAnswer>("application/json");
    }

    private static async Task<Ok<IEnumerable<ParkedAnswer>>> All(Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var found = new List<ParkedAnswer>();
        foreach (var municipality in await catalogue.All(cancellation))
            found.AddRange((await grains.Municipality(municipality.Code).Parked(cancellation)).Select(parked =>
                new ParkedAnswer(parked.Sender.ToString(), parked.Receiver.ToString(), parked.Number, parked.Attempts)));
        return TypedResults.Ok<IEnumerable<ParkedAnswer>>(found);
    }

    private static async Task<Results<NoContent, Problem>> Again(HttpRequest request, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, ["afzender", "ontvanger", "nummer", "pogingen"]);
            var sender = Stream(fields, "afzender", errors);
            var receiver = Stream(fields, "ontvanger", errors);
            var number = fields.Whole("nummer", 1, int.MaxValue);
            if (number is null && !errors.Has("/nummer")) errors.Add("/nummer", "verplicht", "Dit veld is verplicht.");
            if (errors.Any) return Problem.BadInput(errors);
            if (!await grains.Municipality(sender!.Municipality).Unpark(sender, receiver!, number!.Value, cancellation)) return Problem.NotFound();
            await grains.Any(sender).Deliver(cancellation);
            return TypedResults.NoContent();
        }
    }

    private static StreamKey? Stream(JsonFields fields, string field, FieldErrors errors)
    {
        if (StreamKey.TryParse(fields.Text(field, 100), null, out var key)) return key;
        if (!errors.Has(fields.At(field))) errors.Add(fields.At(field), "ongeldige-naam", "Hier hoort te staan wat de lijst van geparkeerde berichten noemt.");
        return null;
    }
}

/// <summary>A message that could not be delivered.</summary>
internal sealed record ParkedAnswer(string Afzender, string Ontvanger, long Nummer, int Pogingen);
