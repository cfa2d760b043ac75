using System.Text.Json.Serialization;

namespace Signals.Core.Detection;

/// <summary>When a rise is a finding, and when a finding becomes a prompt.</summary>
/// <remarks>Scores are minus the base-10 logarithm of how likely a rise is by chance in one week: 3 is once in 1,000 weeks.</remarks>
public sealed record DetectionSettings
{
    /// <summary>The fewest households that a prompt ever rests on.</summary>
    public const int FewestHouseholds = 5;

    /// <summary>The fewest kinds of source that a prompt ever rests on.</summary>
    public const int FewestSourceKinds = 2;

    // Events carry settings too, those of a look-back included: reading one back trusts the factory that made it.
    [JsonConstructor]
    private DetectionSettings(double findingScore, double promptScore, int minimumHouseholds, int minimumSourceKinds) =>
        (FindingScore, PromptScore, MinimumHouseholds, MinimumSourceKinds) = (findingScore, promptScore, minimumHouseholds, minimumSourceKinds);

    /// <summary>A finding from 3 (0.1 % a week), a prompt from 4 (0.01 %), five households and two kinds of source.</summary>
    public static readonly DetectionSettings Standard = new(3, 4, FewestHouseholds, FewestSourceKinds);

    /// <summary>From this score a rise is a finding, kept inside. From 2 to <see cref="PromptScore"/>.</summary>
    public double FindingScore { get; }

    /// <summary>From this score a finding becomes a prompt. From <see cref="FindingScore"/> to 8.</summary>
    public double PromptScore { get; }

    /// <summary>How many different households a prompt needs, at least.</summary>
    public int MinimumHouseholds { get; }

    /// <summary>How many different kinds of source a prompt needs, at least.</summary>
    public int MinimumSourceKinds { get; }

    /// <summary>Settings for a municipality or team: stricter or looser scores, the two minimums upward only.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its bounds.</exception>
    public static DetectionSettings Of(double findingScore, double promptScore, int minimumHouseholds, int minimumSourceKinds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumHouseholds, FewestHouseholds);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumSourceKinds, FewestSourceKinds);
        return Checked(findingScore, promptScore, minimumHouseholds, minimumSourceKinds);
    }

    /// <summary>
    /// Settings for looking back over data that lacks households or kinds of source. Never for a living municipality: only here may the
    /// minimums be lower than the platform's, down to one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A minimum is less than one.</exception>
    public static DetectionSettings ForLookingBack(int minimumHouseholds, int minimumSourceKinds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumHouseholds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumSourceKinds, 1);
        return Checked(Standard.FindingScore, Standard.PromptScore, minimumHouseholds, minimumSourceKinds);
    }

    private static DetectionSettings Checked(double findingScore, double promptScore, int minimumHouseholds, int minimumSourceKinds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(findingScore, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(promptScore, findingScore);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(promptScore, 8);
        return new(findingScore, promptScore, minimumHouseholds, minimumSourceKinds);
    }
}
