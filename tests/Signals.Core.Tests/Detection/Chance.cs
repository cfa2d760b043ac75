namespace Signals.Core.Tests.Detection;

/// <summary>Counts drawn by chance, from one seed.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random source = new(seed);

    public double Exponential() => -Math.Log(1 - source.NextDouble());

    /// <summary>A negative binomial count by its probabilities, summed until a share of 1 is passed.</summary>
    public int Count(double mean, double dispersion)
    {
        var left = source.NextDouble();
        var size = dispersion == 1 ? 0 : mean / (dispersion - 1);
        var term = Math.Exp(dispersion == 1 ? -mean : -size * Math.Log(dispersion));
        for (var count = 0; count < 10_000; count++)
        {
            if ((left -= term) < 0) return count;
            term *= dispersion == 1 ? mean / (count + 1) : (size + count) / (count + 1) * (1 - (1 / dispersion));
        }
        return 10_000;
    }
}
