using Signals.Core.Areas;
using Signals.Core.Teams;
using Signals.Core.Time;

namespace Signals.Core.Municipalities;

public sealed partial class Municipality
{
    /// <summary>How many changes of borders are remembered, the latest ones: more than any municipality has neighbourhoods.</summary>
    public const int SuccessionsKept = 2_000;

    private readonly List<AreaSuccession> successions;

    // On the map since a later edition than the first.
    private readonly SortedSet<NeighbourhoodCode> newcomers;

    /// <summary>The edition that its first neighbourhoods came from; null before any were loaded.</summary>
    public EditionYear? FirstEdition { get; private set; }

    /// <summary>The neighbourhoods that a later edition than the first brought.</summary>
    public IReadOnlyCollection<NeighbourhoodCode> Newcomers => newcomers;

    /// <summary>What took the place of neighbourhoods that were on an earlier map, oldest first.</summary>
    public IReadOnlyList<AreaSuccession> Successions => successions;

    /// <summary>Lets other neighbourhoods take the place of one, or parts of it, or settles that it stays as it is. Nothing if that is known.</summary>
    /// <remarks>What belongs to one that ends goes with it: where a team serves it by itself, that team serves its heirs; an only heir has its listed places; and the team of a district that ends serves the district that came for it.</remarks>
    /// <returns>Null if one of them is not known, the shares are not right (<see cref="AreaSuccession.AreHeirs"/>), or it was said otherwise for this edition.</returns>
    public IReadOnlyList<MunicipalityEvent>? Succeed(NeighbourhoodCode former, IReadOnlyList<AreaHeir> heirs, DateTimeOffset now)
    {
        if (neighbourhoods.Count == 0) return null;
        var newest = neighbourhoods.Values.Max(known => known.Edition);
        if (successions.Find(known => known.Former.Code == former && known.Edition == newest) is { } decided) return decided.Heirs.SequenceEqual(heirs) ? [] : null;
        if (!neighbourhoods.TryGetValue(former, out var area) || !AreaSuccession.AreHeirs(heirs) || heirs.Any(heir => !neighbourhoods.ContainsKey(heir.Code))) return null;
        var succession = new AreaSuccession(area, heirs, newest, Quarter.LastClosed(now) + 1);
        return succession.IsEnded ? [.. Moved(succession), new AreaSucceeded(succession)] : [new AreaSucceeded(succession)];
    }

    private IEnumerable<MunicipalityEvent> Moved(AreaSuccession succession)
    {
        var (former, heirs) = (succession.Former.Code, succession.Heirs.Select(heir => heir.Code).ToList());
        if (heirs is [var only] && places.GetValueOrDefault(former) is { Listed.Count: > 0 } listed)
        {
            var own = places.GetValueOrDefault(only)?.Listed ?? [];
            yield return new PlacesListed(only, [.. own.Concat(listed.Listed).DistinctBy(place => place.Code).Take(ListedPlaces.Most)]);
        }
        if (roster.Teams.FirstOrDefault(team => team.Neighbourhoods.Contains(former)) is { } keeper)
        {
            var free = heirs.Where(heir => !roster.Teams.Any(team => team.Neighbourhoods.Contains(heir)));
            yield return new TeamFormed(keeper with { Neighbourhoods = [.. keeper.Neighbourhoods.Where(code => code != former), .. free] });
        }
        var isLastOfDistrict = neighbourhoods.Keys.All(code => code == former || code.District != former.District);
        if (!isLastOfDistrict || roster.Teams.FirstOrDefault(team => team.Districts.Contains(former.District)) is not { } server) yield break;
        var unsettled = heirs.Select(heir => heir.District).Distinct().Where(IsWithItsOwnTeam).ToList();
        yield return new TeamFormed(server with { Districts = [.. server.Districts.Where(code => code != former.District), .. unsettled] });
        foreach (var district in unsettled) yield return new TeamDissolved(OwnTeamOf(district));
    }

    // With the team that was formed for it when it was loaded, and that serves nothing else: nobody has decided on it.
    private bool IsWithItsOwnTeam(DistrictCode district) =>
        roster.Find(OwnTeamOf(district)) is { Neighbourhoods: [], Districts: [var only] } && only == district;

    private bool HasEnded(NeighbourhoodCode code, EditionYear edition) => !neighbourhoods.ContainsKey(code)
        && successions.Exists(succession => succession.IsEnded && succession.Former.Code == code && succession.Former.Edition.Year >= edition.Year);

    private bool HasEnded(DistrictArea district) => !districts.ContainsKey(district.Code)
        && successions.Exists(succession => succession.IsEnded && succession.Former.Code.District == district.Code && succession.Former.Edition.Year >= district.Edition.Year);

    private void Apply(AreaSuccession succession)
    {
        successions.Add(succession);
        if (successions.Count > SuccessionsKept) successions.RemoveAt(0);
        if (!succession.IsEnded) return;
        neighbourhoods.Remove(succession.Former.Code);
        newcomers.Remove(succession.Former.Code);
        var district = succession.Former.Code.District;
        if (neighbourhoods.Keys.All(code => code.District != district)) districts.Remove(district);
    }

    private void NoteNewcomers(AreasLoaded loaded)
    {
        FirstEdition ??= neighbourhoods.Values.Concat(loaded.Neighbourhoods).Select(area => (EditionYear?)area.Edition).Min();
        newcomers.UnionWith(loaded.Neighbourhoods.Where(area => area.Edition.Year > FirstEdition?.Year && !neighbourhoods.ContainsKey(area.Code)).Select(area => area.Code));
    }

    private static TeamId OwnTeamOf(DistrictCode district) => TeamId.Parse(district.ToString().ToLowerInvariant());
}
