using Signals.Core.Time;
using Signals.Core.Vigils;

namespace Signals.Core.Neighbourhoods;

// What a neighbourhood tells of how much came in, so that silence is noticed.
public sealed partial class Neighbourhood
{
    /// <summary>What came in in the weeks that were not told of yet.</summary>
    public ArrivalBook Arrivals { get; }

    /// <summary>Tells how much came in in the weeks that have closed, also if that is nothing. Nothing if it was told, and when others have taken its place.</summary>
    public IReadOnlyList<NeighbourhoodEvent> TellWeeks(DateTimeOffset now) =>
        Configuration is { } configuration && EndedFrom is null && Arrivals.Closed(IsoWeek.Of(now)) is { Count: > 0 } closed ? [new WeeksTold(closed, configuration.Team)] : [];

    /// <summary>Forgets what a snapshot of an older version could not know, so that states can be compared.</summary>
    public void ForgetArrivals() => Arrivals.Forget();
}
