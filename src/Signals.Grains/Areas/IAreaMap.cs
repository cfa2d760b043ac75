using Signals.Core.Areas;
using Signals.Grains.Engine;

namespace Signals.Grains.Areas;

/// <summary>The outlines of a municipality's neighbourhoods.</summary>
[MayInterleave]
public interface IAreaMap : IJournaledGrain
{
    /// <summary>The outline of each neighbourhood that has one, in the order of their codes.</summary>
    Task<IReadOnlyList<AreaShape>> Shapes(CancellationToken cancellation);

    /// <summary>The outlines of an earlier edition whose place was taken, as far as it is not settled who lives where now; in the order of their codes.</summary>
    Task<IReadOnlyList<AreaShape>> Replaced(CancellationToken cancellation);

    /// <summary>Takes over outlines.</summary>
    /// <returns>False if there would be more than <see cref="AreaMap.MostPoints"/>; nothing was changed then.</returns>
    Task<bool> Draw(IReadOnlyList<AreaShape> shapes, CancellationToken cancellation);
}
