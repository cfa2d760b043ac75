using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Core.Vigils;

namespace Signals.Calibration.Towns;

/// <summary>A simulated municipality as its vigil sees it: what comes in by each kind of source, and what is found, week by week.</summary>
/// <remarks>
/// Rates have a season of a third, go up or down by a sixth a year, wander, and fall to two fifths in July and August and to a fifth around the turn of the year. Home visits may be entered once in two
/// weeks and partners may deliver once in four, all at once.
/// </remarks>
internal sealed class SourceTown
{
    /// <summary>Sizes of municipalities, and the weekly rates of kinds of source in the order of <see cref="Source"/>, then of what is found.</summary>
    public static readonly IReadOnlyList<(string Name, double[] Rates)> Sizes =
    [
        ("village", [1, 0.4, 2, 0.3, 0.7, 0.1]),
        ("town", [8, 3, 15, 2, 5, 1]),
        ("city", [60, 20, 200, 15, 80, 10]),
    ];

    // How much rates wander from week to week, and how much of that stays.
    private const double Wander = 0.1;
    private const double Stays = 0.9;

    private readonly Chance chance;
    private readonly double[] rates;
    private readonly double dispersion;
    private readonly double[] trends;
    private readonly double[] wandered;
    private readonly double phase;

    /// <param name="rates">Weekly rates.</param>
    /// <param name="dispersion">Variance over mean.</param>
    /// <param name="seed">What chance follows from.</param>
    public SourceTown(double[] rates, double dispersion, int seed)
    {
        (chance, this.rates, this.dispersion) = (new(seed), rates, dispersion);
        phase = chance.Share();
        trends = [.. rates.Select(_ => (chance.Share() - 0.5) / 3)];
        wandered = new double[rates.Length];
    }

    /// <summary>What comes in in a week, weeks counting from 0.</summary>
    /// <param name="week">The week.</param>
    /// <param name="number">Its number.</param>
    /// <param name="silent">What has fallen silent: a place in the rates, or none below 0.</param>
    public WeekArrivals Draw(IsoWeek week, int number, int silent)
    {
        var counts = new int[rates.Length];
        var season = 1 + (Math.Sin(2 * Math.PI * ((number / 52.0) + phase)) / 3);
        for (var i = 0; i < rates.Length; i++)
        {
            wandered[i] = (Stays * wandered[i]) + (Wander * (chance.Share() - 0.5) * 2);
            var mean = rates[i] * season * Math.Exp((trends[i] * number / 52) + wandered[i]) * Holiday(week);
            var every = i == (int)Source.HomeVisit ? 2 : i == (int)Source.Partner ? 4 : 1;
            var count = chance.Count(mean * every, dispersion);
            counts[i] = i == silent || number % every != 0 ? 0 : count;
        }
        return new(week, counts[..^1], counts[^1]);
    }

    private static double Holiday(IsoWeek week) => week.Number is >= 52 or 1 ? 0.2 : week.Monday.AddDays(3).Month is 7 or 8 ? 0.4 : 1;
}
