using Signals.Core.Follow;
using Signals.Grains.Engine;

namespace Signals.Grains.Households;

/// <summary>A household that agreed that its own signals are kept together. Nobody can ask it anything.</summary>
[MayInterleave]
public interface IHousehold : IJournaledGrain
{
    /// <summary>Takes the household's consent back: what was gathered is forgotten, its questions are taken back, and neighbourhoods no longer know it.</summary>
    /// <returns>The signals that were gathered; none if it gathered nothing, or no longer.</returns>
    Task<IReadOnlyList<SignalId>> LetGo(CancellationToken cancellation);
}
