using Signals.Core.Detection.LookingBack;

namespace Signals.Calibration.Towns;

/// <summary>
/// Regime B: neighbourhoods in which little is told. 24 scenarios of six levels, counts clumped or not, a season or none; seven years; in three of ten neighbourhoods two
/// outbreaks in the past; in the last year one of 3 to 10 people, in every other one a burst, in the rest spread over six weeks.
/// </summary>
internal static class SparseTowns
{
    public const int Scenarios = 24;
    public const int Weeks = 364;
    public const int FirstScored = Weeks - 49;

    private const double WeeksInYear = 52;

    private static readonly double[] Levels = [0.05, 0.1, 0.2, 0.5, 1, 2];
    private static readonly int[] Sizes = [3, 4, 5, 6, 8, 10];

    /// <param name="scenario">Counting from 1.</param>
    /// <param name="streams">How many neighbourhoods.</param>
    /// <param name="outbreaks">Whether there is one in each one's last year.</param>
    /// <param name="seed">Decides everything.</param>
    public static IReadOnlyList<SimulatedStream> Draw(int scenario, int streams, bool outbreaks, int seed)
    {
        var index = scenario - 1;
        return Draw(scenario, Levels[index / 4], (index / 2 % 2) == 0 ? 1 : 1.5, index % 2 == 0 ? 0 : 0.5, streams, outbreaks, new(seed + (scenario * 1_000)));
    }

    /// <param name="hasPast">Whether some of its neighbourhoods had outbreaks before.</param>
    public static IReadOnlyList<SimulatedStream> Draw(
        int scenario, double level, double dispersion, double amplitude, int streams, bool outbreaks, Chance chance, bool hasPast = true)
    {
        var phase = chance.Share() * 2 * Math.PI;
        var season = Array.ConvertAll([.. Enumerable.Range(1, Weeks)], (int week) => Math.Exp(amplitude * Math.Cos((2 * Math.PI * week / WeeksInYear) - phase)));
        var usual = season.Take(52).Average();
        return [.. Enumerable.Range(0, streams).Select(number => Stream(number))];

        SimulatedStream Stream(int number)
        {
            var rate = Math.Clamp(level * chance.Gamma(2, 2), 0.01, Math.Max(5, 2.5 * level));
            var means = Array.ConvertAll(season, week => rate * week / usual);
            var counts = Array.ConvertAll(means, mean => chance.Count(mean, dispersion));
            if (hasPast && chance.Share() < 0.3)
            {
                for (var past = 0; past < 2; past++)
                {
                    var start = chance.Whole(59, 299);
                    for (var size = chance.Whole(3, 10); size > 0; size--)
                    {
                        var week = start + chance.WeekOfBurst();
                        if (week < 312) counts[week]++;
                    }
                }
            }
            return new(scenario, counts, means, dispersion, outbreaks ? Outbreak(counts, rate, spread: number % 2 == 0) : null);
        }

        Outbreak Outbreak(int[] counts, double rate, bool spread)
        {
            var start = chance.Whole(FirstScored, 351);
            var size = Sizes[chance.Whole(0, Sizes.Length - 1)];
            var weeks = Enumerable.Range(0, size).Select(_ => Math.Min(Weeks - 1, start + (spread ? chance.Whole(0, 5) : chance.WeekOfBurst()))).ToList();
            foreach (var week in weeks) counts[week]++;
            return new(weeks.Min(), weeks.Max(), size, rate);
        }
    }
}
