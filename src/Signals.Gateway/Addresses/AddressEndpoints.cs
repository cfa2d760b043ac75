using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Areas;
using Signals.Core.Households;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Imports;
using Signals.Gateway.Limits;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Addresses;

internal static class AddressEndpoints
{
    private const string Csv = "text/csv";
    private const string PlainText = "text/plain";

    public static void MapAddresses(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/adressen", Load).RequireAuthorization(Policies.Administration).WithTags("beheer").WithName("adressenLaden")
            .WithSummary("Adressen met hun buurt laden uit het bestand van het CBS (buurt, wijk en gemeente voor postcode en huisnummer)")
            .Accepts<string>(Csv, PlainText);
        routes.MapPost("/v1/buurten/opzoeken", Find).AllowAnonymous().WithTags("gebieden").WithName("buurtOpzoeken")
            .WithSummary("De buurt van een adres opzoeken, als voorstel").Accepts<AddressRequest>("application/json");
    }

    private static async Task<Results<Ok<AddressTotals>, Problem>> Load(
        HttpContext context, Catalogue catalogue, AddressLoader loader, CancellationToken cancellation)
    {
        // What is packed and was cut off reads as a shorter list, and the rest of the addresses would be gone.
        if (StreamedBody.Kind(context.Request, Csv, PlainText) is null || context.Request.Headers.ContentEncoding.Count > 0)
            return Problem.OfStatus(StatusCodes.Status415UnsupportedMediaType);
        using var turn = loader.Begin();
        if (turn is null) return Problem.Busy();
        StreamedBody.LiftBounds(context.Features);
        var errors = new FieldErrors();
        var year = new QueryFields(context.Request, errors, ["jaar"]).Value(
            "jaar", (string text, out EditionYear edition) => TryEdition(text, out edition), "ongeldig-jaar", "Hier hoort het jaar van een uitgave te staan, zoals 2024.");
        var lines = new LineReader(context.Request.Body);
        var header = AddressHeader.Of(await lines.Next(cancellation), year, errors);
        var (totals, problem) = header is null ? (null, Problem.BadInput(errors)) : await new AddressRun(lines, header, catalogue, loader).Go(cancellation);
        if (totals is not null) return TypedResults.Ok(totals);
        // Many senders read no answer before everything was sent.
        await context.Request.Body.CopyToAsync(Stream.Null, cancellation);
        return problem!;
    }

    private static async Task<Results<Ok<NeighbourhoodAnswer>, Problem>> Find(
        HttpContext context, Catalogue catalogue, AddressDesk desk, SenderLimits limits, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, ["postcode", "huisnummer", "gemeente"]);
            var (postcode, number) = (fields.Text("postcode", 20), fields.Whole("huisnummer", 1, 99_999));
            if (postcode is not null && !HouseholdAddress.TryPostcode(postcode, out _))
                errors.Add("/postcode", "ongeldige-postcode", "Een postcode heeft vier cijfers en twee letters, zoals 1234 AB.");
            foreach (var (name, missing) in new[] { ("postcode", postcode is null), ("huisnummer", number is null) })
                if (missing && !errors.Has($"/{name}")) errors.Add($"/{name}", "verplicht", "Dit veld is verplicht.");
            var municipality = await Municipality(fields, catalogue, errors, cancellation);
            if (errors.Any) return Problem.BadInput(errors);
            return await desk.Find(municipality!.Code, postcode!, number!.Value, cancellation) is { } area
                ? TypedResults.Ok(NeighbourhoodAnswer.Of(area, municipality))
                : limits.OfMisses(context) ?? Problem.NotFound("Dit adres is hier niet bekend. Kijk of het klopt, of kies de buurt zelf.");
        }
    }

    private static async Task<KnownMunicipality?> Municipality(JsonFields fields, Catalogue catalogue, FieldErrors errors, CancellationToken cancellation)
    {
        var code = catalogue.Home;
        var text = fields.Text("gemeente", 20);
        var known = (text is null || MunicipalityCode.TryParse(text, null, out code)) && !errors.Has("/gemeente") ? await catalogue.Municipality(code, cancellation) : null;
        if (known is null && !errors.Has("/gemeente")) errors.Add("/gemeente", "onbekende-gemeente", "Deze gemeente is hier niet bekend.");
        return known;
    }

    private static bool TryEdition(string text, out EditionYear edition)
    {
        var valid = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && EditionYear.IsValid(year);
        edition = valid ? new(year) : default;
        return valid;
    }
}

/// <summary>An address of which the neighbourhood is asked. Personal, so never in a URL.</summary>
internal sealed record AddressRequest(string Postcode, int Huisnummer, string? Gemeente);
