using Signals.Core.Neighbourhoods;
using Signals.Core.Time;

namespace Signals.Core.Vigils;

/// <summary>How much came in in a closed week, of whatever theme and place.</summary>
/// <param name="Week">The week in which it came in, whenever it was observed.</param>
/// <param name="PerSource">How many signals, repeats included, by kind of source in the order of <see cref="Source"/>.</param>
/// <param name="Found">How many findings and prompts were made of them.</param>
public sealed record WeekArrivals(IsoWeek Week, IReadOnlyList<int> PerSource, int Found)
{
    /// <summary>How much of one kind of source, or of findings and prompts for null.</summary>
    public int Of(Source? source) => source is { } kind ? PerSource.ElementAtOrDefault((int)kind) : Found;
}
