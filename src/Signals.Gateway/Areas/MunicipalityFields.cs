using Signals.Core.Areas;
using Signals.Core.Municipalities;
using Signals.Core.Themes;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Areas;

/// <summary>Fields of a body that name what one municipality knows. Without a municipality, which is then noted elsewhere, nothing is known.</summary>
internal static class MunicipalityFields
{
    /// <returns>The themes of the field <c>themas</c>; none where it is left out.</returns>
    public static IReadOnlyList<ThemeCode> Themes(this JsonFields fields, KnownMunicipality? municipality) =>
        fields.Has("themas")
            ? fields.Codes("themas", Municipality.MostThemes, text => municipality?.Theme(text)?.Code, "onbekend-thema", "Dit thema is hier niet bekend.")
            : [];

    /// <returns>The neighbourhoods of the field <c>buurten</c>, which has to be there.</returns>
    public static IReadOnlyList<NeighbourhoodCode> Neighbourhoods(this JsonFields fields, KnownMunicipality? municipality, int most) =>
        [.. fields.Codes<NeighbourhoodCode?>("buurten", most,
            text => NeighbourhoodCode.TryParse(text, null, out var code) && municipality?.Neighbourhood(code) is not null ? code : null,
            "onbekende-buurt", "Deze buurt is hier niet bekend.").Select(code => code!.Value)];
}
