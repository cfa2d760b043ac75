using System.Globalization;
using Microsoft.AspNetCore.Http;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Reading;

/// <summary>Reads query parameters strictly, and notes everything that is wrong with them.</summary>
internal sealed class QueryFields
{
    private readonly IQueryCollection query;
    private readonly FieldErrors errors;

    public QueryFields(HttpRequest request, FieldErrors errors, IReadOnlyCollection<string> known)
    {
        (query, this.errors) = (request.Query, errors);
        foreach (var name in query.Keys.Where(name => !known.Contains(name)))
            errors.Add(name.Length <= 100 ? name : name[..100], "onbekende-parameter", "Deze parameter bestaat niet.");
    }

    public delegate bool Parser<T>(string text, out T value);

    /// <returns>The value; null if there is none or it is not right.</returns>
    public T? Value<T>(string name, Parser<T> parse, string code, string message) where T : struct
    {
        if (Text(name) is not { } text) return null;
        if (parse(text, out var value)) return value;
        errors.Add(name, code, message);
        return null;
    }

    public int Whole(string name, int from, int to, int otherwise) => Value(
        name, (string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= from && value <= to,
        "buiten-bereik", $"Hier hoort een heel getal van {from} tot en met {to} te staan.") ?? otherwise;

    public DateOnly? Day(string name) => Value(
        name, (string text, out DateOnly value) => TextRules.TryDay(text, out value) && value.Year is > 1 and < 9999, "ongeldige-dag", "Hier hoort een dag te staan, zoals 2026-11-20.");

    public string? Text(string name)
    {
        var values = query[name];
        if (values.Count == 0) return null;
        if (values.Count == 1 && values[0] is { Length: > 0 and <= 100 } text) return text;
        errors.Add(name, "ongeldige-parameter", "Deze parameter hoort er één keer te staan, met een waarde van hooguit 100 tekens.");
        return null;
    }
}
