using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Teams;

namespace Signals.Core.Municipalities;

/// <summary>A district team and what it serves.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Name">Its name on screens, at most <see cref="MostName"/> characters.</param>
/// <param name="Districts">Districts that it serves, as far as another team does not serve one of their neighbourhoods.</param>
/// <remarks>Equal when all of it is, areas in the same order included.</remarks>
public sealed record Team(TeamId Id, string Name, IReadOnlyList<DistrictCode> Districts)
{
    /// <summary>The most characters that a name can have.</summary>
    public const int MostName = 80;

    /// <summary>Single neighbourhoods that it serves, whichever team serves their district; empty for most.</summary>
    public IReadOnlyList<NeighbourhoodCode> Neighbourhoods { get; init; } = [];

    /// <summary>Whether no area belongs to it.</summary>
    [JsonIgnore]
    public bool ServesNothing => Districts.Count == 0 && Neighbourhoods.Count == 0;

    /// <inheritdoc/>
    public bool Equals(Team? other) =>
        other is not null && Id == other.Id && Name == other.Name && Districts.SequenceEqual(other.Districts) && Neighbourhoods.SequenceEqual(other.Neighbourhoods);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Name, Districts.Count, Neighbourhoods.Count);
}
