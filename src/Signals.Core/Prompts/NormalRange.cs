using System.Globalization;

namespace Signals.Core.Prompts;

/// <summary>What is usual for a stretch of weeks: the 10 % and 90 % points of what the past predicts, both inclusive.</summary>
/// <param name="Low">0 or more.</param>
/// <param name="High">At least <paramref name="Low"/>.</param>
public readonly record struct NormalRange(int Low, int High)
{
    /// <returns>In Dutch words, as in <c>1 tot 2</c>.</returns>
    public override string ToString() => Low == High
        ? Low.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Low} tot {High}");
}
