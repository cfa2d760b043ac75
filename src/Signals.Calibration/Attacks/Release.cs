using Signals.Core.Areas;
using Signals.Core.Trends;

namespace Signals.Calibration.Attacks;

/// <summary>What was released of one theme in one quarter at one time.</summary>
/// <param name="Truth">What it was made of, by the areas of the quarter; the very same object where it is released twice of the same.</param>
/// <param name="Figures">What anybody can read of it, at every level.</param>
/// <param name="Redrawn">The changes of borders over which figures of neighbourhoods are told in later areas; none if they are told in their own.</param>
internal sealed record Release(IReadOnlyDictionary<NeighbourhoodCode, QuarterCell?> Truth, IReadOnlyList<AreaFigure> Figures, IReadOnlyList<AreaSuccession> Redrawn);
