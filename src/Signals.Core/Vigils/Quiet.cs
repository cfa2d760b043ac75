using System.Text.Json.Serialization;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;

namespace Signals.Core.Vigils;

/// <summary>Weeks in which far too little came in, or a source was not in use: they say nothing of what is usual.</summary>
/// <param name="Source">The kind of source; null for findings and prompts.</param>
/// <param name="From">The first week.</param>
/// <param name="Usual">How much came in a week on average, over all weeks that were known when it was noted.</param>
/// <param name="NotedAt">When it was noted.</param>
public sealed record Quiet(Source? Source, IsoWeek From, double Usual, DateTimeOffset NotedAt)
{
    /// <summary>The last week; null as long as it lasts.</summary>
    public IsoWeek? Through { get; init; }

    /// <summary>What teams were told of it; null where nobody was.</summary>
    public string? Explanation { get; init; }

    /// <summary>Whether the municipality switched the source off: then nobody is told of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSwitchedOff { get; init; }

    /// <summary>Whether something else than silence comes in: a quarter of what is usual, and one at least.</summary>
    public bool IsBrokenBy(int count) => count >= Math.Max(1, Fewness.MostOfUsual * Usual);

    /// <summary>Whether it holds a week.</summary>
    public bool Holds(IsoWeek week) => week >= From && !(week > Through);
}
