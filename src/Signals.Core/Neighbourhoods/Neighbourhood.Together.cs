using Signals.Core.Detection;
using Signals.Core.Municipalities;
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
    private Finding? AtPlace(ThemeCode theme, ThemeStream stream, IsoWeek week, DetectionSettings settings)
    {
        if (stream.Places.Codes.Count == 0) return null;
        foreach (var place in stream.Places.Codes)
        {
            var recent = stream.RecentAt(place, week, Effort);
            if (recent.Score < settings.PromptScore + ScoreOfPlaces(stream)) continue;
            foreach (var rise in recent.Windows())
            {
                var found = new Finding(PromptKind.Cluster, theme, rise, stream.Places.At(place, week, rise.Window)) { Place = place };
                if (found.Suffices(settings)) return found;
            }
        }
        return null;
    }

    /// <summary>Nuisance about, and distress of, one listed place.</summary>
    private Finding? Dilemma(ThemeCode theme, IsoWeek week, DetectionSettings settings, DateTimeOffset now)
    {
        if (!Theme.Nuisance.Contains(theme) && !Theme.Distress.Contains(theme)) return null;
        var stream = themes[theme];
        if (stream.Places.Codes.Count == 0) return null;
        foreach (var place in stream.Places.Codes)
        {
            var all = ToldOf(Theme.Nuisance, place, week, RecentWeeks.LongestWindow, now).Concat(ToldOf(Theme.Distress, place, week, RecentWeeks.LongestWindow, now)).ToList();
            if (!all.Exists(Theme.Nuisance.Contains) || !all.Exists(Theme.Distress.Contains)) continue;
            var streams = all.Select(code => SeenAt(code, place, week)).ToArray();
            var together = RecentWeeks.Together(streams, [.. Enumerable.Range(0, streams.Length)]);
            if (together.Score < settings.PromptScore + ScoreOfPlaces(stream)) continue;
            foreach (var rise in together.Windows())
            {
                // Each side in the very weeks that are told of.
                List<ThemeCode> told = [.. ToldOf(Theme.Nuisance, place, week, rise.Window, now), .. ToldOf(Theme.Distress, place, week, rise.Window, now)];
                if (told.Count == 0 || !Theme.Nuisance.Contains(told[0]) || !Theme.Distress.Contains(told[^1])) continue;
                var found = new Finding(PromptKind.Dilemma, told[0], rise, WeekTelling.OfDifferent(Sightings(told, place, week, rise.Window))) { OtherThemes = [.. told.Skip(1)], Place = place };
                if (found.Suffices(settings)) return found;
            }
        }
        return null;
    }

    /// <summary>Several themes, each of which is a little more alive than usual.</summary>
    private Finding? Coincidence(ThemeCode theme, in Look own, IsoWeek week, DetectionSettings settings, DateTimeOffset now)
    {
        if (own.Score < AliveScore || themes.Count < 2) return null;
        // At nearly every look this is all there is to do.
        Span<double> ratios = stackalloc double[Math.Min(themes.Count, Municipality.MostThemes)];
        var looked = 0;
        foreach (var (code, stream) in themes)
            if (looked < ratios.Length && !Stands(code, now)) ratios[looked++] = BesideWhatIsKnown(code, stream, week).Ratio;
        var score = Detection.Coincidence.Score(ratios[..looked]);
        if (score < settings.PromptScore || GeneralRise(week) is not null) return null;

        var seen = themes.Where(entry => !Stands(entry.Key, now)).Select(entry => (Code: entry.Key, Look: BesideWhatIsKnown(entry.Key, entry.Value, week)));
        var alive = seen.Where(entry => entry.Look.Score >= AliveScore && themes[entry.Code].Telling(week, RecentWeeks.LongestWindow).SurelyDifferent >= FewestHouseholdsOnEach)
            .OrderByDescending(entry => entry.Look.Ratio).Take(1 + MostOtherThemes).ToList();
        if (alive.Count < 2 || alive.TrueForAll(entry => entry.Code != theme)) return null;
        var together = RecentWeeks.Together([.. alive.Select(entry => entry.Look.Recent)], [.. Enumerable.Range(0, alive.Count)]);
        var rise = together.Windows(score).First(rise => rise.Window == RecentWeeks.LongestWindow);
        var found = new Finding(PromptKind.Coincidence, alive[0].Code, rise, WeekTelling.OfDifferent(Sightings(alive.Select(entry => entry.Code), null, week, rise.Window)))
        {
            OtherThemes = [.. alive.Skip(1).Select(entry => entry.Code)],
        };
        return found.Suffices(settings) ? found : null;
    }

    private static double ScoreOfPlaces(ThemeStream stream) => Math.Log10(stream.Places.Codes.Count);

    private RecentWeeks SeenAt(ThemeCode theme, string place, IsoWeek week)
    {
        _ = SeenOf(theme, themes[theme], week);
        return themes[theme].RecentAt(place, week, Effort);
    }

    // Themes of a set that enough households told of at a place, the most told of first.
    private IEnumerable<ThemeCode> ToldOf(IReadOnlySet<ThemeCode> codes, string place, IsoWeek week, int window, DateTimeOffset now) =>
        themes.Keys.Where(code => codes.Contains(code) && !Stands(code, now)).Select(code => (Code: code, Telling: themes[code].Places.At(place, week, window)))
            .Where(entry => entry.Telling.SurelyDifferent >= FewestHouseholdsOnEach).OrderByDescending(entry => entry.Telling.Households).ThenBy(entry => entry.Code).Select(entry => entry.Code);

    private IEnumerable<Sighting> Sightings(IEnumerable<ThemeCode> codes, string? place, IsoWeek week, int window) =>
        from code in codes
        from sighting in themes[code].Sightings
        where sighting.Counted && sighting.ObservedOn >= (week - (window - 1)).Monday && sighting.ObservedOn <= week.Sunday && (place is null || sighting.Place == place)
        select sighting;
}
