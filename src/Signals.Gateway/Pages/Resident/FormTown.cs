using Signals.Core.Themes;
using Signals.Gateway.Addresses;
using Signals.Gateway.Areas;
using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Pages.Texts;

namespace Signals.Gateway.Pages.Resident;

/// <summary>What the form knows of the municipality.</summary>
public sealed class FormTown
{
    internal FormTown(KnownMunicipality? municipality, AddressDesk addresses, PageTexts texts, Uri? publicSpace)
    {
        (Municipality, Addresses, Texts, PublicSpace) = (municipality, addresses, texts, publicSpace);
        var districts = municipality?.View.Districts.ToDictionary(area => area.Code, area => area.Name) ?? [];
        Neighbourhoods =
        [
            .. (municipality?.View.Neighbourhoods ?? []).Select(area =>
                new Choice(area.Code.ToString(), area.Name, Group: districts.GetValueOrDefault(area.Code.District, area.Code.District.ToString()))),
        ];
    }

    public PageTexts Texts { get; }

    public IReadOnlyList<Choice> Neighbourhoods { get; }

    public IReadOnlyList<Theme> Themes => Municipality?.OfferedThemes ?? [];

    /// <summary>Where broken things in the street are reported; null if the municipality did not say.</summary>
    public Uri? PublicSpace { get; }

    public bool KeepsHouseholds => Municipality?.View.KeepsHouseholds ?? false;

    internal KnownMunicipality? Municipality { get; }

    internal AddressDesk Addresses { get; }

    /// <summary>Names of areas, which are no names of people.</summary>
    internal IEnumerable<string> AreaNames =>
        [.. Neighbourhoods.Select(choice => choice.Label), .. Neighbourhoods.Select(choice => choice.Group!), Municipality?.View.Name ?? ""];
}
