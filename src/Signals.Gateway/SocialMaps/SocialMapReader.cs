using Signals.Core.SocialMaps;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.SocialMaps;

/// <summary>Reads what somebody wants on the social map, and notes everything that is wrong with it.</summary>
internal static class SocialMapReader
{
    private const int MostNeighbourhoods = 200;

    public static readonly IReadOnlyCollection<string> Known =
        [AskedMunicipality.Field, "naam", "soort", "omschrijving", "contact", "themas", "buurten", "gecontroleerdOp"];

    /// <returns>The entry; null if something is wrong.</returns>
    public static SocialMapEntry? Read(SocialMapCode? code, JsonFields fields, KnownMunicipality? municipality, DateOnly today, FieldErrors errors)
    {
        var name = fields.Line("naam", SocialMapEntry.MostName);
        var kind = fields.OneOf("soort", SocialMapNames.Kinds.Select(entry => (entry.Code, entry.Kind)));
        var (description, contact) = (fields.Line("omschrijving", SocialMapEntry.MostDescription), fields.Line("contact", SocialMapEntry.MostContact));
        var themes = fields.Themes(municipality);
        var neighbourhoods = fields.Has("buurten") ? fields.Neighbourhoods(municipality, MostNeighbourhoods) : [];
        var checkedOn = fields.CheckedOn("gecontroleerdOp", today);
        if (errors.Any || code is null) return null;
        return new()
        {
            Code = code,
            Name = name!,
            Kind = kind!.Value,
            Description = description!,
            Contact = contact!,
            Themes = themes,
            Neighbourhoods = neighbourhoods,
            CheckedOn = checkedOn,
        };
    }
}
