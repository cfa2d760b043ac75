using System.Runtime.Intrinsics;

namespace Signals.Core.Detection;

/// <summary>
/// Counts cut off at a far point of what was expected, so that an outbreak cannot teach the platform that it is normal; and what such counts are on
/// average, so that cutting off does not teach it that less is normal.
/// </summary>
/// <remarks>
/// Counts are negative binomial with mean m and variance φm. Above a mean of <see cref="NormalFrom"/> the moments are those of the normal distribution,
/// and the cut follows from the first terms of Cornish and Fisher (1938).
/// </remarks>
internal static class WinsorisedCount
{
    private const double NormalFrom = 40;
    private const double LeastMean = 1e-4;

    // So little beyond Poisson that it makes no difference.
    private const double LeastExcess = 5e-4;

    // As clumped as most themes are. It does not follow the data: a cut that moves with what it cuts does not settle.
    private const double DispersionOfCut = 1.3;

    // Where hundreds are told of a tenth more or less is nothing: what moves a rate moves all of them together.
    private const double ExcessOfLargeMeans = 0.01;
    private static readonly double LogDispersionOfCut = Math.Log(DispersionOfCut);

    /// <summary>The count from which counts are cut off: the smallest that is not exceeded with a probability, 1 or more.</summary>
    /// <param name="mean">What is expected.</param>
    /// <param name="uncertainty">The variance that comes of not knowing the mean well, relative to the mean.</param>
    /// <param name="probability">The probability and its normal quantile.</param>
    public static int Cut(double mean, double uncertainty, CutPoint probability)
    {
        mean = Math.Max(mean, LeastMean);
        var excess = DispersionOfCut - 1 + uncertainty;
        if (mean > NormalFrom)
        {
            excess += ExcessOfLargeMeans * (mean - NormalFrom);
            var z = probability.Normal;
            return (int)Math.Ceiling(mean + (z * Math.Sqrt(mean * (1 + excess))) + (((z * z) - 1) / 6 * (1 + (2 * excess))));
        }
        var size = mean / excess;
        var share = excess / (1 + excess);
        double term = Math.Exp(-size * (uncertainty == 0 ? LogDispersionOfCut : Math.Log(1 + excess))), sum = term;
        var count = 0;
        // A mean of 40 with any uncertainty ends well before.
        while (sum < probability.Probability && count < 10_000) sum += term *= (size + count) / ++count * share;
        return Math.Max(1, count);
    }

    /// <summary>What a count cut off at a point is on average, and how far from the mean its square is.</summary>
    /// <param name="mean">What is expected.</param>
    /// <param name="dispersion">Variance over mean, 1 or more.</param>
    /// <param name="cut">The point, 1 or more.</param>
    /// <returns>E[min(Y, cut)] and E[(min(Y, cut) − mean)²].</returns>
    public static (double Average, double Squares) Moments(double mean, double dispersion, int cut)
    {
        if (mean > NormalFrom) return NormalMoments(mean, Math.Sqrt(mean * dispersion), cut);
        var (averages, squares) = Moments(mean, Vector512.Create(dispersion), cut);
        return (averages[0], squares[0]);
    }

    /// <summary>The same for eight values of the dispersion side by side.</summary>
    public static (Vector512<double> Averages, Vector512<double> Squares) Moments(double mean, Vector512<double> dispersions, int cut)
    {
        mean = Math.Max(mean, LeastMean);
        if (mean > NormalFrom) return NormalMoments(mean, Vector512.Sqrt(mean * dispersions), cut);
        var poisson = Vector512.LessThan(dispersions, Vector512.Create(1 + LeastExcess));
        var excess = Vector512.ConditionalSelect(poisson, Vector512<double>.Zero, dispersions - Vector512<double>.One);
        var share = Vector512<double>.One / (Vector512<double>.One + excess);
        var cost = Vector512.ConditionalSelect(poisson, Vector512<double>.One, Vector512.Log(dispersions) / excess);
        var term = Vector512.Exp(-mean * cost);
        Vector512<double> below = default, average = default, squares = default;
        for (var count = 0; count < cut; count++)
        {
            below += term;
            average += count * term;
            squares += (count - mean) * (count - mean) * term;
            term *= (Vector512.Create(mean) + (count * excess)) * share * (1.0 / (count + 1));
        }
        var rest = Vector512.Max(Vector512<double>.Zero, Vector512<double>.One - below);
        return (average + (cut * rest), squares + ((cut - mean) * (cut - mean) * rest));
    }

    private static (Vector512<double> Averages, Vector512<double> Squares) NormalMoments(double mean, Vector512<double> deviations, int cut)
    {
        Vector512<double> averages = default, squares = default;
        for (var i = 0; i < Vector512<double>.Count; i++)
        {
            var (average, square) = NormalMoments(mean, deviations[i], cut);
            (averages, squares) = (averages.WithElement(i, average), squares.WithElement(i, square));
        }
        return (averages, squares);
    }

    private static (double Average, double Squares) NormalMoments(double mean, double deviation, int cut)
    {
        var point = (cut - mean) / deviation;
        var density = Math.Exp(-point * point / 2) / Math.Sqrt(2 * Math.PI);
        var above = NormalTail(point);
        return (mean + (deviation * ((point * above) - density)), deviation * deviation * (1 - above - (point * density) + (point * point * above)));
    }

    // Abramowitz and Stegun (1964), 26.2.17: error below 7.5·10⁻⁸.
    private static double NormalTail(double point)
    {
        if (point < 0) return 1 - NormalTail(-point);
        var t = 1 / (1 + (0.2316419 * point));
        var series = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return Math.Exp(-point * point / 2) / Math.Sqrt(2 * Math.PI) * series;
    }
}

/// <summary>Where counts are cut off.</summary>
/// <param name="Probability">Of a count not beyond it.</param>
/// <param name="Normal">The same point of the standard normal distribution.</param>
internal readonly record struct CutPoint(double Probability, double Normal)
{
    /// <summary>What teaches a rate.</summary>
    public static readonly CutPoint ForRate = new(0.99, 2.326);

    /// <summary>What teaches how clumped counts are: clumps are what that is about, so that it looks further out before it takes a count for an outbreak.</summary>
    public static readonly CutPoint ForClumps = new(0.999, 3.090);
}
