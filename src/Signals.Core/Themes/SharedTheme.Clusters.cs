using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;

namespace Signals.Core.Themes;

public sealed partial class SharedTheme
{
    /// <summary>Takes in what a neighbourhood tells of its last weeks.</summary>
    public static RecentsGathered Gather(RecentTelling recent) => new(recent);

    /// <summary>Looks whether the theme is more alive than usual over adjacent neighbourhoods together.</summary>
    /// <returns>What was found, the most unusual first; no neighbourhood is part of two.</returns>
    public IReadOnlyList<SharedThemeEvent> LookAround(DateTimeOffset now)
    {
        var week = IsoWeek.Of(now);
        var codes = recents.Keys.Concat(recents.Values.SelectMany(recent => recent.Adjacent)).Distinct().Order().ToList();
        var places = codes.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var streams = codes.Select(code => IsQuiet(code, now) ? default : SeenOf(code, week)).ToArray();
        var taken = new HashSet<NeighbourhoodCode>();
        return
        [
            .. recents.Values.Where(recent => recent.Told > 0).Select(recent => Around(recent, codes, places, streams, week, now)).OfType<ClusterFinding>()
                .OrderByDescending(finding => finding.Rise.Score).ThenBy(finding => finding.Members[0].Neighbourhood)
                .Where(finding => !finding.Members.Any(member => taken.Contains(member.Neighbourhood)))
                .Select(finding =>
                {
                    taken.UnionWith(finding.Members.Select(member => member.Neighbourhood));
                    return new ClusterFound(finding);
                }),
        ];
    }

    private ClusterFinding? Around(
        RecentTelling centre, List<NeighbourhoodCode> codes, Dictionary<NeighbourhoodCode, int> places, RecentWeeks[] streams, IsoWeek week, DateTimeOffset now)
    {
        int[] zone = [places[centre.Neighbourhood], .. centre.Adjacent.Take(ZoneLikelihood.MostMembers - 1).Select(code => places[code])];
        var score = ZoneLikelihood.Score(streams, zone);
        if (score < centre.Settings.PromptScore) return null;
        // Only those that told something are part of it.
        var rising = ZoneLikelihood.Rising(streams, zone).Where(place => recents.TryGetValue(codes[place], out var told) && told.Told > 0).ToArray();
        if (rising.Length < 2) return null;
        foreach (var rise in RecentWeeks.Together(streams, rising).Windows(score))
        {
            var telling = new WeekTelling();
            var told = rising.Select(place => recents[codes[place]]).Where(member => member.TellingAt(week, rise.Window).People > 0).ToList();
            foreach (var member in told) telling.Add(member.TellingAt(week, rise.Window));
            if (told.Count < 2 || told[0] != centre) continue;
            if (telling.Households < centre.Settings.MinimumHouseholds || telling.SourceKinds < centre.Settings.MinimumSourceKinds) continue;
            var members = told.Select(member => new ClusterMember(member.Neighbourhood, member.Name, member.Team)).ToList();
            return new(centre.Theme.Code, week, members, rise, telling, now.AddDays(Neighbourhood.PromptDays));
        }
        return null;
    }

    private bool IsQuiet(NeighbourhoodCode code, DateTimeOffset now) =>
        (quietUntil.TryGetValue(code, out var until) && now < until) || (recents.TryGetValue(code, out var told) && now < told.QuietUntil);

    // One that told nothing lately is known by its summary.
    private RecentWeeks SeenOf(NeighbourhoodCode code, IsoWeek week)
    {
        if (recents.TryGetValue(code, out var told)) return told.At(week);
        if (!summaries.TryGetValue(code, out var summary)) return default;
        var recent = new RecentWeeks(Model.Dispersion);
        var count = Model.PriorCount + summary.Rate.Count;
        for (var ago = 0; ago < OutbreakLikelihood.Weeks; ago++)
            recent.Set(ago, 0, new(count / (Model.PriorWeeks + summary.Rate.Weeks) * Model.Season.At(YearPhase.Of(week - ago)) * Model.CompleteAfter(ago), 1 / count));
        return recent;
    }
}
