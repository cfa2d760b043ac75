using System.Text.Json.Serialization;
using Signals.Core.Time;

namespace Signals.Core.Detection;

/// <summary>
/// What is usual for one theme in one neighbourhood, learned from its own past: a weekly rate λ ~ Gamma(a, b) and a dispersion φ, both
/// with a memory of about two years.
/// </summary>
/// <remarks>
/// Each closed week counts for less than the one after it by <see cref="Memory"/>. A count is taken in up to the 99 % point of what was
/// expected, so that a cluster does not teach itself normal. The predictive distribution over weeks of joint effort E is negative binomial
/// with mean M = (a/b)·E and variance φM + M²/a (the conjugate Gamma–Poisson predictive, with φ for counts that come in clumps).
/// </remarks>
public sealed class Expectation
{
    // Before anything is known: one signal in ten weeks, worth half a year of watching.
    private const double PriorCount = 2.6;
    private const double PriorWeeks = 26;

    // A year's worth of weeks speaks for plain chance (φ = 1) until the stream's own weeks say that its counts come in clumps.
    private const double PriorDispersionWeeks = 52;

    private const double Memory = 0.99;
    private const double CapAt = 0.99;

    private double count;
    private double weeks;
    private double squares;
    private double number;

    public Expectation() { }

    [JsonConstructor]
    internal Expectation(double count, double weeks, double squares, double number, IsoWeek? through) =>
        (this.count, this.weeks, this.squares, this.number, Through) = (count, weeks, squares, number, through);

    /// <summary>The last week taken in; null before the first.</summary>
    public IsoWeek? Through { get; private set; }

    /// <summary>Discounted count taken in.</summary>
    public double Count => count;

    /// <summary>Discounted weeks of effort taken in.</summary>
    public double Weeks => weeks;

    /// <summary>Discounted sum of squared counts taken in.</summary>
    public double Squares => squares;

    /// <summary>Discounted number of weeks taken in.</summary>
    public double Number => number;

    /// <summary>Takes in a closed week.</summary>
    /// <param name="week">The week after <see cref="Through"/>.</param>
    /// <param name="observed">Its count, 0 or more.</param>
    /// <param name="effort">Its effort relative to the usual, greater than 0.</param>
    public void TakeIn(IsoWeek week, int observed, double effort)
    {
        var taken = Math.Min(observed, Math.Max(1, Predict(effort).Quantile(CapAt)));
        squares = (Memory * squares) + (taken * taken);
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
        if (count <= 0) return 1;
        var average = count / number;
        var own = ((squares / number) - (average * average)) / average;
        return Math.Max(1, ((number * own) + PriorDispersionWeeks) / (number + PriorDispersionWeeks));
    }
}
