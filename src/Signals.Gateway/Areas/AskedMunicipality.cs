using Microsoft.AspNetCore.Http;
using Signals.Core.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Areas;

/// <summary>The municipality that somebody asks about: the one that they name, or the home municipality.</summary>
internal static class AskedMunicipality
{
    public const string Field = "gemeente";
    public const string Code = "onbekende-gemeente";
    public const string Message = "Deze gemeente is hier niet bekend.";

    /// <summary>By the query parameter, where no other is known.</summary>
    public static async Task<(KnownMunicipality? Municipality, Problem? Problem)> Of(HttpRequest request, Catalogue catalogue, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var query = new QueryFields(request, errors, [Field]);
        var known = errors.Any ? null : await Of(query, errors, catalogue, cancellation);
        return errors.Any ? (null, Problem.BadInput(errors)) : (known, null);
    }

    /// <summary>By the query parameter. Null if it is not known here, which is then noted.</summary>
    public static Task<KnownMunicipality?> Of(QueryFields query, FieldErrors errors, Catalogue catalogue, CancellationToken cancellation) =>
        Find(query.Text(Field), Field, errors, catalogue, cancellation);

    /// <summary>By the field of a body. Null if it is not known here, which is then noted.</summary>
    public static Task<KnownMunicipality?> Of(JsonFields fields, FieldErrors errors, Catalogue catalogue, CancellationToken cancellation) =>
        Find(fields.Text(Field, 20), fields.At(Field), errors, catalogue, cancellation);

    private static async Task<KnownMunicipality?> Find(string? text, string field, FieldErrors errors, Catalogue catalogue, CancellationToken cancellation)
    {
        var code = catalogue.Home;
        if ((text is null || MunicipalityCode.TryParse(text, null, out code)) && await catalogue.Municipality(code, cancellation) is { } known) return known;
        if (!errors.Has(field)) errors.Add(field, Code, Message);
        return null;
    }
}
