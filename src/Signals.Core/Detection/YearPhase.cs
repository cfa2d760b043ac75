using Signals.Core.Time;

namespace Signals.Core.Detection;

/// <summary>Where in the year a week lies, as a point on a circle.</summary>
/// <param name="Sine">Of the angle that the year has turned.</param>
/// <param name="Cosine">Of the same angle.</param>
public readonly record struct YearPhase(double Sine, double Cosine)
{
    private const double WeeksInYear = 52.1775;

    /// <summary>Where a week of the calendar lies.</summary>
    public static YearPhase Of(IsoWeek week) => Of(week, WeeksInYear);

    /// <summary>Where a week lies in years of another length, as simulated ones have.</summary>
    /// <param name="week">The week.</param>
    /// <param name="weeksInYear">How many weeks a year has, greater than 0.</param>
    public static YearPhase Of(IsoWeek week, double weeksInYear)
    {
        var (sine, cosine) = Math.SinCos(2 * Math.PI / weeksInYear * (week - default(IsoWeek)));
        return new(sine, cosine);
    }
}
