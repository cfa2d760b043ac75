using Signals.Core.Detection;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

// What shows only at one place, or only when themes are taken together.
public sealed partial class Neighbourhood
{
    // A theme that is part of something was told of by so many households at least, so that none is singled out.
    private const int FewestHouseholdsOnEach = 2;

    // From here on a theme is alive enough to look what else is.
    private const double AliveScore = 1;

    // No more themes are named beside the first.
    private const int MostOtherThemes = 3;

    /// <summary>A theme at a listed place. With more places each has to be more unusual, so that chance does no more.</summary>
    private Finding? AtPlace(ThemeCode theme, ThemeStream stream, IsoWeek week, DetectionSettings settings) =>
        stream.Places.Select(place => Observed(PromptKind.Cluster, [theme], [], place, stream.RecentAt(place, week, Effort), week, settings.PromptScore + ScoreOfPlaces(stream)))
            .FirstOrDefault(seen => seen?.Suffices(settings) == true);

    /// <summary>Nuisance about, and distress of, one listed place.</summary>
    private Finding? Dilemma(ThemeCode theme, IsoWeek week, DetectionSettings settings, DateTimeOffset now)
    {
        if (!Theme.Nuisance.Contains(theme) && !Theme.Distress.Contains(theme)) return null;
        var stream = themes[theme];
        foreach (var place in stream.Places)
        {
            var nuisance = ToldOf(Theme.Nuisance, place, week, now);
            var distress = ToldOf(Theme.Distress, place, week, now);
            if (nuisance.Count == 0 || distress.Count == 0) continue;
            var streams = nuisance.Concat(distress).Select(code => SeenAt(themes[code], place, week)).ToArray();
            var together = RecentWeeks.Together(streams, [.. Enumerable.Range(0, streams.Length)]);
            if (Observed(PromptKind.Dilemma, nuisance, distress, place, together, week, settings.PromptScore + ScoreOfPlaces(stream)) is { } seen && seen.Suffices(settings)) return seen;
        }
        return null;
    }

    /// <summary>Several themes, each of which is a little more alive than usual.</summary>
    private Finding? Coincidence(ThemeCode theme, in RecentWeeks own, IsoWeek week, DetectionSettings settings, DateTimeOffset now)
    {
        if (own.Score < AliveScore || themes.Count < 2) return null;
        var seen = themes.Where(entry => !Stands(entry.Key, now)).Select(entry => (Code: entry.Key, Recent: SeenOf(entry.Value, week))).OrderByDescending(entry => entry.Recent.Ratio).ToList();
        var score = Detection.Coincidence.Score([.. seen.Select(entry => entry.Recent.Ratio)]);
        if (score < settings.PromptScore || GeneralRise(week) is not null) return null;
        var alive = seen.TakeWhile(entry => entry.Recent.Score >= AliveScore).Where(entry => entry.Recent.Over(RecentWeeks.LongestWindow).Count > 0)
            .Take(1 + MostOtherThemes).Where(entry => themes[entry.Code].Telling(week, RecentWeeks.LongestWindow).Households >= FewestHouseholdsOnEach).ToList();
        if (alive.Count < 2 || alive.TrueForAll(entry => entry.Code != theme)) return null;
        var recents = alive.Select(entry => entry.Recent).ToArray();
        var together = RecentWeeks.Together(recents, [.. Enumerable.Range(0, recents.Length)]);
        var rise = together.Windows().First(rise => rise.Window == RecentWeeks.LongestWindow) with { Score = score };
        var observed = new Finding(PromptKind.Coincidence, alive[0].Code, rise, WeekTelling.OfDifferent(Sightings(alive.Select(entry => entry.Code), null, week, rise.Window)))
        {
            OtherThemes = [.. alive.Skip(1).Select(entry => entry.Code)],
        };
        return observed.Suffices(settings) ? observed : null;
    }

    private Finding? Observed(
        PromptKind kind, IReadOnlyList<ThemeCode> first, IReadOnlyList<ThemeCode> others, string place, in RecentWeeks recent, IsoWeek week, double least)
    {
        if (recent.Score < least) return null;
        var all = first.Concat(others).ToList();
        var rise = recent.Windows().First();
        return new(kind, all[0], rise, WeekTelling.OfDifferent(Sightings(all, place, week, rise.Window))) { OtherThemes = [.. all.Skip(1)], Place = place };
    }

    private static double ScoreOfPlaces(ThemeStream stream) => Math.Log10(Math.Max(1, stream.Places.Count()));

    private RecentWeeks SeenAt(ThemeStream stream, string place, IsoWeek week)
    {
        _ = SeenOf(stream, week);
        return stream.RecentAt(place, week, Effort);
    }

    // Themes of a set that enough households told of at a place lately, the most alive first.
    private List<ThemeCode> ToldOf(IReadOnlySet<ThemeCode> codes, string place, IsoWeek week, DateTimeOffset now) =>
        [.. themes.Keys.Where(code => codes.Contains(code) && !Stands(code, now)).Select(code => (Code: code, themes[code].TellingAt(place, week, RecentWeeks.LongestWindow).Households))
            .Where(entry => entry.Households >= FewestHouseholdsOnEach).OrderByDescending(entry => entry.Households).ThenBy(entry => entry.Code).Select(entry => entry.Code)];

    private IEnumerable<Sighting> Sightings(IEnumerable<ThemeCode> codes, string? place, IsoWeek week, int window) =>
        from code in codes
        from sighting in themes[code].Sightings
        where sighting.Counted && sighting.ObservedOn >= (week - (window - 1)).Monday && sighting.ObservedOn <= week.Sunday && (place is null || sighting.Place == place)
        select sighting;
}
