using Signals.Core.Time;
using Signals.Core.Trends;

namespace Signals.Core.Neighbourhoods;

// What a neighbourhood tells of its quarters, for trends.
public sealed partial class Neighbourhood
{
    /// <summary>How many closed quarters are told of at most, the latest: three years.</summary>
    public const int QuartersTold = 12;

    /// <summary>What it keeps of how its quarters were told.</summary>
    public QuarterBook Quarters { get; private set; }

    /// <summary>Tells of quarters that have closed and were not told yet; told again are those that have changed since.</summary>
    /// <remarks>
    /// It tells of the same quarters whatever it knows, so that being told of gives nothing away. What changes a quarter later waits until the next one closes, so that
    /// nobody can watch single signals come in; what was loaded in bulk need not wait. Quarters in which it was not on the map are not its own to tell.
    /// </remarks>
    /// <param name="now">The time.</param>
    /// <param name="afterLoad">Whether changes alone are reason enough.</param>
    /// <returns>Nothing if there is nothing to tell.</returns>
    public IReadOnlyList<NeighbourhoodEvent> TellQuarters(DateTimeOffset now, bool afterLoad)
    {
        if (Configuration is not { } configuration || Since is not { } since || UsualSince is not { } usualSince) return [];
        var closed = Quarter.LastClosed(now);
        if (Quarters.IsTold(closed) && !(afterLoad && Quarters.ChangedFrom is not null)) return [];
        var earliest = closed - (QuartersTold - 1);
        var first = Quarters.ChangedFrom ?? Quarters.ToldThrough + 1 ?? earliest;
        var quarters = Quarter.Range(first > earliest ? first : earliest, closed)
            .Where(quarter => !(quarter >= EndedFrom) && !(quarter < AppearedIn && since > quarter.Last)).ToList();
        if (quarters.Count == 0) return [];
        var themes = configuration.Themes
            .Select(theme => (Themes.GetValueOrDefault(theme.Code) ?? new()).In(quarters, theme.Code, Quarters.HouseholdsFrom ?? default, usualSince, Effort)).ToList();
        return
        [
            new QuartersTold(
            [
                .. quarters.Select((quarter, index) => new QuarterTelling(
                    quarter, configuration.Area.Code, usualSince <= quarter.First, since > quarter.Last ? [] : [.. themes.Select(cells => cells[index])])),
            ], afterLoad),
        ];
    }

    /// <summary>Forgets what a snapshot of an older version could not know, so that states can be compared.</summary>
    public void ForgetHouseholds()
    {
        Quarters = new();
        foreach (var stream in themes.Values) stream.ForgetHouseholds();
    }

    // An older version kept no households: they are known from the first quarter that holds none of its counts.
    private QuarterBook BookOfOlderVersion()
    {
        var weeks = themes.Values.SelectMany(stream => stream.Weekly.Keys).ToList();
        return weeks.Count == 0 ? new() : new(HouseholdsFrom: Quarter.Of(weeks.Max()) + 1);
    }

    private void NoteChange(IsoWeek week) => Quarters = Quarters.WithChange(week);
}
