using Signals.Core.Areas;
using Signals.Core.Text;
using Signals.Core.Time;

namespace Signals.Core.Trends;

/// <summary>Noise for counts by the cell key method: what makes up a count decides how much is added, so that the same count of the same signals is the same figure on every route, and no averaging takes the noise away.</summary>
/// <remarks>
/// Every part of a count has a key, drawn from the municipality's secret and from what was told there; the key of a sum is the sum of its parts' keys, modulo 2⁶⁴. So a total has noise of its own instead of the noise of its parts, and a district
/// with one neighbourhood has that neighbourhood's. What is added is looked up in a table: the distribution of greatest entropy among those of its variance and its largest value, whose mean is 0 (Marley and Leaver 2011). Variance and
/// largest value are drawn from the secret too, so that nobody who knows the method knows the table.
/// </remarks>
public sealed class CellNoise
{
    /// <summary>No table adds or takes away more.</summary>
    public const int MostOfAll = LeastBound + Bounds - 1;

    private const double LeastDeviation = 2;
    private const double MostDeviation = 3;
    private const int LeastBound = 6;
    private const int Bounds = 4;

    private readonly byte[] secret;

    // Cumulative probabilities from -Most to Most.
    private readonly double[] table;

    /// <param name="secret">The municipality's secret, at least 16 bytes.</param>
    /// <exception cref="ArgumentException">The secret is shorter.</exception>
    public CellNoise(ReadOnlySpan<byte> secret)
    {
        this.secret = secret.ToArray();
        var drawn = Keyed.Hash(secret, "ruis", "tabel");
        var deviation = LeastDeviation + ((MostDeviation - LeastDeviation) * Share((ulong)(drawn >> 64)));
        Most = LeastBound + (int)((ulong)drawn % Bounds);
        double[] weights = [.. Enumerable.Range(-Most, (2 * Most) + 1).Select(value => Math.Exp(-value * value / (2 * deviation * deviation)))];
        var (sum, below) = (weights.Sum(), 0.0);
        table = [.. weights.Select(weight => below += weight / sum)];
        Variance = weights.Index().Sum(weight => (weight.Index - Most) * (weight.Index - Most) * weight.Item / sum);
    }

    /// <summary>The most that is added or taken away.</summary>
    internal int Most { get; }

    /// <summary>The variance of what is added.</summary>
    internal double Variance { get; }

    /// <summary>The key of what one neighbourhood told.</summary>
    internal ulong KeyOf(NeighbourhoodCode neighbourhood, Quarter quarter, QuarterCell cell) =>
        cell.People == 0 ? 0 : (ulong)(Keyed.Hash(secret, "cel", $"{neighbourhood}/{quarter}/{cell.Theme}/{cell.People}/{cell.Households}") >> 64);

    /// <summary>What is added to a count.</summary>
    /// <param name="cellKey">The sum of the keys of its parts.</param>
    internal int On(ulong cellKey)
    {
        var place = Array.BinarySearch(table, Share(cellKey));
        return Math.Min(table.Length - 1, place < 0 ? ~place : place + 1) - Most;
    }

    private static double Share(ulong number) => (number >> 11) * (1.0 / (1UL << 53));
}
