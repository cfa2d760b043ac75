using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Logbook;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Households;

/// <summary>Where a household that told a professional so takes its consent back.</summary>
internal static class HouseholdEndpoints
{
    public static void MapHouseholds(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/huishoudens/bij-elkaar-stoppen", Stop).RequireAuthorization(Policies.OwnQuestions).WithTags("huishoudens").WithName("huishoudenBijElkaarStoppen")
        .WithSummary("Signalen van een huishouden niet meer bij elkaar houden").Accepts<HouseholdRequest>("application/json");

    // The same answer whether or not the household had agreed: nobody learns from it who did.
    private static async Task<Results<NoContent, Problem>> Stop(
        HttpContext context, HouseholdRegister register, Catalogue catalogue, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var address = AddressReader.Read(new(document!.RootElement, "", errors, AddressReader.Fields), errors);
            if (address is null) return Problem.BadInput(errors);
            if (await register.TakeBack(catalogue.Home, address, cancellation) is { } household) await OperationLog.Of(context).About(household, LogActivity.ConsentTakenBack);
            return TypedResults.NoContent();
        }
    }
}

/// <summary>An address.</summary>
internal sealed record HouseholdRequest(string Postcode, int Huisnummer, string? Toevoeging);
