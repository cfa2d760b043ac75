using Signals.Core.Areas;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

/// <summary>The past of the part of a neighbourhood that lies in another one now. It names nobody: counts, and hours of outreach.</summary>
/// <param name="Heir">The other one.</param>
/// <param name="Since">The first week of which it is known what was told there; null if none is.</param>
/// <param name="Hours">Hours of outreach by week.</param>
/// <param name="Themes">One for each theme that was told of.</param>
public sealed record Bequest(NeighbourhoodCode Heir, IsoWeek? Since, IReadOnlyDictionary<IsoWeek, double> Hours, IReadOnlyList<ThemeBequest> Themes);

/// <summary>One theme in that past.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="First">The week of the first count.</param>
/// <param name="Counts">People per week, from the first one on; a part is rounded so that its sum stays right.</param>
/// <param name="BegunIn">The week in which the theme appeared; null if it was always there.</param>
/// <param name="ToldThrough">The last week of which the theme has been told.</param>
/// <param name="Quarters">What quarters came to that nobody was told of yet.</param>
public sealed record ThemeBequest(
    ThemeCode Theme, IsoWeek First, IReadOnlyList<int> Counts, IsoWeek? BegunIn, IsoWeek? ToldThrough, IReadOnlyList<QuarterBequest> Quarters);

/// <summary>What a quarter came to.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="People">How many people were counted.</param>
/// <param name="Households">How many different households stand behind that for certain.</param>
public sealed record QuarterBequest(Quarter Quarter, int People, int Households);
