using Signals.Core.DataQuality;
using Signals.Core.Detection;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

public sealed partial class Neighbourhood
{
    // The liveliest themes may rise by themselves; if the rest rises too, something is different for all.
    private const int LiveliestThemes = 3;
    private const int FewestOtherThemes = 3;

    // Once in 1,000 weeks by chance.
    private const double GeneralRiseScore = 3;

    // Where little is known yet everything is new, which is nothing to note.
    private const int FewestWeeksKnown = 26;

    // Weeks between two notes of a general rise.
    private const int WeeksBetweenGeneralRises = 8;

    /// <summary>Notes days on which a kind of source brought many times its usual number. Those signals stay, and no longer count: a stack entered at once is no rise.</summary>
    /// <returns>A note for each, and the first repeat of each household that counts in the place of what it told in the stack.</returns>
    public IReadOnlyList<NeighbourhoodEvent> NoteBulkEntries(DateTimeOffset now)
    {
        if (Configuration is not { } configuration) return [];
        var noted = new List<NeighbourhoodEvent>();
        var found = entryDays.Bulk(bulkEntries, DutchTime.DateOf(now)).ToList();
        HashSet<BulkEntry> stacks = [.. bulkEntries, .. found];
        foreach (var entry in found)
        {
            noted.Add(new DataQualityNoted(new()
            {
                Kind = DataQualityNoteKind.BulkEntry,
                Neighbourhood = configuration.Area.Code,
                Source = entry.Source,
                From = entry.Day,
                To = entry.Day,
                Explanation = $"Op {DutchDay.WithYear(entry.Day)} kwam uit één soort bron veel meer binnen dan gewoonlijk op een dag. " +
                    "Dat lijkt op een stapel die in één keer is ingevoerd. De signalen zijn bewaard en tellen niet mee als toename.",
                NotedAt = now,
            }, configuration.Team));
            noted.AddRange(from theme in themes
                           from sighting in theme.Value.CountedIn(entry)
                           let repeat = RepeatOf(sighting, theme.Value, stacks)
                           where repeat is not null
                           select new RepeatCounted(repeat.Signal, theme.Key));
        }
        return noted;
    }

    /// <returns>The weeks of all themes but the liveliest, taken together, if these too are more alive than usual.</returns>
    private RecentWeeks? GeneralRise(IsoWeek week)
    {
        var others = themes.Select(entry => SeenOf(entry.Key, entry.Value, week)).OrderByDescending(look => look.Score).Skip(LiveliestThemes).Select(look => look.Recent).ToArray();
        if (others.Length < FewestOtherThemes) return null;
        var together = RecentWeeks.Together(others, [.. Enumerable.Range(0, others.Length)]);
        return together.Score >= GeneralRiseScore ? together : null;
    }

    private IEnumerable<NeighbourhoodEvent> NoteGeneralRise(IsoWeek week, NeighbourhoodConfigured configuration, DateTimeOffset now) =>
        week - UsualSince!.Value < FewestWeeksKnown || (LastGeneralRise is { } last && week - last < WeeksBetweenGeneralRises) ? [] :
        [
            new DataQualityNoted(new()
            {
                Kind = DataQualityNoteKind.GeneralRise,
                Neighbourhood = configuration.Area.Code,
                From = (week - (OutbreakLikelihood.Weeks - 1)).Monday,
                To = week.Sunday,
                Explanation = "In deze buurt komt sinds kort over bijna alle thema's meer binnen dan gewoonlijk. Dat kan komen door hoe er wordt geregistreerd, of doordat mensen ons beter vinden. " +
                    "Een thema telt daarom pas als toename als het meer stijgt dan de rest.",
                NotedAt = now,
            }, configuration.Team),
        ];
}
