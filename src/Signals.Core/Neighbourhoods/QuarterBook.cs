using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

/// <summary>What a neighbourhood keeps of how its quarters were told.</summary>
/// <param name="ToldThrough">The last quarter that was told; null before the first.</param>
/// <param name="ChangedFrom">The first quarter that was told and has changed since; null if none has.</param>
/// <param name="DroppedBefore">The day before which single signals were dropped; null if none ever were.</param>
/// <param name="HouseholdsFrom">The first quarter of which households are known: an older version did not keep them. Null if they are known of all.</param>
public sealed record QuarterBook(Quarter? ToldThrough = null, Quarter? ChangedFrom = null, DateOnly? DroppedBefore = null, Quarter? HouseholdsFrom = null)
{
    /// <summary>Whether a quarter was told of.</summary>
    public bool IsTold(Quarter quarter) => ToldThrough >= quarter;

    /// <summary>Whether what changes a week makes something to tell: its quarter was told of, or nothing ever was.</summary>
    public bool IsToTellAgain(IsoWeek week) => ToldThrough is null || IsTold(Quarter.Of(week));

    internal QuarterBook WithChange(IsoWeek week)
    {
        var quarter = Quarter.Of(week);
        return IsTold(quarter) && !(ChangedFrom <= quarter) ? this with { ChangedFrom = quarter } : this;
    }
}
