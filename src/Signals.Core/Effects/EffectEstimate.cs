using Signals.Core.Detection;

namespace Signals.Core.Effects;

/// <summary>What was told in the neighbourhoods of an approach, beside what was to be expected without it: the numbers behind <see cref="Effect"/>, which alone may leave.</summary>
/// <remarks>
/// Without the approach the count is taken to be negative binomial with, as mean, what was expected before times what changed in the comparable neighbourhoods. The interval of the ratio holds each ratio that this
/// goes with, by its tails: for small counts it is wider than it says, never narrower. Two things nobody knows are no matter of chance, and the interval holds for each of their values: whether a rise that
/// there was before would have gone or stayed, and what part of all that is told comes by outreach.
/// </remarks>
/// <param name="Observed">How many people were counted.</param>
/// <param name="Expected">How many were to be expected, greater than 0.</param>
/// <param name="Range">From the lowest to the highest count that goes with nothing having changed.</param>
/// <param name="Low">The lowest ratio of what was told to what would have been that goes with the count, 0 or more.</param>
/// <param name="High">The highest.</param>
public sealed record EffectEstimate(int Observed, double Expected, CaseRange Range, double Low, double High)
{
    /// <summary>How often an interval may miss: there are two moments, so that one in twenty approaches at most is said to have changed something by chance.</summary>
    public const double Miss = 0.025;

    /// <summary>Where the whole interval lies from here …</summary>
    public const double SameFrom = 3.0 / 4;

    /// <summary>… to here nothing much has changed.</summary>
    public const double SameTo = 4.0 / 3;

    // Nobody can be expected to tell nothing at all.
    private const double LeastMean = 0.01;

    private const double LowestLog = -7;
    private const double HighestLog = 7;
    private const int Halvings = 40;

    /// <summary>The ratio that goes best with the count.</summary>
    public double Ratio => Observed / Expected;

    /// <summary>What can be said.</summary>
    public EffectVerdict Verdict =>
        High < 1 ? EffectVerdict.Less
        : Low > 1 ? EffectVerdict.More
        : Low >= SameFrom && High <= SameTo ? EffectVerdict.AboutTheSame
        : EffectVerdict.CannotTell;

    /// <summary>Sets the neighbourhoods of an approach beside comparable ones.</summary>
    /// <param name="own">What each neighbourhood of the approach came to, one at least.</param>
    /// <param name="comparison">What each comparable neighbourhood came to in the same weeks, one at least, all of them <see cref="SpanTelling.IsComparable"/>.</param>
    /// <exception cref="ArgumentException">There are none of either, or one cannot be compared with.</exception>
    public static EffectEstimate Of(IReadOnlyCollection<SpanTelling> own, IReadOnlyCollection<SpanTelling> comparison)
    {
        if (own.Count == 0) throw new ArgumentException("An approach has a neighbourhood.", nameof(own));
        var change = CommonChange.Of(comparison);
        var observed = own.Sum(one => one.People);
        var usual = own.Sum(one => one.Expected.Mean);
        var clumping = own.Sum(one => one.Expected.Mean * one.Expected.Clumping) / usual;
        // Each neighbourhood's rate is wrong by itself, and drifts by itself.
        var uncertainty = change.Uncertainty
            + (own.Sum(one => one.Expected.Mean * one.Expected.Mean * (change.Drift + one.Expected.UncertaintyOfRate)) / (usual * usual));
        var lowest = Math.Max(LeastMean, change.Ratio * own.Sum(one => one.Expected.Least));
        var highest = own.Any(one => one.Expected.Most is null)
            ? (double?)null
            : change.Ratio * own.Sum(one => one.Expected.Most!.Value * RecentWeeks.Level(one.PeopleBefore, one.ExpectedBefore));

        NegativeBinomial Told(double mean) => new(mean, mean * (clumping + (mean * uncertainty)));
        double AtLeast(double mean) => Math.Pow(10, -Told(mean).TailScore(observed));
        double AtMost(double mean) => 1 - Math.Pow(10, -Told(mean).TailScore(observed + 1));
        var low = observed > 0 && highest is { } top ? Highest(ratio => AtLeast(ratio * top) < Miss / 2) : 0;
        var high = Highest(ratio => AtMost(ratio * lowest) >= Miss / 2);
        return new(observed, change.Ratio * usual, new(Told(lowest).Quantile(Miss / 2), highest is { } most ? Told(most).Quantile(1 - (Miss / 2)) : null), low, high);
    }

    // The highest ratio of which it holds; it holds of all below.
    private static double Highest(Func<double, bool> holds)
    {
        var (low, high) = (LowestLog, HighestLog);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (holds(Math.Exp(middle))) low = middle;
            else high = middle;
        }
        return Math.Exp(low);
    }
}
