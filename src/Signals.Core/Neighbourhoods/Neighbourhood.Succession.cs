using Signals.Core.Areas;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

// What a neighbourhood passes on when the map is drawn anew, and what it is given.
public sealed partial class Neighbourhood
{
    /// <summary>The first week that is known of an area that lies in this one now; null if there is no such area.</summary>
    public IsoWeek? InheritedSince { get; private set; }

    /// <summary>The first quarter that others tell of in its place; null as long as it is there.</summary>
    public Quarter? EndedFrom { get; private set; }

    /// <summary>The quarter in which a new edition of the map brought it; null if it was there from the first.</summary>
    public Quarter? AppearedIn { get; private set; }

    // The first week from which something is known of what is usual, here or under another code.
    private IsoWeek? UsualSince => InheritedSince < Since ? InheritedSince : Since;

    /// <summary>Passes its past on to those that lie where it lay. Nothing if it ended before.</summary>
    public IReadOnlyList<NeighbourhoodEvent> Succeed(AreaSuccession succession)
    {
        if (EndedFrom is not null) return [];
        // What was told of this neighbourhood stays with it.
        var from = Quarters.ToldThrough + 1 is { } untold && untold > succession.From ? untold : succession.From;
        var shares = succession.Heirs.Select(heir => heir.Share).ToList();
        var parts = themes.OrderBy(theme => theme.Key).Where(theme => !theme.Value.IsEmpty)
            .Select(theme => theme.Value.Divide(theme.Key, shares, from, Quarters.HouseholdsFrom ?? default)).ToList();
        return
        [
            new NeighbourhoodSucceeded(
                [.. from heir in succession.Heirs.Index()
                    where heir.Item.Code != succession.Former.Code
                    select new Bequest(heir.Item.Code, UsualSince, Effort.Part(heir.Item.Share), [.. parts.Select(theme => theme[heir.Index])])],
                succession.IsEnded, from),
        ];
    }

    private void PassOn(NeighbourhoodSucceeded succeeded)
    {
        if (succeeded.IsEnded)
        {
            EndedFrom = succeeded.From;
            return;
        }
        foreach (var part in succeeded.Bequests.SelectMany(bequest => bequest.Themes)) Stream(part.Theme).GiveAway(part);
    }

    private void Inherit(Bequest bequest)
    {
        if (bequest.Since is { } since && !(InheritedSince <= since)) InheritedSince = since;
        Effort.Add(bequest.Hours);
        foreach (var part in bequest.Themes)
        {
            Stream(part.Theme).Inherit(part);
            // A quarter may have closed while the message was on its way.
            foreach (var quarter in part.Quarters) NoteChange(quarter.Quarter.First);
        }
        ForgetUsual();
    }
}
