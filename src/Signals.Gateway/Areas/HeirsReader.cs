using System.Text.Json;
using Signals.Core.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Areas;

/// <summary>Reads which neighbourhoods take the place of one, and notes everything that is wrong with that.</summary>
internal static class HeirsReader
{
    public const string Field = "opvolgers";

    /// <returns>The heirs; not to be used if anything is wrong.</returns>
    public static IReadOnlyList<AreaHeir> Read(JsonElement body, KnownMunicipality municipality, FieldErrors errors)
    {
        var fields = new JsonFields(body, "", errors, [Field]);
        var heirs = new List<AreaHeir>();
        foreach (var (index, element) in fields.Array(Field, AreaSuccession.MostHeirs).Index())
        {
            var heir = new JsonFields(element, $"/{Field}/{index}", errors, ["buurt", "deel"]);
            var known = NeighbourhoodCode.TryParse(heir.Text("buurt", 40), null, out var code) && municipality.Neighbourhood(code) is not null;
            if (!known && !errors.Has(heir.At("buurt"))) errors.Add(heir.At("buurt"), "onbekende-buurt", "Deze buurt is hier niet bekend. Kies een buurt van de nieuwste kaart.");
            if (known && heirs.Exists(other => other.Code == code)) errors.Add(heir.At("buurt"), "dubbele-buurt", "Deze buurt staat er meer dan één keer. Tel de delen bij elkaar op.");
            var share = heir.Whole("deel", 1, 100);
            if (share is null && !errors.Has(heir.At("deel"))) errors.Add(heir.At("deel"), "verplicht", "Vul in welk deel naar deze buurt gaat, in hele procenten.");
            heirs.Add(new(code, (share ?? 0) / 100.0));
        }
        if (errors.Any) return heirs;
        var total = heirs.Sum(heir => heir.Percentage);
        if (total != 100) errors.Add($"/{Field}", "geen-honderd-procent", $"De delen zijn samen {total} procent. Zorg dat het samen 100 is.");
        return heirs;
    }
}
