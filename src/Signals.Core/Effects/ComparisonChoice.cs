using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Time;

namespace Signals.Core.Effects;

/// <summary>The neighbourhoods that an approach is compared with, chosen by a fixed rule when it begins: before anybody can see what comes of it.</summary>
/// <param name="Own">The neighbourhoods of the approach.</param>
/// <param name="Neighbourhoods">Those that it is compared with, the most alike first; at most <see cref="Most"/>.</param>
/// <param name="Rule">The rule by which they were chosen.</param>
/// <param name="Version">Its version, 1 or more.</param>
/// <param name="InWords">The rule in plain Dutch.</param>
/// <param name="Week">The week in which they were chosen.</param>
public sealed record ComparisonChoice(
    IReadOnlyList<NeighbourhoodCode> Own, IReadOnlyList<NeighbourhoodCode> Neighbourhoods, string Rule, int Version, string InWords, IsoWeek Week)
{
    /// <summary>No more neighbourhoods are compared with.</summary>
    public const int Most = 8;

    /// <summary>With fewer nothing is claimed: what changed everywhere could not be told from what changed here.</summary>
    public const int FewestForClaims = 4;

    /// <summary>Whether there are enough of them.</summary>
    [JsonIgnore]
    public bool AllowsClaims => Neighbourhoods.Count >= FewestForClaims;
}
