using Signals.Core.Prompts;

namespace Signals.Core.Detection;

/// <summary>How unusual the last weeks of one stream are.</summary>
/// <param name="Window">Over how many weeks, the current one included: 1, 2 or 4.</param>
/// <param name="Observed">The count in them.</param>
/// <param name="Normal">What is usual for so many weeks.</param>
/// <param name="Score">Minus the base-10 logarithm of how likely this is by chance in a week, corrected for the choice among windows.</param>
public sealed record Rise(int Window, int Observed, NormalRange Normal, double Score)
{
    private static readonly int[] Windows = [1, 2, 4];

    /// <summary>The longest window, in weeks.</summary>
    public const int LongestWindow = 4;

    /// <summary>The rise over each window, most unusual first.</summary>
    /// <param name="expectation">What is usual; it has not taken in any week of the longest window.</param>
    /// <param name="counts">Counts of the last <see cref="LongestWindow"/> weeks, the current one first.</param>
    /// <param name="efforts">Their efforts, in the same order.</param>
    public static IReadOnlyList<Rise> Over(Expectation expectation, ReadOnlySpan<int> counts, ReadOnlySpan<double> efforts)
    {
        var rises = new Rise[Windows.Length];
        for (var i = 0; i < Windows.Length; i++)
        {
            var observed = 0;
            var effort = 0.0;
            for (var week = 0; week < Windows[i]; week++)
            {
                observed += counts[week];
                effort += efforts[week];
            }
            var predicted = expectation.Predict(effort);
            var score = Math.Max(0, predicted.TailScore(observed) - Math.Log10(Windows.Length));
            rises[i] = new(Windows[i], observed, new(predicted.Quantile(0.1), predicted.Quantile(0.9)), score);
        }
        Array.Sort(rises, (a, b) => b.Score.CompareTo(a.Score));
        return rises;
    }
}
