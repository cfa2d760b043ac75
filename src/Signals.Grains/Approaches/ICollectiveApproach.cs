using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Grains.Engine;

namespace Signals.Grains.Approaches;

/// <summary>What a team and residents undertake together. What was written of it is sealed: the grain keeps it and cannot read it.</summary>
[MayInterleave]
public interface ICollectiveApproach : IJournaledGrain
{
    /// <summary>The approach as it stands; null if there is none, or it is no longer kept.</summary>
    Task<Approach?> Read(CancellationToken cancellation);

    /// <summary>Begins it. Told again, the first beginning holds.</summary>
    /// <param name="approach">As it begins; its times are set to now.</param>
    /// <param name="adjacent">The neighbourhoods around it, which it is not compared with.</param>
    /// <exception cref="ArgumentException">It has no theme or neighbourhood, or more of something than may be.</exception>
    Task<Approach> Begin(Approach approach, IReadOnlyList<NeighbourhoodCode> adjacent, CancellationToken cancellation);

    /// <summary>Changes something of it.</summary>
    /// <returns>The approach as it stands then, or why it was not changed.</returns>
    Task<ApproachOutcome> Change(ApproachChange change, CancellationToken cancellation);
}

/// <param name="Approach">The approach as it stands; null if the change was refused.</param>
/// <param name="Refusal">Why it was refused; null otherwise.</param>
public sealed record ApproachOutcome(Approach? Approach, ApproachRefusal? Refusal);
