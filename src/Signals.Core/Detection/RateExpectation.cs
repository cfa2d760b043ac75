using System.Text.Json.Serialization;
using Signals.Core.Time;

namespace Signals.Core.Detection;

/// <summary>How often one theme is told of in one neighbourhood: a weekly rate λ ~ Gamma(a, b), and how much its counts come in clumps.</summary>
/// <remarks>
/// The conjugate update of a Gamma rate by Poisson counts, with a memory of about six years. Counts are taken in cut off at the 99 % point of what was expected, and as exposure
/// only what such a count would be on average (see <see cref="WinsorisedCount"/>): neither a cluster nor the cut teaches it another normal.
/// </remarks>
public sealed class RateExpectation
{
    /// <summary>How much each closed week counts beside the one after it.</summary>
    public const double Memory = 0.998;

    // Before that the rate itself may be so far off that every count looks like a clump.
    private const int SettlingWeeks = 26;

    public RateExpectation() : this(0, 0, 0, new(), null) { }

    // An older version wrote none of it; what is usual is then learned anew.
    [JsonConstructor]
    internal RateExpectation(int taken, double count, double weeks, Clumping? clumping, IsoWeek? through) =>
        (Taken, Count, Weeks, Clumping, Through) = (taken, count, weeks, clumping ?? new(), through);

    /// <summary>The last week taken in; null before the first.</summary>
    public IsoWeek? Through { get; private set; }

    /// <summary>How many weeks were taken in.</summary>
    public int Taken { get; private set; }

    /// <summary>What was taken in of counts.</summary>
    public double Count { get; private set; }

    /// <summary>The usual weeks that it was taken in of.</summary>
    public double Weeks { get; private set; }

    /// <summary>How much its counts come in clumps.</summary>
    public Clumping Clumping { get; }

    /// <summary>Takes in a closed week.</summary>
    /// <param name="week">The week after <see cref="Through"/>.</param>
    /// <param name="observed">Its count, 0 or more.</param>
    /// <param name="factor">How much of a usual week it was, by season and effort, greater than 0.</param>
    /// <param name="model">What the theme lends.</param>
    /// <returns>How much of its count was taken in.</returns>
    public int TakeIn(IsoWeek week, int observed, double factor, ThemeModel model)
    {
        var outlook = Of(factor, model);
        var cut = WinsorisedCount.Cut(outlook.Mean, 0, CutPoint.ForRate);
        var average = WinsorisedCount.Moments(outlook.Mean, Dispersion(model), cut).Average;
        if (Taken >= SettlingWeeks) Clumping.TakeIn(observed, outlook.Mean, outlook.Mean * outlook.Uncertainty, Memory);
        var taken = Math.Min(observed, cut);
        Count = (Memory * Count) + taken;
        Weeks = (Memory * Weeks) + (factor * average / outlook.Mean);
        Taken++;
        Through = week;
        return taken;
    }

    /// <summary>Takes in a closed week of which nobody knows what would be much, without cutting it off.</summary>
    /// <inheritdoc cref="Expectation.TakeInWhole"/>
    public int TakeInWhole(IsoWeek week, int observed, double factor)
    {
        Count = (Memory * Count) + observed;
        Weeks = (Memory * Weeks) + factor;
        Taken++;
        Through = week;
        return observed;
    }

    /// <summary>Goes on past a closed week that says nothing of what is usual.</summary>
    /// <param name="week">The week after <see cref="Through"/>.</param>
    public void Pass(IsoWeek week) => Through = week;

    /// <summary>What to expect of a week.</summary>
    /// <param name="factor">How much of a usual week it is, by season, effort and how much of it has come in, greater than 0.</param>
    /// <param name="model">What the theme lends.</param>
    public Outlook Of(double factor, ThemeModel model)
    {
        var a = model.PriorCount + Count;
        return new(a / (model.PriorWeeks + Weeks) * factor, 1 / a);
    }

    /// <summary>What it has learned, for others to learn from.</summary>
    [JsonIgnore]
    public RateSummary Summary => new(Count, Weeks, Clumping);

    /// <summary>Variance over mean of its counts.</summary>
    public double Dispersion(ThemeModel model) => Clumping.Dispersion(model.Dispersion, model.DispersionWeight);
}

/// <summary>What a stream has learned of its rate.</summary>
/// <param name="Count">What was taken in of counts.</param>
/// <param name="Weeks">The usual weeks that it was taken in of.</param>
/// <param name="Clumping">How much its counts come in clumps.</param>
public readonly record struct RateSummary(double Count, double Weeks, Clumping Clumping);
