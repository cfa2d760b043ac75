using Signals.Core.Prompts;
using Signals.Core.Themes;

namespace Signals.Core.Trends;

/// <summary>The areas that figures are given for.</summary>
public enum TrendLevel
{
    Municipality,
    District,
    Neighbourhood,
}

/// <summary>A figure of one theme in one area and quarter, as it may leave: <see cref="Disclosure"/> alone makes them.</summary>
/// <param name="Area">The CBS code of the municipality, district or neighbourhood.</param>
/// <param name="Theme">The theme.</param>
/// <param name="Count">How many people were counted, about; null if it is withheld.</param>
/// <param name="Expected">From the 10 % to the 90 % point of what was to be expected, about; null if it is withheld or too little of the past is known.</param>
public sealed record AreaFigure(string Area, ThemeCode Theme, int? Count, NormalRange? Expected)
{
    /// <summary>Whether it is withheld, so that nobody behind it can be singled out.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsWithheld => Count is null;

    /// <summary>Whether it is made from figures of areas with other borders, of which only a part lies in this one.</summary>
    public bool IsEstimated { get; init; }
}
