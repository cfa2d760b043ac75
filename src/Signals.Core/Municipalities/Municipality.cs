using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Menus;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Municipalities;

/// <summary>What a municipality has set: its areas, teams, themes, places and menu. It tells each neighbourhood what concerns it.</summary>
public sealed partial class Municipality
{
    private readonly SortedDictionary<NeighbourhoodCode, NeighbourhoodArea> neighbourhoods;
    private readonly SortedDictionary<DistrictCode, DistrictArea> districts;

    public Municipality() : this(null, null, [], [], Theme.Standard, [], DetectionSettings.Standard, null, null, null, null, null, null, null, null, null, null, null) { }

    [JsonConstructor]
    internal Municipality(
        string? name, string? householdKeepingDpia, IReadOnlyCollection<NeighbourhoodArea> neighbourhoods, IReadOnlyCollection<DistrictArea> districts,
        IReadOnlyList<Theme> themes, IReadOnlyList<Team> teams, DetectionSettings detection, IReadOnlyCollection<ListedPlaces>? places,
        Menu? menu, IReadOnlyCollection<TeamChoices>? choices, DetectionBounds? bounds, IReadOnlyDictionary<ThemeCode, IsoWeek>? hiddenThemes,
        IReadOnlyList<Source>? sources, IReadOnlyList<AreaSuccession>? successions,
        IReadOnlyCollection<NeighbourhoodCode>? newcomers, EditionYear? firstEdition, Pilot? pilot, IReadOnlyList<SettingsInForce>? inForce)
    {
        (Name, HouseholdKeepingDpia, Detection, Bounds, Menu) = (name, householdKeepingDpia, detection, bounds ?? DetectionBounds.Standard, menu ?? Menu.Standard);
        (FirstEdition, Pilot, this.inForce) = (firstEdition, pilot ?? Pilot.None, [.. inForce ?? []]);
        this.neighbourhoods = new(neighbourhoods.ToDictionary(area => area.Code));
        this.districts = new(districts.ToDictionary(area => area.Code));
        this.themes = [.. themes];
        Sources = sources ?? [.. SourceCodes.All.Values.Order()];
        hidden = new((hiddenThemes ?? new Dictionary<ThemeCode, IsoWeek>()).ToDictionary());
        roster = new([.. teams]);
        this.choices = new((choices ?? []).ToDictionary(choice => choice.Team));
        this.successions = [.. successions ?? []];
        this.newcomers = [.. newcomers ?? []];
        this.places = new((places ?? []).ToDictionary(known => known.Neighbourhood));
    }

    /// <summary>Its name; null until areas were loaded.</summary>
    public string? Name { get; private set; }

    /// <summary>The reference of the data protection impact assessment under which households may be kept together; null if they may not.</summary>
    public string? HouseholdKeepingDpia { get; private set; }

    public IReadOnlyCollection<NeighbourhoodArea> Neighbourhoods => neighbourhoods.Values;

    public IReadOnlyCollection<DistrictArea> Districts => districts.Values;

    /// <summary>Takes over areas of an edition. A district of which a neighbourhood has no team gets one of its own, named after it.</summary>
    /// <returns>Nothing if all of it was known, or known from a later edition; what others took the place of since that edition stays gone.</returns>
    public IReadOnlyList<MunicipalityEvent> LoadAreas(string name, IReadOnlyList<DistrictArea> newDistricts, IReadOnlyList<NeighbourhoodArea> newNeighbourhoods)
    {
        var changed = newNeighbourhoods.Where(area => !HasEnded(area.Code, area.Edition)
            && (!neighbourhoods.TryGetValue(area.Code, out var known) || (known != area && known.Edition.Year <= area.Edition.Year))).ToList();
        var changedDistricts = newDistricts.Where(area => (!HasEnded(area) || changed.Exists(one => one.Code.District == area.Code)) && (!districts.TryGetValue(area.Code, out var known) || (known != area && known.Edition.Year <= area.Edition.Year))).ToList();
        if (changed.Count == 0 && changedDistricts.Count == 0) return [];
        var names = districts.Values.Concat(changedDistricts).GroupBy(area => area.Code).ToDictionary(group => group.Key, group => group.Last().Name);
        var formed = roster.Unserved(changed.Select(area => area.Code)).Select(code => code.District).Distinct().Order()
            .Select(district => FormTeamOf(district, names.GetValueOrDefault(district, district.ToString())));
        return [new AreasLoaded(name, changedDistricts, changed), .. formed];
    }

    /// <summary>Allows that households are kept together. Nothing if it was allowed under this reference.</summary>
    /// <param name="dpia">The reference of the assessment, 1 to 100 characters.</param>
    public IReadOnlyList<MunicipalityEvent> AllowHouseholdKeeping(string dpia) =>
        HouseholdKeepingDpia == dpia ? [] : [new HouseholdKeepingAllowed(dpia)];

    /// <summary>Whether an event changes what neighbourhoods are to know.</summary>
    public static bool ConcernsNeighbourhoods(MunicipalityEvent happened) => happened is
        AreasLoaded or AreaSucceeded or ThemeAdded or ThemeHidden or ThemeShown or TeamFormed or HouseholdKeepingAllowed or DetectionSet or TeamDetectionSet or PilotSet;

    /// <summary>What each neighbourhood is to know.</summary>
    /// <param name="now">When it is told.</param>
    public IEnumerable<NeighbourhoodConfigured> Configurations(DateTimeOffset now) =>
        from area in neighbourhoods.Values
        let team = TeamOf(area.Code)
        where team is not null
        select new NeighbourhoodConfigured(area, team.Id, [.. themes], DetectionOf(team.Id), IsoWeek.Of(now))
        {
            Hidden = hidden.Count == 0 ? null : [.. hidden.Keys],
            IsNewcomer = newcomers.Contains(area.Code),
            InShadow = InShadow,
        };

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(MunicipalityEvent happened)
    {
        switch (happened)
        {
            case AreasLoaded loaded:
                Name = loaded.Name;
                foreach (var area in loaded.Districts) districts[area.Code] = area;
                NoteNewcomers(loaded);
                foreach (var area in loaded.Neighbourhoods) neighbourhoods[area.Code] = area;
                break;
            case AreaSucceeded { Succession: var succession }:
                Apply(succession);
                break;
            case ThemeAdded added:
                Apply(added);
                break;
            case ThemeHidden theme:
                hidden[theme.Theme] = theme.Week;
                break;
            case ThemeShown theme:
                hidden.Remove(theme.Theme);
                break;
            case TeamFormed { Team: var formed }:
                roster = roster.With(formed);
                break;
            case TeamDissolved dissolved:
                roster = roster.Without(dissolved.Team);
                choices.Remove(dissolved.Team);
                Forget(dissolved.Team);
                break;
            case HouseholdKeepingAllowed allowed:
                HouseholdKeepingDpia = allowed.Dpia;
                break;
            case DetectionSet set:
                Detection = set.Settings;
                break;
            case TeamBoundsSet set:
                Bounds = set.Bounds;
                break;
            case TeamDetectionSet set:
                Choose(ChoicesOf(set.Team) with { Detection = set.Settings });
                break;
            case SourcesSet set:
                Sources = set.InUse;
                break;
            case PlacesListed listed:
                Apply(listed);
                break;
            case MenuCardSet { Card: var card }:
                Menu = Menu.With(card);
                break;
            case MenuCardRemoved removed:
                Apply(removed);
                break;
            case MenuCardLeftOut { Card: var card }:
                Menu = Menu.LeavingOut(card);
                break;
            case MenuCardOffered { Card: var card }:
                Menu = Menu.Offering(card);
                break;
            case TeamMenuNarrowed narrowed:
                Choose(ChoicesOf(narrowed.Team) with { LeftOut = narrowed.LeftOut });
                break;
            case TeamCapacityShared shared:
                Choose(ChoicesOf(shared.Team) with { Capacity = shared.Capacity });
                break;
            case PilotSet { Pilot: var pilot }:
                Pilot = pilot;
                break;
            case NeighbourhoodsTold told:
                if (told.At is { } at) NoteInForce(at);
                break;
            default:
                throw new InvalidOperationException($"No municipality knows the event {happened.GetType().Name}.");
        }
    }
}
