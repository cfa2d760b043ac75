using System.Collections.Frozen;
using Signals.Core.Areas;
using Signals.Core.Municipalities;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Grains.Municipalities;

namespace Signals.Gateway.Areas;

/// <summary>What a municipality has set, arranged for looking up.</summary>
internal sealed class KnownMunicipality(MunicipalityView view)
{
    private readonly FrozenDictionary<NeighbourhoodCode, NeighbourhoodArea> neighbourhoods = view.Neighbourhoods.ToFrozenDictionary(area => area.Code);
    private readonly FrozenDictionary<string, Theme> themes = view.Themes.ToFrozenDictionary(theme => theme.Code.ToString());
    private readonly FrozenDictionary<DistrictCode, Team> teams = view.Teams
        .SelectMany(team => team.Districts.Select(district => (district, team))).DistinctBy(pair => pair.district)
        .ToFrozenDictionary(pair => pair.district, pair => pair.team);

    private readonly FrozenDictionary<NeighbourhoodCode, ListedPlaces> places = view.Places.ToFrozenDictionary(listed => listed.Neighbourhood);

    public MunicipalityView View { get; } = view;

    public MunicipalityCode Code => View.Code;

    public NeighbourhoodArea? Neighbourhood(NeighbourhoodCode code) => neighbourhoods.GetValueOrDefault(code);

    /// <returns>The listed places of a neighbourhood; null if there never were any.</returns>
    public ListedPlaces? Places(NeighbourhoodCode code) => places.GetValueOrDefault(code);

    public Theme? Theme(string code) => themes.GetValueOrDefault(code);

    public Team? TeamOf(NeighbourhoodCode code) => teams.GetValueOrDefault(code.District);

    public Team? Team(TeamId id) => View.Teams.FirstOrDefault(team => team.Id == id);
}
