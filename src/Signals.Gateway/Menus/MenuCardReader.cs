using Signals.Core.Menus;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Menus;

/// <summary>Reads a card that somebody wants on the menu, and notes everything that is wrong with it.</summary>
internal static class MenuCardReader
{
    public static readonly IReadOnlyCollection<string> Known =
        [AskedMunicipality.Field, "kleur", "titel", "toelichting", "bron", "bewijs", "themas", "gecontroleerdOp"];

    /// <returns>The card; null if something is wrong.</returns>
    public static MenuCard? Read(MenuCardCode? code, JsonFields fields, KnownMunicipality? municipality, DateOnly today, FieldErrors errors)
    {
        var colour = fields.OneOf("kleur", MenuWords.Colours.Select(entry => (entry.Key, entry.Value)));
        var (title, explanation, source) = (fields.Line("titel", MenuCard.MostTitle), fields.Line("toelichting", MenuCard.MostExplanation), fields.Line("bron", MenuCard.MostSource));
        var evidence = fields.OneOf("bewijs", MenuWords.Levels.Select(entry => (entry.Key, entry.Value)));
        var themes = fields.Themes(municipality);
        var checkedOn = fields.CheckedOn("gecontroleerdOp", today);
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
}

/// <summary>A card as it is to be. Without a day it counts as checked today.</summary>
internal sealed record MenuCardRequest(
    string? Gemeente, string Kleur, string Titel, string Toelichting, string Bron, string Bewijs, IReadOnlyList<string>? Themas, DateOnly? GecontroleerdOp);
