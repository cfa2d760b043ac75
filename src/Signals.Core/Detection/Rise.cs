using Signals.Core.Prompts;

namespace Signals.Core.Detection;

/// <summary>How unusual the last weeks of one stream are.</summary>
/// <param name="Window">The weeks in which it shows most, the current one included: 1 to <see cref="RecentWeeks.LongestWindow"/>.</param>
/// <param name="Observed">The count in them.</param>
/// <param name="Normal">What is usual for so many weeks.</param>
/// <param name="Score">How seldom chance alone does so: 2 is once in 100 weeks of one stream, 4 once in 10,000.</param>
public sealed record Rise(int Window, int Observed, NormalRange Normal, double Score);
