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
/// with mean M = (a/b)·E and variance φM + M²/a (Höhle and Paul 2008; the effort as an offset).
/// </remarks>
public sealed class Expectation
{
    // Before anything is known: one signal in ten weeks, worth half a year of watching.
    private const double PriorCount = 2.6;
    private const double PriorWeeks = 26;

    // Small counts are seldom exactly Poisson; half a year's worth of weeks says so until the stream's own weeks do.
    private const double PriorDispersion = 1.1;

    private const double Memory = 0.99;
    private const double CapAt = 0.99;

    private double count;
    private double weeks;
    private double pearson;
    private double pearsonWeeks;

    public Expectation() { }

    [JsonConstructor]
    internal Expectation(double count, double weeks, double pearson, double pearsonWeeks, IsoWeek? through) =>
        (this.count, this.weeks, this.pearson, this.pearsonWeeks, Through) = (count, weeks, pearson, pearsonWeeks, through);

    /// <summary>The last week taken in; null before the first.</summary>
    public IsoWeek? Through { get; private set; }

    /// <summary>Discounted count taken in.</summary>
    public double Count => count;

    /// <summary>Discounted weeks of effort taken in.</summary>
    public double Weeks => weeks;

    /// <summary>Discounted sum of squared Pearson residuals.</summary>
    public double Pearson => pearson;

    /// <summary>Discounted number of weeks in that sum.</summary>
    public double PearsonWeeks => pearsonWeeks;

    /// <summary>Takes in a closed week.</summary>
    /// <param name="week">The week after <see cref="Through"/>.</param>
    /// <param name="observed">Its count, 0 or more.</param>
    /// <param name="effort">Its effort relative to the usual, greater than 0.</param>
    public void TakeIn(IsoWeek week, int observed, double effort)
    {
        var before = Predict(effort);
        var taken = Math.Min(observed, Math.Max(1, before.Quantile(CapAt)));
        pearson = (Memory * pearson) + ((taken - before.Mean) * (taken - before.Mean) / before.Mean);
        pearsonWeeks = (Memory * pearsonWeeks) + 1;
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
        var dispersion = Math.Max(1, ((PriorWeeks * PriorDispersion) + pearson) / (PriorWeeks + pearsonWeeks));
        return new(mean, (dispersion * mean) + (mean * mean / a));
    }
}
