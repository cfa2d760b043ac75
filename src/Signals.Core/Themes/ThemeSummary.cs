using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Time;

namespace Signals.Core.Themes;

/// <summary>What a neighbourhood tells a theme once in four weeks, so that its neighbourhoods can learn from each other. It names nobody and no single signal.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Neighbourhood">The neighbourhood.</param>
/// <param name="Rate">What it has learned of its rate, as a whole: a later summary takes the place of an earlier one.</param>
/// <param name="Weeks">The weeks that closed since the summary before.</param>
/// <param name="Delays">How many signals came in in the week that they were observed in, how many a week later, and so on; the last number is of all that came later still.</param>
public sealed record ThemeSummary(
    ThemeCode Theme, NeighbourhoodCode Neighbourhood, RateSummary Rate, IReadOnlyList<ClosedWeek> Weeks, IReadOnlyList<int> Delays);

/// <summary>A week of a neighbourhood that no longer changes what is usual.</summary>
/// <param name="Week">The week.</param>
/// <param name="Usual">What its rate alone would have brought.</param>
/// <param name="Told">What was told, cut off as it is for its rate.</param>
public sealed record ClosedWeek(IsoWeek Week, double Usual, double Told);
