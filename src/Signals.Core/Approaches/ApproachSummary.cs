using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Prompts;
using Signals.Core.Themes;

namespace Signals.Core.Approaches;

/// <summary>What a team keeps of an approach, to find it by.</summary>
/// <param name="Id">The approach.</param>
/// <param name="Kind">How it goes to work.</param>
/// <param name="BegunAt">When it began.</param>
/// <param name="Prompts">The prompts that it answers.</param>
/// <param name="Neighbourhoods">Where it is.</param>
/// <param name="Themes">What it is about.</param>
/// <param name="ClosedAt">When it ended; null while it goes on.</param>
/// <param name="HasStory">Whether its story was told.</param>
/// <param name="IsStoryShared">Whether other teams may read that.</param>
public sealed record ApproachSummary(
    ApproachId Id, ApproachKind Kind, DateTimeOffset BegunAt, IReadOnlyList<PromptId> Prompts, IReadOnlyList<NeighbourhoodCode> Neighbourhoods, IReadOnlyList<ThemeCode> Themes,
    DateTimeOffset? ClosedAt, bool HasStory, bool IsStoryShared)
{
    /// <summary>Whether it has ended.</summary>
    [JsonIgnore]
    public bool IsClosed => ClosedAt is not null;

    /// <summary>The summary of an approach.</summary>
    public static ApproachSummary Of(Approach approach) => new(
        approach.Id, approach.Kind, approach.BegunAt, approach.Prompts, approach.Neighbourhoods, approach.Themes,
        approach.Closing?.At, approach.Words(ApproachPart.Story) is not null, approach.IsStoryShared);
}
