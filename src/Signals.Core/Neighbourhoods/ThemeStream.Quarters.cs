using Signals.Core.Detection;
using Signals.Core.Households;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;

namespace Signals.Core.Neighbourhoods;

// What a theme's quarters come to: people, the households behind them, and what was to be expected.
public sealed partial class ThemeStream
{
    // Enough for every quarter that is ever told again.
    private const int QuartersKept = 16;

    private const int DecimalsKept = 4;

    // Both are there only where they hold something: most streams in most quarters hold nothing but history, in which every line is a case of its own.
    private SortedList<Quarter, int>? settled;
    private SortedList<Quarter, int>? loaded;

    /// <summary>Quarters with single signals among what was counted: how many different households were known of those that are no longer kept. Null for none.</summary>
    public IReadOnlyDictionary<Quarter, int>? Settled => settled;

    /// <summary>What was loaded as history in such a quarter. Null for none.</summary>
    public IReadOnlyDictionary<Quarter, int>? Loaded => loaded;

    /// <summary>What quarters came to.</summary>
    /// <param name="theme">The stream's theme.</param>
    /// <param name="quarters">The quarters, in order.</param>
    /// <param name="householdsFrom">The first quarter of which households are known.</param>
    /// <param name="since">The first week of which the neighbourhood knows what was told.</param>
    /// <param name="effort">What was put into each week.</param>
    internal IReadOnlyList<QuarterCell> In(IReadOnlyList<Quarter> quarters, ThemeCode theme, Quarter householdsFrom, IsoWeek since, Effort effort)
    {
        // Learned anew as it was on the eve of each: what is known today knows the quarters themselves.
        var (past, cells) = (new Expectation(), new List<QuarterCell>(quarters.Count));
        foreach (var quarter in quarters)
        {
            var told = InAll(quarter, householdsFrom);
            cells.Add(new(theme, told.People, told.Households, Foresee(quarter, past, since, effort)));
        }
        return cells;
    }

    internal void ForgetHouseholds()
    {
        (settled, loaded) = (null, null);
        foreach (var late in sightings.Values.Where(sighting => sighting.Late).ToList()) sightings[late.Signal] = late with { Late = false };
    }

    private int PeopleIn(Quarter quarter) => quarter.Weeks.Sum(week => weekly.GetValueOrDefault(week));

    /// <summary>Different households in a quarter for certain: those without an address, and those first told of after signals of the quarter were dropped, are left out.</summary>
    private int HouseholdsIn(Quarter quarter) => settled?.TryGetValue(quarter, out var gone) != true
        ? PeopleIn(quarter)
        : (loaded?.GetValueOrDefault(quarter) ?? 0) + gone + HouseholdsAmong(sightings.Values).Count(household => household.Quarter == quarter);

    private Foresight? Foresee(Quarter quarter, Expectation past, IsoWeek since, Effort effort) =>
        LearnUntil(quarter.First, past, since, effort) && Foresee(quarter.Weeks, past, effort.Of) is var (mean, clumping, uncertainty)
            ? new(Kept(mean), Kept(mean * (clumping + (mean * uncertainty))))
            : null;

    // Greater than 0 still.
    private static double Kept(double number) => Math.Max(Math.Round(number, DecimalsKept), Math.Pow(10, -DecimalsKept));

    // What is counted of single signals stands beside what was loaded before and comes to be loaded later.
    private void NoteSingle(Quarter quarter, int people)
    {
        settled ??= [];
        if (!settled.TryAdd(quarter, 0)) return;
        if (PeopleIn(quarter) - people is > 0 and var before) (loaded ??= [])[quarter] = before;
        while (settled.Count > QuartersKept)
        {
            loaded?.Remove(settled.GetKeyAtIndex(0));
            settled.RemoveAt(0);
        }
    }

    private void NoteLoaded(Quarter quarter, int people)
    {
        if (settled?.ContainsKey(quarter) == true) (loaded ??= [])[quarter] = loaded.GetValueOrDefault(quarter) + people;
    }

    // A household that told more in the quarter is still known by that.
    private void Settle(IEnumerable<Sighting> going, IEnumerable<Sighting> staying)
    {
        var left = HouseholdsAmong(staying);
        foreach (var (quarter, _) in HouseholdsAmong(going).Where(household => !left.Contains(household)))
            (settled ??= [])[quarter] = settled.GetValueOrDefault(quarter) + 1;
    }

    // Within a quarter a household has one token of its own, its first.
    private static HashSet<(Quarter Quarter, HouseholdToken Token)> HouseholdsAmong(IEnumerable<Sighting> some) =>
    [
        .. from sighting in some
           where sighting.Counted && !sighting.Late && sighting.Household.Count > 0
           select (Quarter.Of(IsoWeek.Of(sighting.ObservedOn)), sighting.Household[0]),
    ];
}
