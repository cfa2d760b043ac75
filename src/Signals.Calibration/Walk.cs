using Signals.Calibration.Towns;
using Signals.Core.Detection;
using Signals.Core.Detection.LookingBack;
using Signals.Core.Time;

namespace Signals.Calibration;

/// <summary>Walks over simulated streams of one theme.</summary>
internal static class Walk
{
    /// <param name="streams">The theme's neighbourhoods.</param>
    /// <param name="from">The first week to look at, counting from 0.</param>
    /// <param name="seen">Receives a week and what is seen of each stream; it may not keep that.</param>
    public static void Over(IReadOnlyList<SimulatedStream> streams, int from, Action<int, RecentWeeks[]> seen)
    {
        var walk = new ThemeWalk(streams.Count, FirstMonday, week => YearPhase.Of(week, WeeksInYear));
        var counts = new int[streams.Count];
        var recent = new RecentWeeks[streams.Count];
        for (var week = 0; week < streams[0].Counts.Length; week++)
        {
            for (var i = 0; i < counts.Length; i++) counts[i] = streams[i].Counts[week];
            walk.Step(counts, recent);
            if (week >= from) seen(week, recent);
        }
    }

    // In simulated towns.
    private const double WeeksInYear = 52;

    private static readonly IsoWeek FirstMonday = IsoWeek.Of(new DateOnly(2001, 1, 1));
}
