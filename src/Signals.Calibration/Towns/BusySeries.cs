using Signals.Core.Detection.LookingBack;

namespace Signals.Calibration.Towns;

/// <summary>
/// Regime A: the 42 scenarios of Noufaily et al. (2013), series that stand alone: seven sets of level, season and clumping, each with and without trend, with none to two harmonics; twelve years;
/// up to four outbreaks in the past, and in the last year one of Poisson(k standard deviations) people, k from 1 to 10, in a burst.
/// </summary>
internal static class BusySeries
{
    public const int Scenarios = 42;
    public const int Weeks = 624;
    public const int FirstScored = Weeks - 49;

    private const double WeeksInYear = 52;

    private static readonly (double Level, double Trend, double Cosine, double Sine, double Dispersion)[] Sets =
    [
        (0.1, 0.0025, 0.6, 0.6, 1.5), (-2, 0.005, 0.1, 0.3, 2), (1.5, 0.003, 0.2, -0.4, 1), (0.5, 0.002, 0.5, 0.5, 5),
        (2.5, 0.001, 1, 0.1, 3), (3.75, 0.001, 0.1, -0.1, 1.1), (5, 0.0001, 0.05, 0.01, 1.2),
    ];

    private static readonly int[] PastSizes = [0, 2, 3, 5, 10];

    /// <inheritdoc cref="SparseTowns.Draw(int, int, bool, int)"/>
    public static IReadOnlyList<SimulatedStream> Draw(int scenario, int streams, bool outbreaks, int seed)
    {
        var chance = new Chance(seed + (scenario * 1_000));
        var (level, trend, cosine, sine, dispersion) = Sets[(scenario - 1) / 6];
        var rising = (scenario - 1) / 3 % 2 == 1;
        var harmonics = (scenario - 1) % 3;
        var means = Array.ConvertAll([.. Enumerable.Range(1, Weeks)], (int week) =>
        {
            var log = level + (rising ? trend * week : 0);
            for (var turn = 1; turn <= harmonics; turn++)
                log += (cosine * Math.Cos(2 * Math.PI * turn * week / WeeksInYear)) + (sine * Math.Sin(2 * Math.PI * turn * week / WeeksInYear));
            return Math.Exp(log);
        });
        return [.. Enumerable.Range(0, streams).Select(Stream)];

        SimulatedStream Stream(int number)
        {
            var counts = Array.ConvertAll(means, mean => chance.Count(mean, dispersion));
            var pastSize = PastSizes[number % PastSizes.Length];
            for (var past = 0; past < 4 && pastSize > 0; past++)
                foreach (var week in Burst(chance.Whole(312, 569), pastSize))
                    if (week < FirstScored) counts[week]++;
            return new(scenario, counts, means, dispersion, outbreaks ? Outbreak(counts, 1 + (number / PastSizes.Length % 10)) : null);
        }

        Outbreak Outbreak(int[] counts, int deviations)
        {
            var weeks = Burst(chance.Whole(FirstScored, 615), deviations).Select(week => Math.Min(Weeks - 1, week)).ToList();
            foreach (var week in weeks) counts[week]++;
            return new(weeks.Min(), weeks.Max(), weeks.Count, means[weeks.Min()]);
        }

        IEnumerable<int> Burst(int start, int deviations)
        {
            var size = chance.AtLeastTwo(deviations * Math.Sqrt(means[start] * dispersion));
            return Enumerable.Range(0, size).Select(_ => start + chance.WeekOfBurst()).ToList();
        }
    }
}
