using System.Text.Json.Serialization;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

// What was told under the code of another neighbourhood that lies, in part, where this one lies now; less than nothing for a part that went to another one.
public sealed partial class ThemeStream
{
    private SortedDictionary<IsoWeek, int>? inherited;
    private SortedList<Quarter, QuarterBequest>? inheritedQuarters;

    /// <summary>People per week beyond <see cref="Weekly"/>, as the borders are now; below 0 for a part that was given away. Null for none.</summary>
    public IReadOnlyDictionary<IsoWeek, int>? Inherited => inherited;

    /// <summary>The same for quarters that were not told of when the borders changed. Null for none.</summary>
    public IReadOnlyCollection<QuarterBequest>? InheritedQuarters => inheritedQuarters?.Values.AsReadOnly();

    /// <summary>Whether nothing was ever counted.</summary>
    [JsonIgnore]
    public bool IsEmpty => weekly.Count == 0 && !(inherited?.Count > 0);

    /// <summary>The past in parts, one for each share, in the same order.</summary>
    /// <param name="theme">The stream's theme.</param>
    /// <param name="shares">Shares that make 1.</param>
    /// <param name="from">The first quarter that the parts are told of.</param>
    /// <param name="householdsFrom">The first quarter of which households are known.</param>
    internal IReadOnlyList<ThemeBequest> Divide(ThemeCode theme, IReadOnlyList<double> shares, Quarter from, Quarter householdsFrom)
    {
        var known = weekly.Keys.Concat(inherited?.Keys ?? Enumerable.Empty<IsoWeek>()).ToList();
        var (first, last) = (BegunIn ?? known.Min(), known.Max());
        var quarters = Quarter.Range(from, Quarter.Of(last)).Select(quarter => InAll(quarter, householdsFrom)).ToList();
        return
        [
            .. shares.Select((share, index) => new ThemeBequest(theme, first, Part(share, first, last), BegunIn, ToldThrough,
                [.. quarters.Select(whole => new QuarterBequest(whole.Quarter, Part(whole.People, shares, index), Part(whole.Households, shares, index)))])),
        ];
    }

    internal void Inherit(ThemeBequest part)
    {
        BegunIn ??= part.BegunIn;
        // The theme was told of these weeks by the other one.
        if (part.ToldThrough is { } told && !(ToldThrough >= told)) ToldThrough = told;
        Change(part, 1);
    }

    internal void GiveAway(ThemeBequest part) => Change(part, -1);

    // What was counted in a week within the borders of today.
    private int CountOf(IsoWeek week) => inherited is null ? weekly.GetValueOrDefault(week) : Math.Max(0, weekly.GetValueOrDefault(week) + inherited.GetValueOrDefault(week));

    private QuarterBequest InAll(Quarter quarter, Quarter householdsFrom)
    {
        var more = inheritedQuarters?.GetValueOrDefault(quarter);
        var people = Math.Max(0, PeopleIn(quarter) + (more?.People ?? 0));
        return new(quarter, people, quarter < householdsFrom ? 0 : Math.Clamp(HouseholdsIn(quarter) + (more?.Households ?? 0), 0, people));
    }

    private void Change(ThemeBequest part, int sign)
    {
        inherited ??= [];
        foreach (var (ago, people) in part.Counts.Index())
            if (people > 0) inherited[part.First + ago] = inherited.GetValueOrDefault(part.First + ago) + (sign * people);
        while (inherited.Count > WeeksKept) inherited.Remove(inherited.Keys.First());
        inheritedQuarters ??= [];
        foreach (var quarter in part.Quarters)
        {
            var known = inheritedQuarters.GetValueOrDefault(quarter.Quarter);
            inheritedQuarters[quarter.Quarter] = new(quarter.Quarter, (known?.People ?? 0) + (sign * quarter.People), (known?.Households ?? 0) + (sign * quarter.Households));
        }
        while (inheritedQuarters.Count > QuartersKept) inheritedQuarters.RemoveAt(0);
        Relearn();
    }

    // Single counts cannot be cut up; over the weeks the part comes to what it should.
    private List<int> Part(double share, IsoWeek first, IsoWeek last)
    {
        var (counts, whole, given) = (new List<int>(), 0, 0);
        for (var week = first; week <= last; week += 1)
        {
            whole += CountOf(week);
            var now = Rounded(share * whole);
            counts.Add(now - given);
            given = now;
        }
        return counts;
    }

    private static int Part(int whole, IReadOnlyList<double> shares, int index) => Rounded(whole * shares.Take(index + 1).Sum()) - Rounded(whole * shares.Take(index).Sum());

    private static int Rounded(double people) => (int)Math.Round(people, MidpointRounding.AwayFromZero);
}
