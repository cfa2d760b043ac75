using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.Effects;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;

namespace Signals.Core.Themes;

// With which neighbourhoods an approach is compared.
public sealed partial class SharedTheme
{
    /// <summary>How many choices are kept, the latest ones; and how many may wait.</summary>
    public const int ComparisonsKept = 500;

    /// <summary>For so many weeks a choice waits for neighbourhoods to tell what is usual. It is made long before the first moment at which anything can be said of an approach.</summary>
    public const int WeeksToWait = 2 * ThemeStream.WeeksBetweenSummaries;

    // So long after it began an approach may change what its own neighbourhoods tell.
    private const int WeeksOfApproach = 78;

    // Of one that is known for less time nobody can say what is usual.
    private const double FewestUsualWeeks = 26;

    private const string InWords =
        "Kiest buurten in dezelfde gemeente waar dit thema ongeveer even vaak voorkomt. Buurten van de aanpak zelf en de buurten ernaast doen niet mee. " +
        "Ook buurten waar al een aanleiding of aanpak over dit thema loopt, doen niet mee. Neemt er hooguit acht, die het meest lijken. De keuze ligt vast lang voordat er iets te zeggen is.";

    /// <summary>Chooses what an approach is compared with when it asks. Where too little is known for any claim the choice waits, for no longer than <see cref="WeeksToWait"/>.</summary>
    /// <inheritdoc cref="Comparable"/>
    /// <returns>The choice, the same however often it is asked for; that it waits; or nothing, if it waits already.</returns>
    public IReadOnlyList<SharedThemeEvent> Compare(string approach, IReadOnlyCollection<NeighbourhoodCode> own, IReadOnlyCollection<NeighbourhoodCode> adjacent, DateTimeOffset now)
    {
        if (awaited.Exists(waiting => waiting.Approach == approach)) return [];
        var chosen = Comparable(approach, own, adjacent, now);
        return chosen.Choice.AllowsClaims || comparisons.Contains(chosen) || awaited.Count >= ComparisonsKept
            ? [chosen]
            : [new ComparisonAwaited(approach, [.. own.Order()], [.. adjacent.Order()], IsoWeek.Of(now))];
    }

    /// <summary>Makes the choices that waited, as far as enough is known by now or they have waited long enough.</summary>
    public IReadOnlyList<SharedThemeEvent> ChooseAwaited(DateTimeOffset now) =>
    [
        .. awaited.Select(waiting => (waiting.Since, Chosen: Comparable(waiting.Approach, waiting.Own, waiting.Adjacent, now)))
            .Where(one => one.Chosen.Choice.AllowsClaims || IsoWeek.Of(now) - one.Since >= WeeksToWait)
            .Select(one => one.Chosen),
    ];

    /// <summary>Chooses the neighbourhoods that an approach is compared with, before anything can be said of what comes of it.</summary>
    /// <remarks>
    /// Those are left out that belong to it or lie beside it, that are known for less than half a year, where a prompt stands or the theme was found to rise with others, and where another approach began, or to which it spread, in the last
    /// year and a half. Of the others the nearest in usual weekly rate, by the logarithm of their ratio to the geometric mean of its own; of two as near the lower code.
    /// </remarks>
    /// <param name="approach">The approach.</param>
    /// <param name="own">Its neighbourhoods.</param>
    /// <param name="adjacent">Those around them, as far as whoever asks knows; those that the theme knows of are added.</param>
    /// <param name="now">The time.</param>
    /// <returns>The same choice, however often it is asked for.</returns>
    public ComparisonChosen Comparable(string approach, IReadOnlyCollection<NeighbourhoodCode> own, IReadOnlyCollection<NeighbourhoodCode> adjacent, DateTimeOffset now)
    {
        if (comparisons.Find(chosen => chosen.Approach == approach) is { } before) return before;
        var week = IsoWeek.Of(now);
        HashSet<NeighbourhoodCode> excluded = [.. own, .. adjacent];
        excluded.UnionWith(recents.Values.Where(recent => own.Contains(recent.Neighbourhood)).SelectMany(recent => recent.Adjacent));
        excluded.UnionWith(recents.Values.Where(recent => recent.Adjacent.Any(own.Contains)).Select(recent => recent.Neighbourhood));
        excluded.UnionWith(awaited.Where(waiting => waiting.Approach != approach).SelectMany(waiting => waiting.Own));
        excluded.UnionWith(comparisons.Where(chosen => week - chosen.Choice.Week < WeeksOfApproach).SelectMany(chosen => chosen.Choice.Own));
        excluded.UnionWith(spreads.Where(spread => week - spread.Value < WeeksOfApproach).Select(spread => spread.Key));

        var ownRates = own.Where(summaries.ContainsKey).Select(LogRate).ToList();
        IReadOnlyList<NeighbourhoodCode> alike = ownRates.Count == 0 ? [] :
        [
            .. summaries.Values.Where(summary => summary.Rate.Weeks >= FewestUsualWeeks && !excluded.Contains(summary.Neighbourhood) && !IsQuiet(summary.Neighbourhood, now))
                .Select(summary => summary.Neighbourhood)
                .OrderBy(code => Math.Abs(LogRate(code) - ownRates.Average())).ThenBy(code => code).Take(ComparisonChoice.Most),
        ];
        return new(approach, new([.. own.Order()], alike, "vergelijkbare-buurten", 2, InWords, week));
    }

    /// <summary>Forgets choices for approaches that are no longer kept. Nothing if there are none.</summary>
    public IReadOnlyList<SharedThemeEvent> DropOldComparisons(DateTimeOffset now)
    {
        var before = IsoWeek.Of(now.AddYears(-CollectiveApproach.KeptYears));
        return comparisons.Exists(chosen => chosen.Choice.Week < before) ? [new OldComparisonsDropped(before)] : [];
    }

    private double LogRate(NeighbourhoodCode code)
    {
        var rate = summaries[code].Rate;
        return Math.Log((Model.PriorCount + rate.Count) / (Model.PriorWeeks + rate.Weeks));
    }

    private void Note(ComparisonChosen chosen)
    {
        awaited.RemoveAll(waiting => waiting.Approach == chosen.Approach);
        comparisons.RemoveAll(known => known.Approach == chosen.Approach);
        comparisons.Add(chosen);
        if (comparisons.Count > ComparisonsKept) comparisons.RemoveAt(0);
    }
}
