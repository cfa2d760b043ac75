using System.Globalization;
using Signals.Core.Prompts;

namespace Signals.Core.Effects;

/// <summary>The numbers of an effect as they may leave: in bands or rounded, so that nobody can be counted out of them.</summary>
/// <param name="Observed">How many people were counted, banded.</param>
/// <param name="Expected">How many were to be expected without the approach, rounded outwards to multiples of <see cref="RoundedTo"/>: it lies outside once in forty times by chance.</param>
/// <param name="Ratio">What was told beside what was to be expected; null where fewer than five were counted or expected.</param>
/// <param name="Low">The lowest ratio that goes with the count, 0 or more, in twentieths rounded down.</param>
/// <param name="High">The highest, in twentieths rounded up, at most 10; never rounded to the other side of 1.</param>
/// <param name="Fewer">How many fewer were counted than were to be expected.</param>
public sealed record EffectFigures(BandedCount Observed, CaseRange Expected, double? Ratio, double Low, double High, CaseDifference Fewer)
{
    /// <summary>Numbers are multiples of this.</summary>
    public const int RoundedTo = 5;

    // Below this a number of its own would be too close to the count.
    private const int FewestForRounding = 10;
    private const int FewestForRatio = 5;
    private const int Parts = 20;
    private const double MostRatio = 10;
    private const double Besides = 0.01;

    /// <summary>Rounds an estimate.</summary>
    public static EffectFigures Of(EffectEstimate estimate)
    {
        var observed = BandedCount.Of(estimate.Observed);
        var expected = new CaseRange(Down(estimate.Range.Low), estimate.Range.High is { } high ? Up(high) : null);
        var counted = estimate.Observed < FewestForRounding
            ? new NormalRange(observed.From, observed.To!.Value)
            : new NormalRange(Down(estimate.Observed), Up(estimate.Observed));
        return new(
            observed, expected, estimate.Observed < FewestForRatio || estimate.Expected < FewestForRatio ? null : Math.Min(MostRatio, Math.Round(estimate.Ratio * Parts) / Parts),
            estimate.Low > 1 ? Math.Clamp(Math.Floor(estimate.Low * Parts) / Parts, 1 + Besides, MostRatio) : Math.Floor(estimate.Low * Parts) / Parts,
            estimate.High < 1 ? Math.Min(Math.Ceiling(estimate.High * Parts) / Parts, 1 - Besides) : Math.Min(Math.Ceiling(estimate.High * Parts) / Parts, MostRatio),
            new(expected.Low - counted.High, expected.High - counted.Low));
    }

    private static int Down(int count) => count / RoundedTo * RoundedTo;

    private static int Up(int count) => (count + RoundedTo - 1) / RoundedTo * RoundedTo;
}

/// <summary>How many fewer single cases there were than were to be expected, from numbers that were rounded before.</summary>
/// <param name="Low">At least so many fewer; below 0 for more.</param>
/// <param name="High">At most so many fewer; null without a bound.</param>
public readonly record struct CaseDifference(int Low, int? High);

/// <summary>From how many to how many separate cases.</summary>
/// <param name="Low">0 or more.</param>
/// <param name="High">At least <paramref name="Low"/>; null without a bound.</param>
public readonly record struct CaseRange(int Low, int? High)
{
    /// <returns>In Dutch words, as in <c>10 tot 25</c> and <c>10 of meer</c>.</returns>
    public override string ToString() => High is { } high ? new NormalRange(Low, high).ToString() : string.Create(CultureInfo.InvariantCulture, $"{Low} of meer");
}
