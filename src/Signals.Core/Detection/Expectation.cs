using System.Text.Json.Serialization;
using Signals.Core.Time;

namespace Signals.Core.Detection;

/// <summary>
/// What is usual for one theme in one neighbourhood, learned from its own past: a weekly rate λ ~ Gamma(a, b) and a dispersion φ, both
/// with a memory of about two years.
/// </summary>
/// <remarks>
/// Each closed week counts for less than the one after it by <see cref="Memory"/>. A count is taken into the rate up to the 99 % point of
/// what was expected, so that a cluster does not teach itself normal, and into the dispersion up to the 99.99 % point. The predictive distribution over weeks of joint effort E is negative binomial
/// with mean M = (a/b)·E and variance φM + M²/a (the conjugate Gamma–Poisson predictive, with φ for counts that come in clumps).
/// </remarks>
public sealed class Expectation
{
    // Before anything is known: one signal in ten weeks, worth half a year of watching.
    private const double PriorCount = 2.6;
    private const double PriorWeeks = 26;

    // Half a year's worth of weeks speaks for plain chance (φ = 1) until the stream's own weeks say that its counts come in clumps.
    private const double PriorDispersionWeeks = 26;

    private const double Memory = 0.99;
    private const double CapAt = 0.99;

    // Clumps are what the dispersion is about, so that it looks further out before it takes a count for an outbreak.
    private const double ClumpCapAt = 0.9999;

    private double count;
    private double weeks;
    private double clumps;
    private double squares;
    private double number;

    public Expectation() { }

    [JsonConstructor]
    internal Expectation(double count, double weeks, double clumps, double squares, double number, IsoWeek? through) =>
        (this.count, this.weeks, this.clumps, this.squares, this.number, Through) = (count, weeks, clumps, squares, number, through);

    /// <summary>The last week taken in; null before the first.</summary>
    public IsoWeek? Through { get; private set; }

    /// <summary>Discounted count taken in.</summary>
    public double Count => count;

    /// <summary>Discounted weeks of effort taken in.</summary>
    public double Weeks => weeks;

    /// <summary>Discounted sum of the counts that the dispersion looks at.</summary>
    public double Clumps => clumps;

    /// <summary>Discounted sum of their squares.</summary>
    public double Squares => squares;

    /// <summary>Discounted number of weeks taken in.</summary>
    public double Number => number;

    /// <summary>Takes in a closed week.</summary>
    /// <param name="week">The week after <see cref="Through"/>.</param>
    /// <param name="observed">Its count, 0 or more.</param>
    /// <param name="effort">Its effort relative to the usual, greater than 0.</param>
    public void TakeIn(IsoWeek week, int observed, double effort)
    {
        var before = Predict(effort);
        var taken = Math.Min(observed, Math.Max(1, before.Quantile(CapAt)));
        var clump = Math.Min(observed, Math.Max(1, before.Quantile(ClumpCapAt)));
        clumps = (Memory * clumps) + clump;
        squares = (Memory * squares) + (clump * clump);
        number = (Memory * number) + 1;
        count = (Memory * count) + taken;
        weeks = (Memory * weeks) + effort;
        Through = week;
    }

    /// <summary>What to expect of weeks with this much effort together.</summary>
    /// <param name="effort">The sum of the weeks' efforts, greater than 0.</param>
    public NegativeBinomial Predict(double effort)
    {
        double a = PriorCount + count, b = PriorWeeks + weeks;
        var mean = a / b * effort;
        return new(mean, (Dispersion() * mean) + (mean * mean / a));
    }

    // Variance over mean of the weeks' own counts, drawn towards 1; never below it.
    private double Dispersion()
    {
        if (clumps <= 0) return 1;
        var average = clumps / number;
        var own = ((squares / number) - (average * average)) / average;
        return Math.Max(1, ((number * own) + PriorDispersionWeeks) / (number + PriorDispersionWeeks));
    }
}
