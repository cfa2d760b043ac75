using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Signals.Calibration.Towns;

/// <summary>Everything that is left to chance, from one seed.</summary>
internal sealed class Chance(int seed)
{
    private readonly Xoshiro256StarStar source = new(seed, threadSafe: false);

    /// <summary>A number from 0 to 1.</summary>
    public double Share() => source.NextDouble();

    /// <summary>A whole number from a first to a last one, both inclusive.</summary>
    public int Whole(int first, int last) => source.Next(first, last + 1);

    /// <summary>A number of the standard normal distribution.</summary>
    public double Normal() => MathNet.Numerics.Distributions.Normal.Sample(source, 0, 1);

    public double Gamma(double shape, double rate) => MathNet.Numerics.Distributions.Gamma.Sample(source, shape, rate);

    /// <summary>A count with a mean and a variance that is so many times as large: Poisson, or negative binomial.</summary>
    public int Count(double mean, double dispersion) =>
        Poisson(dispersion <= 1 ? mean : Gamma(mean / (dispersion - 1), 1 / (dispersion - 1)));

    /// <summary>A Poisson count, drawn again until it is at least two.</summary>
    public int AtLeastTwo(double mean)
    {
        int count;
        do count = Poisson(mean);
        while (count < 2);
        return count;
    }

    /// <summary>How many weeks after an outbreak began someone is part of it, in a burst: the whole part of LogNormal(0, 0.5).</summary>
    public int WeekOfBurst() => (int)LogNormal.Sample(source, 0, 0.5);

    private int Poisson(double mean) => mean < 1e-12 ? 0 : MathNet.Numerics.Distributions.Poisson.Sample(source, mean);
}
