using System.Text.Json.Serialization;

namespace Signals.Core.Areas;

/// <summary>The outline of a neighbourhood, as one edition of the CBS map draws it, made simpler for showing on a map.</summary>
/// <param name="Code">The neighbourhood.</param>
/// <param name="Edition">The edition.</param>
/// <param name="Polygons">
/// Polygons of rings of points: the first ring of a polygon is its outside, the others are holes. A ring is a row of longitude and latitude in turn, in <see cref="PerDegree"/>ths of a
/// degree (WGS 84), and ends where it began.
/// </param>
/// <remarks>Equal when all of it is, in the same order.</remarks>
public sealed record AreaShape(NeighbourhoodCode Code, EditionYear Edition, IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> Polygons)
{
    /// <summary>How fine a point is: about a metre.</summary>
    public const int PerDegree = 100_000;

    /// <summary>How many points it has.</summary>
    [JsonIgnore]
    public int Points => Polygons.Sum(polygon => polygon.Sum(ring => ring.Count / 2));

    /// <inheritdoc/>
    public bool Equals(AreaShape? other) =>
        other is not null && Code == other.Code && Edition == other.Edition && Polygons.Count == other.Polygons.Count
        && Polygons.Zip(other.Polygons).All(pair => pair.First.Count == pair.Second.Count && pair.First.Zip(pair.Second).All(rings => rings.First.SequenceEqual(rings.Second)));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Edition, Points);
}
