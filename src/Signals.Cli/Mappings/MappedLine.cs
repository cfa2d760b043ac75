using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;

namespace Signals.Cli.Mappings;

/// <summary>A line in our own terms.</summary>
/// <param name="Number">The number of the line in the file.</param>
/// <param name="Key">What tells it apart from every other case.</param>
/// <param name="ObservedOn">The day, in Amsterdam.</param>
/// <param name="People">How many people it stands for; null where the file does not say.</param>
internal sealed record MappedLine(
    long Number, string Key, DateOnly ObservedOn, NeighbourhoodCode Area, ThemeCode Theme, Source Source, int? People);
