using Signals.Core.Time;

namespace Signals.Core.Effects;

/// <summary>The two fixed moments at which something can be said of an approach. Whoever looks every week finds something by chance sooner or later.</summary>
public static class EffectMoment
{
    /// <summary>How many weeks after the week of beginning each moment looks at: half a year, and a year.</summary>
    public static readonly IReadOnlyList<int> Weeks = [26, SpanTelling.MostWeeks];

    /// <summary>The last moment that has come: how many weeks it looks at; null before the first.</summary>
    /// <param name="begin">The week in which the approach began.</param>
    /// <param name="now">The time.</param>
    public static int? Last(IsoWeek begin, DateTimeOffset now)
    {
        var come = Weeks.Where(weeks => SpanTelling.ToldFrom(begin, weeks) <= IsoWeek.Of(now)).ToList();
        return come.Count == 0 ? null : come[^1];
    }

    /// <summary>The day from which the next moment can be told of; null after the last.</summary>
    /// <inheritdoc cref="Last"/>
    public static DateOnly? NextOn(IsoWeek begin, DateTimeOffset now)
    {
        var coming = Weeks.Where(weeks => SpanTelling.ToldFrom(begin, weeks) > IsoWeek.Of(now)).ToList();
        return coming.Count == 0 ? null : SpanTelling.ToldFrom(begin, coming[0]).Monday;
    }
}
