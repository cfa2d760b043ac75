using Signals.Core.SocialMaps;
using Signals.Grains.Engine;

namespace Signals.Grains.SocialMaps;

/// <summary>Who and what can help in a municipality.</summary>
[MayInterleave]
public interface ISocialMap : IJournaledGrain
{
    /// <summary>Every entry, in the order of their codes.</summary>
    Task<IReadOnlyList<SocialMapEntry>> Entries(CancellationToken cancellation);

    /// <summary>Adds an entry or changes one.</summary>
    /// <returns>False if there are as many as may be, <see cref="SocialMap.Most"/>.</returns>
    Task<bool> Set(SocialMapEntry entry, CancellationToken cancellation);

    /// <summary>Removes an entry.</summary>
    /// <returns>False if there is none.</returns>
    Task<bool> Remove(SocialMapCode code, CancellationToken cancellation);
}
