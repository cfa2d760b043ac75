using Signals.Core.Areas;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Trends;

/// <summary>What a neighbourhood tells of a closed quarter. It names nobody and no single signal; even so nothing of it leaves but through <see cref="Disclosure"/>.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Neighbourhood">The neighbourhood.</param>
/// <param name="IsWhole">Whether the neighbourhood knows what was told from the quarter's first week on.</param>
/// <param name="Cells">One for each of its themes; none if it knows of no week of the quarter.</param>
public sealed record QuarterTelling(Quarter Quarter, NeighbourhoodCode Neighbourhood, bool IsWhole, IReadOnlyList<QuarterCell> Cells);

/// <summary>One theme in one neighbourhood in one quarter.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="People">How many people were counted, 0 or more.</param>
/// <param name="Households">How many different households stand behind that for certain, 0 to <paramref name="People"/>.</param>
/// <param name="Expected">What was to be expected of <paramref name="People"/>; null where too little of the past is known.</param>
public sealed record QuarterCell(ThemeCode Theme, int People, int Households, Foresight? Expected);

/// <summary>What was to be expected of a quarter's count, by what was known before it began.</summary>
/// <param name="Mean">How many, greater than 0; kept in ten-thousandths.</param>
/// <param name="Variance">How far that can be off, squared.</param>
public readonly record struct Foresight(double Mean, double Variance);
