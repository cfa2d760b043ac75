using System.Globalization;
using Signals.Calibration.Towns;
using Signals.Core.Detection;
using Signals.Core.Neighbourhoods;

namespace Signals.Calibration;

/// <summary>
/// Counts how often chance alone raises a prompt in simulated towns without an outbreak, for each score that a municipality can set, and writes the years between two of one stream as the
/// table that ships.
/// </summary>
/// <remarks>
/// Time between events rather than one over the share of weeks (Fraker, Woodall and Mousavi 2008): one cluster of chance shows for several weeks, a prompt keeps its theme quiet, and fewer households than a
/// prompt asks for raise none. Sources are left out: a prompt also asks for two kinds, so that chance does less than this.
/// </remarks>
internal static class IntervalTable
{
    private const int StreamsInTheme = 100;
    private const int Seed = 77_261_123;

    // Outbreaks of the past, which teach as they do in life, have by then left the weeks that are looked at.
    private const int FirstLookedAt = SparseTowns.FirstScored + OutbreakLikelihood.Weeks;
    private const double WeeksInYear = 52.1775;
    private const int WeeksOfSilence = Neighbourhood.PromptDays / 7;

    private static readonly double[] Scores = [2, 2.5, 3, 3.5, 4, 4.5, 5];
    private static readonly double[] Levels = [0.05, 0.1, 0.2, 0.5, 1, 2];
    private static readonly double[] Dispersions = [1, 1.5];
    private static readonly double[] Amplitudes = [0, 0.5];

    /// <param name="table">Receives the table.</param>
    /// <param name="themes">How many themes of a hundred neighbourhoods to simulate for each level, clumping and season.</param>
    public static void Write(TextWriter table, int themes)
    {
        var prompts = new long[Scores.Length];
        long weeks = 0;
        var towns = (from theme in Enumerable.Range(0, themes)
                     from level in Levels
                     from dispersion in Dispersions
                     from amplitude in Amplitudes
                     select (theme, level, dispersion, amplitude)).ToList();
        Parallel.For(0, towns.Count, number =>
        {
            var (theme, level, dispersion, amplitude) = towns[number];
            var streams = SparseTowns.Draw(scenario: 1, level, dispersion, amplitude, StreamsInTheme, outbreaks: false, new(Seed + number), hasPast: theme % 2 == 0);
            var raised = new int[Scores.Length];
            var quietUntil = new int[streams.Count, Scores.Length];
            var looked = 0L;
            Walk.Over(streams, FirstLookedAt, (week, recent) =>
            {
                looked += recent.Length;
                for (var stream = 0; stream < recent.Length; stream++)
                {
                    if (recent[stream].Over(RecentWeeks.LongestWindow).Count < DetectionSettings.FewestHouseholds) continue;
                    var score = recent[stream].Score;
                    for (var i = 0; i < Scores.Length && score >= Scores[i]; i++)
                    {
                        if (week < quietUntil[stream, i]) continue;
                        raised[i]++;
                        quietUntil[stream, i] = week + WeeksOfSilence;
                    }
                }
            });
            lock (prompts)
            {
                weeks += looked;
                for (var i = 0; i < Scores.Length; i++) prompts[i] += raised[i];
            }
        });
        table.WriteLine("score,years");
        for (var i = 0; i < Scores.Length; i++)
            table.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Scores[i]},{weeks / WeeksInYear / prompts[i]:G3}"));
    }
}
