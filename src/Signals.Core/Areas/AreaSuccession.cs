using System.Text.Json.Serialization;
using Signals.Core.Time;

namespace Signals.Core.Areas;

/// <summary>A neighbourhood that a new edition of the CBS map no longer draws, or draws otherwise, and those that lie there now.</summary>
/// <param name="Former">The neighbourhood; as it was drawn last if it is no longer drawn.</param>
/// <param name="Heirs">Those that lie where it lay, 1 to <see cref="MostHeirs"/>. It is one of them itself if its code lives on within other borders, and the only one if nobody moved.</param>
/// <param name="Edition">The newest edition when it was decided; each decides once on a neighbourhood.</param>
/// <param name="From">The first quarter that is told of in the new areas.</param>
public sealed record AreaSuccession(NeighbourhoodArea Former, IReadOnlyList<AreaHeir> Heirs, EditionYear Edition, Quarter From)
{
    /// <summary>The most neighbourhoods that one can be divided among.</summary>
    public const int MostHeirs = 8;

    // What is told in whole per cents adds up to a little more or less.
    private const double ShareTolerance = 0.001;

    /// <summary>Whether the neighbourhood is no longer there.</summary>
    [JsonIgnore]
    public bool IsEnded => Heirs.All(heir => heir.Code != Former.Code);

    /// <summary>Whether they can take the place of a neighbourhood: 1 to <see cref="MostHeirs"/>, each once, with shares above 0 that make 1.</summary>
    public static bool AreHeirs(IReadOnlyList<AreaHeir> heirs) =>
        heirs.Count is > 0 and <= MostHeirs && heirs.DistinctBy(heir => heir.Code).Count() == heirs.Count && heirs.All(heir => heir.Share > 0)
        && Math.Abs(heirs.Sum(heir => heir.Share) - 1) < ShareTolerance;

    /// <inheritdoc/>
    public bool Equals(AreaSuccession? other) => other is not null && Former == other.Former && Edition == other.Edition && From == other.From && Heirs.SequenceEqual(other.Heirs);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Former, Edition, From, Heirs.Count);
}

/// <summary>A neighbourhood that lies, in part or whole, where another one lay.</summary>
/// <param name="Code">The neighbourhood.</param>
/// <param name="Share">Which part of the households of the other one live in it, about: above 0, at most 1.</param>
public readonly record struct AreaHeir(NeighbourhoodCode Code, double Share)
{
    /// <summary>The part in whole per cents.</summary>
    [JsonIgnore]
    public int Percentage => (int)Math.Round(100 * Share);
}
