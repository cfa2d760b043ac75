namespace Signals.Core.Detection.LookingBack;

/// <summary>How well scores tell weeks with an outbreak from those without, where it is known which is which.</summary>
/// <remarks>
/// The rules of the comparisons in the literature (Noufaily et al. 2013; Bédubourg and Le Strat 2017): an outbreak is detected by a finding in a week from its start to its end; a false alarm is one in a
/// week before its start or more than eight weeks after its end. Weeks in between count for neither.
/// </remarks>
public sealed class Scorecard
{
    private const int WeeksAfter = 8;

    private readonly List<(int Scenario, double Score)> quiet = [];
    private readonly List<(Outbreak Outbreak, double[] Scores)> outbreaks = [];

    /// <summary>How many outbreaks there are.</summary>
    public int Outbreaks => outbreaks.Count;

    /// <summary>How many weeks without.</summary>
    public int QuietWeeks => quiet.Count;

    /// <summary>Adds a series.</summary>
    /// <param name="scenario">Which scenario it belongs to.</param>
    /// <param name="first">The first week that was scored.</param>
    /// <param name="scores">The score of that week and each after it.</param>
    /// <param name="outbreak">Its outbreak; null if there is none.</param>
    public void Add(int scenario, int first, ReadOnlySpan<double> scores, Outbreak? outbreak)
    {
        for (var i = 0; i < scores.Length; i++)
            if (outbreak is null || first + i < outbreak.Start || first + i > outbreak.End + WeeksAfter)
                quiet.Add((scenario, scores[i]));
        if (outbreak is null) return;
        var from = Math.Clamp(outbreak.Start - first, 0, scores.Length);
        outbreaks.Add((outbreak, scores[from..Math.Clamp(outbreak.End + 1 - first, from, scores.Length)].ToArray()));
    }

    /// <summary>The score that a share of the weeks without an outbreak exceeds.</summary>
    /// <param name="share">Between 0 and 1.</param>
    public double ThresholdAt(double share)
    {
        var scores = quiet.ConvertAll(week => week.Score);
        scores.Sort();
        return scores[^Math.Min(scores.Count, 1 + (int)(share * scores.Count))];
    }

    /// <summary>What a threshold gives: a finding is a score above it.</summary>
    /// <param name="threshold">The threshold.</param>
    /// <param name="among">Which outbreaks count; all unless given.</param>
    public Figures At(double threshold, Func<Outbreak, bool>? among = null)
    {
        int all = 0, detected = 0, inFirstWeek = 0, delay = 0;
        foreach (var (outbreak, scores) in outbreaks)
        {
            if (among is not null && !among(outbreak)) continue;
            all++;
            var week = Array.FindIndex(scores, score => score > threshold);
            if (week < 0) continue;
            detected++;
            delay += week;
            if (week == 0) inFirstWeek++;
        }
        var perScenario = quiet.GroupBy(week => week.Scenario)
            .Select(weeks => (double)weeks.Count(week => week.Score > threshold) / weeks.Count()).DefaultIfEmpty().ToList();
        return new(
            Share(quiet.Count(week => week.Score > threshold), quiet.Count), Share(detected, all), Share(inFirstWeek, all),
            detected == 0 ? double.NaN : (double)delay / detected, perScenario.Max(), all);

        static double Share(int some, int all) => all == 0 ? double.NaN : (double)some / all;
    }
}

/// <summary>An outbreak that is known to be in a series.</summary>
/// <param name="Start">Its first week.</param>
/// <param name="End">Its last week.</param>
/// <param name="Size">How many more were told of because of it.</param>
/// <param name="Rate">The usual weekly rate of the series.</param>
public sealed record Outbreak(int Start, int End, int Size, double Rate);

/// <summary>What a threshold gives.</summary>
/// <param name="FalsePositiveRate">The share of weeks without an outbreak that have a finding.</param>
/// <param name="Detected">The share of outbreaks that are detected (POD).</param>
/// <param name="InFirstWeek">The share that is detected in its first week.</param>
/// <param name="Delay">Weeks until detection, of those that are detected.</param>
/// <param name="WorstScenario">The highest false positive rate of any scenario.</param>
/// <param name="Outbreaks">How many outbreaks counted.</param>
public sealed record Figures(double FalsePositiveRate, double Detected, double InFirstWeek, double Delay, double WorstScenario, int Outbreaks)
{
    /// <summary>The standard error of <see cref="Detected"/>.</summary>
    public double StandardError => Math.Sqrt(Detected * (1 - Detected) / Outbreaks);
}
