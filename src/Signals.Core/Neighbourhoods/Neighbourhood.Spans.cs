using Signals.Core.Effects;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

public sealed partial class Neighbourhood
{
    /// <summary>What a theme came to in the weeks after an approach began, here or elsewhere, beside what was to be expected before.</summary>
    /// <param name="theme">The theme.</param>
    /// <param name="begin">The week in which the approach began.</param>
    /// <param name="weeks">How many weeks after it, 1 to <see cref="SpanTelling.MostWeeks"/>.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null before these weeks are closed, where too little of the past is known, and where other neighbourhoods have taken its place.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no weeks, or too many.</exception>
    public SpanTelling? Span(ThemeCode theme, IsoWeek begin, int weeks, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weeks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weeks, SpanTelling.MostWeeks);
        var week = IsoWeek.Of(now);
        if (Configuration is not { } configuration || UsualSince is not { } since || EndedFrom is not null || week < SpanTelling.ToldFrom(begin, weeks)) return null;
        // A theme that was never told of is known to be silent.
        return (themes.GetValueOrDefault(theme) ?? new()).Span(configuration.Area.Code, begin, weeks, since, Effort, week);
    }
}
