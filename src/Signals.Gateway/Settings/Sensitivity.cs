using Signals.Core.Detection;

namespace Signals.Gateway.Settings;

/// <summary>How soon a rise becomes a prompt, as a municipality chooses it.</summary>
/// <param name="Code">Its code in the interface.</param>
/// <param name="Name">Its name on screens.</param>
/// <param name="PromptScore">The score that it stands for.</param>
internal sealed record Sensitivity(string Code, string Name, double PromptScore)
{
    public static readonly IReadOnlyList<Sensitivity> All =
    [
        new("eerder", "Eerder vragen", 3.5),
        new("gewoon", "Gewoon", DetectionSettings.Standard.PromptScore),
        new("later", "Pas later vragen", 4.5),
        new("zelden", "Alleen bij grote verschillen", 5),
    ];

    /// <returns>The choice by its code; null if there is none.</returns>
    public static Sensitivity? Find(string? code) => All.FirstOrDefault(one => one.Code == code);

    /// <summary>The choices that a municipality leaves to its teams, in order; never none.</summary>
    public static IReadOnlyList<Sensitivity> Within(DetectionBounds bounds) =>
        All.Where(one => one.PromptScore >= bounds.LowestPromptScore && one.PromptScore <= bounds.HighestPromptScore).ToList() is { Count: > 0 } some
            ? some
            : [All.MinBy(one => Math.Abs(one.PromptScore - bounds.LowestPromptScore))!];

    /// <returns>The choice closest to what is set.</returns>
    public static Sensitivity Of(DetectionSettings settings) => All.MinBy(one => Math.Abs(one.PromptScore - settings.PromptScore))!;
}
