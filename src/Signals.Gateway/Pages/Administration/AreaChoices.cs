using Signals.Gateway.Areas;
using Signals.Gateway.Pages.Parts;

namespace Signals.Gateway.Pages.Administration;

/// <summary>Areas to choose from.</summary>
internal static class AreaChoices
{
    /// <summary>Every neighbourhood, by district.</summary>
    public static IReadOnlyList<Choice> Neighbourhoods(KnownMunicipality municipality) =>
    [
        .. municipality.View.Neighbourhoods.Select(area => new Choice(area.Code.ToString(), area.Name, Group: municipality.District(area.Code.District)?.Name ?? area.Code.District.ToString())),
    ];
}
