using Signals.Core.DataQuality;
using Signals.Core.Detection;
using Signals.Core.Time;

namespace Signals.Core.Themes;

// A theme that appears or disappears everywhere at once is registered otherwise, or is new to all: no neighbourhood rises by itself.
public sealed partial class SharedTheme
{
    // Before so long nobody can say that it was not there.
    private const int FewestWeeksKnown = 26;
    private const int WeeksLookedBack = 52;

    // At most so many a week, in the whole municipality, before it appeared.
    private const double HardlyTold = 0.5;

    // So many times as many as before.
    private const int TimesBefore = 10;

    // In so many neighbourhoods at once, and one in so many.
    private const int FewestNeighbourhoods = 5;
    private const int OneInNeighbourhoods = 10;

    // So many would have been told of in the weeks of silence: by chance that is silent once in millions of times, and once in thousands where counts come in clumps.
    private const double ExpectedInSilence = 15;

    // A holiday is no disappearance.
    private const int FewestSilentWeeks = 8;

    /// <summary>Notes that the theme appeared. Nothing if it was there, or too little is known to say.</summary>
    public IReadOnlyList<SharedThemeEvent> NoteAppearance(DateTimeOffset now)
    {
        var week = IsoWeek.Of(now);
        if (Theme is null || weeks.Count < FewestWeeksKnown || AppearedIn is { } last && week - last < WeeksLookedBack) return [];
        var before = weeks.Values.TakeLast(WeeksLookedBack).ToList();
        var perWeek = before.Average(past => past.Told);
        var telling = Telling(week).ToList();
        if (perWeek > HardlyTold || telling.Sum(recent => recent.Told) < TimesBefore * OutbreakLikelihood.Weeks * perWeek) return [];
        if (telling.Count < FewestNeighbourhoods || telling.Count * OneInNeighbourhoods < summaries.Count) return [];
        var first = telling.Min(recent => recent.Week - recent.Counts.Index().Last(week => week.Item > 0).Index);
        return
        [
            new ThemeAppeared(first, Note(
                DataQualityNoteKind.ThemeAppeared, first.Monday, week.Sunday, now,
                $"Over '{Theme.Name}' kwam tot {DutchDay.WithYear(first.Monday)} bijna nooit iets binnen, en sindsdien in {telling.Count} buurten. Is dit nieuw, of wordt het nu pas zo genoemd? " +
                $"Het platform leert eerst wat gewoon is. Tot {DutchDay.Of((first + Neighbourhoods.Neighbourhood.QuietWeeksOfNewTheme).Monday)} komt er over dit thema geen aanleiding.")),
        ];
    }

    /// <summary>Notes that the theme disappeared. Nothing if it is told of, or was silent before.</summary>
    public IReadOnlyList<SharedThemeEvent> NoteDisappearance(DateTimeOffset now)
    {
        var known = weeks.Values.ToList();
        var heard = known.FindLastIndex(week => week.Told > 0);
        if (Theme is null || heard < 0 || known[heard].Week == DisappearedAfter || Telling(IsoWeek.Of(now)).Any()) return [];
        var after = known[heard].Week;
        if (known.Count - heard <= FewestSilentWeeks || known.Skip(heard + 1).Sum(week => week.Usual) < ExpectedInSilence) return [];
        return
        [
            new ThemeDisappeared(after, Note(
                DataQualityNoteKind.ThemeDisappeared, (after + 1).Monday, IsoWeek.Of(now).Sunday, now,
                $"Over '{Theme.Name}' komt sinds {DutchDay.WithYear((after + 1).Monday)} nergens meer iets binnen, en daarvoor wel. Wordt dit nu anders genoemd, of nergens meer gevraagd?")),
        ];
    }

    private IEnumerable<RecentTelling> Telling(IsoWeek week) => recents.Values.Where(recent => recent.Told > 0 && week - recent.Week < OutbreakLikelihood.Weeks);

    private DataQualityNote Note(DataQualityNoteKind kind, DateOnly from, DateOnly to, DateTimeOffset now, string explanation) =>
        new() { Kind = kind, Theme = Theme, From = from, To = to, Explanation = explanation, NotedAt = now };
}
