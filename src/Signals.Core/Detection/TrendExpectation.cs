using System.Runtime.Intrinsics;
using System.Text.Json.Serialization;
using Signals.Core.Time;

namespace Signals.Core.Detection;

/// <summary>
/// What is usual for a stream that has enough of its own to tell: the logarithm of its rate as level, trend and two yearly harmonics, each
/// learned week by week.
/// </summary>
/// <remarks>
/// A dynamic generalised linear model (West, Harrison and Migon 1985) with Gaussian beliefs about the six coefficients, updated by one Laplace step per closed week: the mode e of the
/// change in log rate solves e = q·(y − μeᵉ)/φ, where q is the variance of the log rate. Counts are cut off as in <see cref="RateExpectation"/>.
/// </remarks>
public sealed class TrendExpectation
{
    private const int Size = 6;
    private const double WeeksPerUnitOfTrend = 312;

    // Of what is known of the coefficients, so much is left a week later: the far past fades.
    private const double Discount = 0.999;

    private const int MostSteps = 8;

    // Each step squares what is left to go: after a step as small as this, another would change nothing.
    private const double Settled = 1e-9;
    private const double LargestStep = 2;
    private const double LowestLogRate = -8;
    private const double HighestLogRate = 12;

    // Weeks before its own counts say anything of clumps: the coefficients must settle first.
    private const int SettlingWeeks = 52;
    private const double WeightOfPrior = 30;
    private const double PriorDispersion = 1.5;
    private const double MostUncertainty = 1;

    private static readonly double[] PriorDeviations = [2, 1, 0.6, 0.6, 0.3, 0.3];

    // Six to a vector of eight; what is left over stays 0.
    private readonly Vector512<double>[] covariance;
    private Vector512<double> coefficients;

    /// <param name="rate">The weekly rate that it begins with, greater than 0.</param>
    public TrendExpectation(double rate) : this([Math.Log(rate), 0, 0, 0, 0, 0], Prior(), new(), null, null) { }

    [JsonConstructor]
    internal TrendExpectation(
        IReadOnlyList<double> coefficients, IReadOnlyList<double> covariance, Clumping clumping, IsoWeek? since, IsoWeek? through)
    {
        (this.coefficients, this.covariance) = (Six([.. coefficients]), [.. covariance.Chunk(Size).Select(Six)]);
        (Clumping, Since, Through) = (clumping, since, through);
    }

    /// <summary>Level, trend per six years, and cosine and sine of one and of two turns a year.</summary>
    public IReadOnlyList<double> Coefficients => Six(coefficients);

    /// <summary>Their covariance, row by row.</summary>
    public IReadOnlyList<double> Covariance => [.. covariance.SelectMany(Six)];

    /// <summary>How much its counts come in clumps.</summary>
    public Clumping Clumping { get; }

    /// <summary>The first week taken in.</summary>
    public IsoWeek? Since { get; private set; }

    /// <summary>The last week taken in; null before the first.</summary>
    public IsoWeek? Through { get; private set; }

    /// <summary>Variance over mean of its counts.</summary>
    public double Dispersion => Clumping.Dispersion(PriorDispersion, WeightOfPrior);

    /// <summary>What to expect of a week.</summary>
    /// <param name="week">The week.</param>
    /// <param name="phase">Where in the year it lies.</param>
    /// <param name="factor">How much of a usual week it is by effort and by how much of it has come in, greater than 0.</param>
    public Outlook Of(IsoWeek week, YearPhase phase, double factor)
    {
        var (log, variance, _) = Predict(week, phase);
        return new(Math.Exp(log) * factor, Math.Min(variance, MostUncertainty));
    }

    /// <summary>Takes in a closed week.</summary>
    /// <param name="week">The week after <see cref="Through"/>.</param>
    /// <param name="phase">Where in the year it lies.</param>
    /// <param name="observed">Its count, 0 or more.</param>
    /// <param name="factor">How much of a usual week it was by effort, greater than 0.</param>
    public void TakeIn(IsoWeek week, YearPhase phase, int observed, double factor)
    {
        Since ??= week;
        foreach (ref var row in covariance.AsSpan()) row /= Discount;
        var (log, variance, shared) = Predict(week, phase);
        var mean = Math.Exp(log) * factor;
        var dispersion = Dispersion;
        var uncertainty = mean * Math.Min(variance, MostUncertainty);
        var cut = WinsorisedCount.Cut(mean, uncertainty, CutPoint.ForRate);
        var taken = Math.Min(observed, cut) + mean - WinsorisedCount.Moments(mean, dispersion + uncertainty, cut).Average;

        var step = 0.0;
        for (var i = 0; i < MostSteps; i++)
        {
            var (moved, last) = (mean * Math.Exp(step), step);
            step = Math.Clamp(step - ((step - (variance * (taken - moved) / dispersion)) / (1 + (variance * moved / dispersion))), -LargestStep, LargestStep);
            if (Math.Abs(step - last) < Settled) break;
        }
        var after = mean * Math.Exp(step);
        coefficients += shared * (taken - after) / dispersion;
        var gain = 1 / ((dispersion / Math.Max(after, 1e-6)) + variance);
        for (var i = 0; i < Size; i++) covariance[i] -= shared[i] * shared * gain;
        if (week - Since.Value >= SettlingWeeks) Clumping.TakeIn(observed, mean, uncertainty, RateExpectation.Memory);
        Through = week;
    }

    private (double Log, double Variance, Vector512<double> Shared) Predict(IsoWeek week, YearPhase phase)
    {
        var (sine, cosine) = phase;
        ReadOnlySpan<double> six = [1, ((week - (Since ?? week)) / WeeksPerUnitOfTrend) - 1, cosine, sine, (2 * cosine * cosine) - 1, 2 * sine * cosine, 0, 0];
        var regressors = Vector512.Create(six);
        // The covariance is symmetric: its rows are its columns.
        Vector512<double> shared = default;
        for (var i = 0; i < Size; i++) shared += covariance[i] * six[i];
        return (Math.Clamp(Sum(coefficients * regressors), LowestLogRate, HighestLogRate), Sum(shared * regressors), shared);
    }

    private static double Sum(Vector512<double> six) => six[0] + six[1] + six[2] + six[3] + six[4] + six[5];

    private static Vector512<double> Six(double[] values) => Vector512.Create([.. values, 0, 0]);

    private static double[] Six(Vector512<double> values)
    {
        var eight = new double[Vector512<double>.Count];
        values.CopyTo(eight);
        return eight[..Size];
    }

    private static double[] Prior()
    {
        var covariance = new double[Size * Size];
        for (var i = 0; i < Size; i++) covariance[(i * Size) + i] = PriorDeviations[i] * PriorDeviations[i];
        return covariance;
    }
}
