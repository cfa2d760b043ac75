namespace Signals.Benchmarks.Detection;

/// <summary>Counts drawn by chance, from one seed.</summary>
internal sealed class Chance(int seed)
{
    private const double Dispersion = 1.4;

    private readonly Random source = new(seed);

    /// <summary>Rates that lie evenly by their logarithm.</summary>
    public double Rate(double lowest, double highest) => lowest * Math.Pow(highest / lowest, source.NextDouble());

    /// <summary>A negative binomial count, somewhat clumped: by its probabilities, summed until a share of 1 is passed.</summary>
    public int Count(double mean)
    {
        var left = source.NextDouble();
        var size = mean / (Dispersion - 1);
        var term = Math.Exp(-size * Math.Log(Dispersion));
        var count = 0;
        while ((left -= term) >= 0 && term > 0) term *= (size + count) / ++count * (1 - (1 / Dispersion));
        return count;
    }
}
