using Signals.Core.Detection;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

public sealed partial class Neighbourhood
{
    /// <summary>How many weeks a course tells of.</summary>
    public const int CourseWeeks = 13;

    /// <summary>The course of a theme over the last <see cref="CourseWeeks"/> weeks, oldest first, the current one last. Weeks of which too little is known are left out.</summary>
    public IReadOnlyList<CourseWeek> Course(ThemeCode theme, DateTimeOffset now)
    {
        if (UsualSince is not { } since) return [];
        var current = IsoWeek.Of(now);
        // A theme that was never told of is known to be silent. As in looking at one, what is learned is a cache.
        var stream = themes.GetValueOrDefault(theme) ?? new();
        stream.Learn(since, current - OutbreakLikelihood.Weeks, Effort);
        return
        [
            .. from week in IsoWeek.Range(current - (CourseWeeks - 1), current)
               where week - since >= RecentWeeks.LongestWindow - 1
               select new CourseWeek(
                   week, BandedCount.Of(stream.Households(week, RecentWeeks.LongestWindow)),
                   stream.Recent(week, Effort, weeksAgo: current - week).NormalOver(RecentWeeks.LongestWindow)),
        ];
    }
}
