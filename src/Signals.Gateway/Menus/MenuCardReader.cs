using Signals.Core.Menus;
using Signals.Core.Themes;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Menus;

/// <summary>Reads a card that somebody wants on the menu, and notes everything that is wrong with it.</summary>
internal static class MenuCardReader
{
    private const int FirstYear = 2000;

    public static readonly IReadOnlyCollection<string> Known =
        [AskedMunicipality.Field, "kleur", "titel", "toelichting", "bron", "bewijs", "themas", "gecontroleerdOp"];

    /// <returns>The card; null if something is wrong.</returns>
    public static MenuCard? Read(MenuCardCode? code, JsonFields fields, KnownMunicipality? municipality, DateOnly today, FieldErrors errors)
    {
        var colour = fields.OneOf("kleur", MenuWords.Colours.Select(entry => (entry.Key, entry.Value)));
        var (title, explanation, source) = (fields.Line("titel", MenuCard.MostTitle), fields.Line("toelichting", MenuCard.MostExplanation), fields.Line("bron", MenuCard.MostSource));
        var evidence = fields.OneOf("bewijs", MenuWords.Levels.Select(entry => (entry.Key, entry.Value)));
        var themes = Themes(fields, municipality, errors);
        var checkedOn = CheckedOn(fields, today, errors);
        if (errors.Any || code is null) return null;
        return new()
        {
            Code = code,
            Colour = colour!.Value,
            Title = title!,
            Explanation = explanation!,
            Source = source!,
            Evidence = evidence!.Value,
            Themes = themes,
            CheckedOn = checkedOn,
        };
    }

    private static List<ThemeCode> Themes(JsonFields fields, KnownMunicipality? municipality, FieldErrors errors)
    {
        var themes = new List<ThemeCode>();
        if (!fields.Has("themas")) return themes;
        foreach (var (at, text) in fields.Texts("themas", Core.Municipalities.Municipality.MostThemes, least: 0, mostCharacters: 60))
        {
            if (municipality?.Theme(text) is not { Code: var theme }) errors.Add(at, "onbekend-thema", "Dit thema is hier niet bekend.");
            else if (themes.Contains(theme)) errors.Add(at, "dubbele-code", "Deze code staat er meer dan één keer.");
            else themes.Add(theme);
        }
        return themes;
    }

    // Whoever writes a card has just looked at it.
    private static DateOnly CheckedOn(JsonFields fields, DateOnly today, FieldErrors errors)
    {
        if (fields.Text("gecontroleerdOp", 20) is not { } text) return today;
        if (TextRules.TryDay(text, out var day) && day.Year >= FirstYear && day <= today) return day;
        errors.Add(fields.At("gecontroleerdOp"), "ongeldige-dag", $"Hier hoort een dag te staan zoals {today:yyyy-MM-dd}, niet voor {FirstYear} en niet in de toekomst.");
        return today;
    }
}

/// <summary>A card as it is to be. Without a day it counts as checked today.</summary>
internal sealed record MenuCardRequest(
    string? Gemeente, string Kleur, string Titel, string Toelichting, string Bron, string Bewijs, IReadOnlyList<string>? Themas, DateOnly? GecontroleerdOp);
