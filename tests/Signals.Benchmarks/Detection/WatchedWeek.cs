using Signals.Core.Detection;
using Signals.Core.Time;

namespace Signals.Benchmarks.Detection;

/// <summary>A week as all streams of one theme see it: worked out once.</summary>
internal sealed class WatchedWeek
{
    // Anything but the default, so that nothing is saved by there being no season.
    private static readonly ThemeModel Lent = new(0.8, 4, 1.4, 500, new(0.3, 0.2), [0.8, 0.95, 1]);

    public WatchedWeek(IsoWeek week)
    {
        Week = week;
        for (var ago = 0; ago < Phases.Length; ago++)
        {
            Phases[ago] = YearPhase.Of(week - ago);
            Seasons[ago] = Model.Season.At(Phases[ago]);
        }
    }

    public IsoWeek Week { get; }

    public ThemeModel Model => Lent;

    /// <summary>Where in the year this week lies, the one before, and so on up to the one that has just closed.</summary>
    public YearPhase[] Phases { get; } = new YearPhase[OutbreakLikelihood.Weeks + 1];

    /// <summary>How much of a usual week each of them is by the theme's season.</summary>
    public double[] Seasons { get; } = new double[OutbreakLikelihood.Weeks + 1];
}
