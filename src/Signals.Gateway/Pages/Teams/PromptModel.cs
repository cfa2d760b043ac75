using Signals.Core.Neighbourhoods;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.SocialMaps;

namespace Signals.Gateway.Pages.Teams;

/// <summary>The page of one prompt as it stands.</summary>
/// <param name="Team">The team that reads it.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="Course">The last weeks of its theme in its neighbourhood.</param>
/// <param name="CourseNote">How to read them.</param>
/// <param name="Strengths">How many households told of strengths there in the last four weeks, banded; null if too few.</param>
/// <param name="StrengthPrompts">Prompts about strengths in the same neighbourhood.</param>
/// <param name="Help">Who and what can help there with this, the first of them.</param>
/// <param name="Words">What people said themselves.</param>
public sealed record PromptModel(
    NamedCode Team, PromptAnswer Prompt, IReadOnlyList<CourseWeek> Course, string CourseNote, string? Strengths, IReadOnlyList<PromptAnswer> StrengthPrompts, IReadOnlyList<SocialMapAnswer> Help, WordsAnswer Words);
