using System.Collections.Frozen;
using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Menus;
using Signals.Core.Municipalities;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Grains.Municipalities;

namespace Signals.Gateway.Areas;

/// <summary>What a municipality has set, arranged for looking up.</summary>
internal sealed class KnownMunicipality(MunicipalityView view)
{
    private readonly FrozenDictionary<NeighbourhoodCode, NeighbourhoodArea> neighbourhoods = view.Neighbourhoods.ToFrozenDictionary(area => area.Code);
    private readonly FrozenDictionary<string, Theme> themes = view.Themes.ToFrozenDictionary(theme => theme.Code.ToString());
    private readonly FrozenDictionary<DistrictCode, DistrictArea> districts = view.Districts.ToFrozenDictionary(area => area.Code);

    private readonly ILookup<NeighbourhoodCode, AreaSuccession> successions = view.Successions.ToLookup(succession => succession.Former.Code);

    private readonly FrozenDictionary<NeighbourhoodCode, ListedPlaces> places = view.Places.ToFrozenDictionary(listed => listed.Neighbourhood);

    private readonly FrozenDictionary<TeamId, TeamChoices> choices = view.Choices.ToFrozenDictionary(chosen => chosen.Team);

    public MunicipalityView View { get; } = view;

    public MunicipalityCode Code => View.Code;

    /// <summary>Its teams and what they serve.</summary>
    public TeamRoster Teams { get; } = new(view.Teams);

    /// <summary>What it and its areas are called: names that lead to nobody.</summary>
    public IReadOnlyList<string> AreaNames { get; } =
        [.. view.Neighbourhoods.Select(area => area.Name), .. view.Districts.Select(area => area.Name), .. view.Name is { } name ? [name] : Array.Empty<string>()];

    public DistrictArea? District(DistrictCode code) => districts.GetValueOrDefault(code);

    public NeighbourhoodArea? Neighbourhood(NeighbourhoodCode code) => neighbourhoods.GetValueOrDefault(code);

    /// <summary>Whether there is, or was, such a neighbourhood.</summary>
    public bool Knows(NeighbourhoodCode code) => neighbourhoods.ContainsKey(code) || successions.Contains(code);

    /// <summary>A neighbourhood by its name on screens, also one that is no longer there; by its code if it is not known.</summary>
    public NamedCode Named(NeighbourhoodCode code) => new(code.ToString(), Neighbourhood(code)?.Name ?? successions[code].LastOrDefault()?.Former.Name ?? code.ToString());

    /// <summary>Whether it was decided what an edition changed about a neighbourhood.</summary>
    public bool IsSettled(NeighbourhoodCode code, EditionYear edition) => successions[code].Any(succession => succession.Edition == edition);

    /// <summary>The neighbourhoods of today that lie where one lies or lay; none if it is not known.</summary>
    public IReadOnlyList<NeighbourhoodArea> Today(NeighbourhoodCode code)
    {
        var (today, seen, open) = (new List<NeighbourhoodArea>(), new HashSet<NeighbourhoodCode> { code }, new Queue<NeighbourhoodCode>([code]));
        while (open.TryDequeue(out var next))
        {
            if (Neighbourhood(next) is { } area) today.Add(area);
            else foreach (var heir in successions[next].LastOrDefault()?.Heirs ?? [])
                if (seen.Add(heir.Code)) open.Enqueue(heir.Code);
        }
        return today;
    }

    /// <returns>The listed places of a neighbourhood; null if there never were any.</returns>
    public ListedPlaces? Places(NeighbourhoodCode code) => places.GetValueOrDefault(code);

    /// <summary>The menu cards that a team leaves out.</summary>
    public IReadOnlyList<MenuCardCode> LeftOutBy(TeamId team) => choices.GetValueOrDefault(team)?.LeftOut ?? [];

    /// <summary>How much room a team told that it has; null if it shares nothing.</summary>
    public CapacityNote? CapacityOf(TeamId team) => choices.GetValueOrDefault(team)?.Capacity;

    /// <summary>What a team set for its own prompts; null if it does as the municipality does.</summary>
    public DetectionSettings? OwnDetectionOf(TeamId team) => choices.GetValueOrDefault(team)?.Detection;

    /// <summary>The themes that it offers, in its own order.</summary>
    public IReadOnlyList<Theme> OfferedThemes { get; } = [.. view.Themes.Where(theme => !view.HiddenThemes.Contains(theme.Code))];

    /// <summary>Whether it uses a kind of source.</summary>
    public bool Uses(Source source) => View.Sources.Contains(source);

    /// <summary>Whether it offers a theme no longer.</summary>
    public bool Hides(ThemeCode code) => View.HiddenThemes.Contains(code);

    /// <returns>A theme by its code, hidden or not; null if it is not known.</returns>
    public Theme? Theme(string code) => themes.GetValueOrDefault(code);

    public Team? TeamOf(NeighbourhoodCode code) => Teams.TeamOf(code);

    public Team? Team(TeamId id) => Teams.Find(id);
}
