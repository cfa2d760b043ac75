using Signals.Core.Neighbourhoods;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Areas;

/// <summary>Reads which kinds of source a municipality is to use, and notes everything that is wrong with them.</summary>
internal static class SourceReader
{
    public const string Field = "bronnen";

    public static List<Source> Read(JsonFields fields, KnownMunicipality? municipality, FieldErrors errors)
    {
        var sources = new List<Source>();
        foreach (var (at, text) in fields.Texts(Field, SourceCodes.All.Count, least: 1, mostCharacters: 40))
        {
            if (!SourceCodes.All.TryGetValue(text, out var source)) errors.Add(at, "onbekende-bron", "Een bron is inloop, koffiekar, bewoner, huisbezoek of partner.");
            else if (sources.Contains(source)) errors.Add(at, "dubbele-code", "Deze code staat er meer dan één keer.");
            else sources.Add(source);
        }
        if (municipality is not null) Check(fields.At(Field), municipality, sources, errors);
        return sources;
    }

    private static void Check(string at, KnownMunicipality municipality, List<Source> sources, FieldErrors errors)
    {
        if (errors.Has(at) || sources.Count == 0) return;
        if (!sources.Contains(Source.Resident)) errors.Add(at, "bewoner-ontbreekt", "Bewoners kunnen altijd zelf iets melden. Zet bewoner in de lijst.");
        if (sources.Count < municipality.View.FewestSources)
            errors.Add(at, "te-weinig-bronnen", $"Een aanleiding vraagt hier, of bij een wijkteam, {municipality.View.FewestSources} soorten bronnen. Kies er ten minste zoveel, bewoners meegeteld, of verander eerst die instelling.");
    }
}
