using Signals.Core.Detection;
using Signals.Core.Prompts;

namespace Signals.Core.Effects;

/// <summary>What was told in the neighbourhoods of an approach, beside what was to be expected without it: the numbers behind <see cref="Effect"/>, which alone may leave.</summary>
/// <remarks>
/// Without the approach the count is taken to be negative binomial with, as mean, what was expected before times what changed in the comparable neighbourhoods. The interval of the ratio holds each ratio that this
/// goes with (inversion of the predictive tails): exact for small counts but for the clumping, and never narrower than it says.
/// </remarks>
/// <param name="Observed">How many people were counted.</param>
/// <param name="Expected">How many were to be expected, greater than 0.</param>
/// <param name="Range">From the lowest to the highest count that goes with nothing having changed, a rise that may have gone on for a while included.</param>
/// <param name="Low">The lowest ratio of what was told to what would have been that goes with the count, 0 or more.</param>
/// <param name="High">The highest.</param>
public sealed record EffectEstimate(int Observed, double Expected, NormalRange Range, double Low, double High)
{
    /// <summary>How often an interval may miss: twice this is at most one in twenty, and there are two moments.</summary>
    public const double Miss = 0.025;

    /// <summary>Where the whole interval lies from here …</summary>
    public const double SameFrom = 3.0 / 4;

    /// <summary>… to here nothing much has changed.</summary>
    public const double SameTo = 4.0 / 3;

    // Of what more outreach is taken to bring any share from none to twice as much may be true: the standard deviation of that.
    private const double DeviationOfOutreach = 0.58;

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
    /// <param name="comparison">What each comparable neighbourhood came to in the same weeks, one at least.</param>
    /// <exception cref="ArgumentException">There are none of either.</exception>
    public static EffectEstimate Of(IReadOnlyCollection<SpanTelling> own, IReadOnlyCollection<SpanTelling> comparison)
    {
        if (own.Count == 0) throw new ArgumentException("An approach has a neighbourhood.", nameof(own));
        var change = CommonChange.Of(comparison);
        var observed = own.Sum(one => one.People);
        double usual = own.Sum(one => one.Expected.Mean), squares = own.Sum(one => one.Expected.Mean * one.Expected.Mean);
        var clumping = own.Sum(one => one.Expected.Mean * one.Expected.Clumping) / usual;
        // Each neighbourhood's rate is wrong by itself, and drifts by itself; what outreach brings is wrong by the same for all.
        var unsure = own.Sum(one => one.Expected.Mean * one.Expected.Mean * UncertaintyOfRate(one.Expected)) / (usual * usual);
        var uncertainty = change.Uncertainty + (change.Drift * squares / (usual * usual)) + unsure + UncertaintyOfOutreach(own.Sum(one => one.Expected.ByOutreach) / usual);
        var expected = change.Ratio * usual;
        // A rise that there was before may be over at once, or bring as many again as it had brought.
        var lingering = own.Sum(one => Math.Max(0, one.PeopleBefore - one.ExpectedBefore));

        NegativeBinomial Told(double mean) => new(mean, mean * (clumping + (mean * uncertainty)));
        double AtLeast(double mean) => Math.Pow(10, -Told(mean).TailScore(observed));
        double AtMost(double mean) => 1 - Math.Pow(10, -Told(mean).TailScore(observed + 1));
        var low = observed == 0 ? 0 : Highest(ratio => AtLeast(ratio * (expected + lingering)) < Miss / 2);
        var high = Highest(ratio => AtMost(ratio * expected) >= Miss / 2);
        return new(observed, expected, new(Told(expected).Quantile(Miss / 2), Told(expected + lingering).Quantile(1 - (Miss / 2))), low, high);
    }

    /// <summary>The variance of what is expected of one neighbourhood, relative to its square.</summary>
    internal static double UncertaintyOf(SpanForesight expected) => UncertaintyOfRate(expected) + UncertaintyOfOutreach(expected.ByOutreach / expected.Mean);

    // Clumps make a rate less certain too.
    private static double UncertaintyOfRate(SpanForesight expected) => expected.Clumping * expected.Uncertainty;

    private static double UncertaintyOfOutreach(double share) => DeviationOfOutreach * DeviationOfOutreach * share * share;

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
