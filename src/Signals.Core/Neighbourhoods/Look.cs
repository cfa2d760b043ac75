using Signals.Core.Detection;

namespace Signals.Core.Neighbourhoods;

/// <summary>The last weeks of a theme as they were looked at.</summary>
/// <param name="Recent">The weeks, beside what is usual.</param>
/// <param name="Ratio">As <see cref="RecentWeeks.Ratio"/> gives it.</param>
/// <param name="Score">As <see cref="RecentWeeks.Score"/> gives it.</param>
internal readonly record struct Look(RecentWeeks Recent, double Ratio, double Score)
{
    public static Look At(in RecentWeeks recent)
    {
        var ratio = recent.Ratio;
        return new(recent, ratio, recent.ScoreOf(ratio));
    }
}
