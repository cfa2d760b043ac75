using System.Runtime.Intrinsics;
using System.Text.Json.Serialization;

namespace Signals.Core.Detection;

/// <summary>How much counts come in clumps: their variance over their mean, φ. Learned by one stream, and summed over the streams of a theme.</summary>
/// <remarks>
/// Squared distances from what was expected are added up, each cut off far out (see <see cref="WinsorisedCount"/>), beside what the same cut would have let through had φ been one
/// of a few values. φ is where the two meet: a Pearson estimate that neither an outbreak nor the cut bends much.
/// </remarks>
public sealed class Clumping
{
    // Reckoned with side by side: eight to a vector.
    private static readonly double[] Values = [1, 1.25, 1.6, 2, 3, 5, 9, 60];
    private static readonly Vector512<double> Dispersions = Vector512.Create(Values);

    private Vector512<double> expected;

    public Clumping() { }

    // An older version knew of fewer values; it is then learned anew.
    [JsonConstructor]
    internal Clumping(double weight, double observed, IReadOnlyList<double> expected) =>
        (Weight, Observed, this.expected) = expected.Count == Values.Length ? (weight, observed, Vector512.Create([.. expected])) : default;

    /// <summary>How many weeks' worth it knows; a week in which less than one is expected tells less.</summary>
    public double Weight { get; private set; }

    /// <summary>The squares seen.</summary>
    public double Observed { get; private set; }

    /// <summary>The squares that each value of φ would bring.</summary>
    public IReadOnlyList<double> Expected
    {
        get
        {
            var values = new double[Values.Length];
            expected.CopyTo(values);
            return values;
        }
    }

    /// <summary>Takes in a closed week.</summary>
    /// <param name="count">Its count.</param>
    /// <param name="mean">What was expected of it, greater than 0.</param>
    /// <param name="uncertainty">The variance that comes of not knowing the mean well, relative to the mean.</param>
    /// <param name="memory">How much what it knew counts from now on.</param>
    internal void TakeIn(int count, double mean, double uncertainty, double memory)
    {
        var cut = WinsorisedCount.Cut(mean, uncertainty, CutPoint.ForClumps);
        var distance = Math.Min(count, cut) - mean;
        // Large counts would drown the others: each week weighs as much as it tells.
        var scale = 1 / Math.Max(mean, 1);
        Weight = (memory * Weight) + Math.Min(mean, 1);
        Observed = (memory * Observed) + (scale * distance * distance);
        expected = (memory * expected) + (scale * WinsorisedCount.Moments(mean, Dispersions + Vector512.Create(uncertainty), cut).Squares);
    }

    /// <summary>What it knows now, whatever it learns later.</summary>
    internal Clumping Copy() => (Clumping)MemberwiseClone();

    /// <summary>Adds what another one knows.</summary>
    internal void Add(Clumping other)
    {
        Weight += other.Weight;
        Observed += other.Observed;
        expected += other.expected;
    }

    /// <summary>φ, from 1 to 60, drawn towards what is known of it otherwise.</summary>
    /// <param name="prior">What is known otherwise, from 1 to 60.</param>
    /// <param name="weight">For how many weeks that counts.</param>
    public double Dispersion(double prior, double weight) => ((Weight * Own()) + (weight * prior)) / (Weight + weight);

    private double Own()
    {
        Span<double> expected = stackalloc double[Values.Length];
        this.expected.CopyTo(expected);
        if (Observed <= expected[0]) return Values[0];
        for (var i = 1; i < Values.Length; i++)
        {
            // So clumped that nearly every week is silent: where little is told, more of it brings no more squares.
            if (expected[i] <= expected[i - 1]) return Values[i - 1];
            if (Observed <= expected[i])
                return Values[i - 1] + ((Values[i] - Values[i - 1]) * (Observed - expected[i - 1]) / (expected[i] - expected[i - 1]));
        }
        return Values[^1];
    }
}
