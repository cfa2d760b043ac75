using Signals.Core.Areas;
using Signals.Core.Municipalities;
using Signals.Core.SocialMaps;
using Signals.Core.Themes;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.SocialMaps;

/// <summary>Reads what somebody wants on the social map, and notes everything that is wrong with it.</summary>
internal static class SocialMapReader
{
    private const int MostNeighbourhoods = 200;
    private const int FirstYear = 2000;

    public static readonly IReadOnlyCollection<string> Known =
        [AskedMunicipality.Field, "naam", "soort", "omschrijving", "contact", "themas", "buurten", "gecontroleerdOp"];

    /// <returns>The entry; null if something is wrong.</returns>
    public static SocialMapEntry? Read(SocialMapCode? code, JsonFields fields, KnownMunicipality? municipality, DateOnly today, FieldErrors errors)
    {
        var name = fields.Line("naam", SocialMapEntry.MostName);
        var kind = fields.OneOf("soort", SocialMapNames.Kinds.Select(entry => (entry.Code, entry.Kind)));
        var (description, contact) = (fields.Line("omschrijving", SocialMapEntry.MostDescription), fields.Line("contact", SocialMapEntry.MostContact));
        var themes = Codes<ThemeCode>(fields, "themas", Municipality.MostThemes, text => municipality?.Theme(text)?.Code, "onbekend-thema", "Dit thema is hier niet bekend.", errors);
        var neighbourhoods = Codes<NeighbourhoodCode?>(
            fields, "buurten", MostNeighbourhoods, text => NeighbourhoodCode.TryParse(text, null, out var area) && municipality?.Neighbourhood(area) is not null ? area : null,
            "onbekende-buurt", "Deze buurt is hier niet bekend.", errors);
        var checkedOn = today;
        if (fields.Text("gecontroleerdOp", 20) is { } text && !(TextRules.TryDay(text, out checkedOn) && checkedOn.Year >= FirstYear && checkedOn <= today))
            errors.Add(fields.At("gecontroleerdOp"), "ongeldige-dag", $"Hier hoort een dag te staan zoals {today:yyyy-MM-dd}, niet voor {FirstYear} en niet in de toekomst.");
        if (errors.Any || code is null) return null;
        return new()
        {
            Code = code,
            Name = name!,
            Kind = kind!.Value,
            Description = description!,
            Contact = contact!,
            Themes = themes,
            Neighbourhoods = [.. neighbourhoods.Select(area => area!.Value)],
            CheckedOn = checkedOn,
        };
    }

    private static List<T> Codes<T>(JsonFields fields, string field, int most, Func<string, T?> known, string problem, string message, FieldErrors errors)
    {
        var codes = new List<T>();
        foreach (var (at, text) in fields.Has(field) ? fields.Texts(field, most, least: 0, mostCharacters: 60) : [])
        {
            if (known(text) is not { } code) errors.Add(at, problem, message);
            else if (codes.Contains(code)) errors.Add(at, "dubbele-code", "Deze code staat er meer dan één keer.");
            else codes.Add(code);
        }
        return codes;
    }
}
