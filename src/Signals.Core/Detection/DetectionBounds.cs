using System.Text.Json.Serialization;

namespace Signals.Core.Detection;

/// <summary>Which scores a team may choose for its own prompts. The two minimums of its municipality it can only raise.</summary>
public sealed record DetectionBounds
{
    [JsonConstructor]
    private DetectionBounds(double lowestPromptScore, double highestPromptScore) => (LowestPromptScore, HighestPromptScore) = (lowestPromptScore, highestPromptScore);

    /// <summary>From 3.5 to 5.</summary>
    public static readonly DetectionBounds Standard = new(3.5, 5);

    /// <summary>The lowest score that a team may choose, 2 or more.</summary>
    public double LowestPromptScore { get; }

    /// <summary>The highest score that a team may choose, from <see cref="LowestPromptScore"/> to 8.</summary>
    public double HighestPromptScore { get; }

    /// <summary>Bounds that a municipality sets.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A score lies outside 2 to 8, or the highest below the lowest.</exception>
    public static DetectionBounds Of(double lowestPromptScore, double highestPromptScore)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lowestPromptScore, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(highestPromptScore, lowestPromptScore);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(highestPromptScore, 8);
        return new(lowestPromptScore, highestPromptScore);
    }

    /// <summary>A team's settings brought within these bounds and above its municipality's minimums.</summary>
    /// <param name="team">What the team wants.</param>
    /// <param name="municipality">What holds where a team sets nothing.</param>
    public DetectionSettings Bring(DetectionSettings team, DetectionSettings municipality) => DetectionSettings.Of(
        municipality.FindingScore, Math.Max(municipality.FindingScore, Math.Clamp(team.PromptScore, LowestPromptScore, HighestPromptScore)),
        Math.Max(team.MinimumHouseholds, municipality.MinimumHouseholds), Math.Max(team.MinimumSourceKinds, municipality.MinimumSourceKinds));
}
