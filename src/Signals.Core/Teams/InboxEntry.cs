using System.Text.Json.Serialization;
using Signals.Core.Approaches;
using Signals.Core.Prompts;

namespace Signals.Core.Teams;

/// <summary>A prompt in an inbox.</summary>
/// <param name="Position">Its place in the order of arrival, counting from 1.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="Status">What the team did with it.</param>
/// <param name="ChangedAt">Since when.</param>
public sealed record InboxEntry(long Position, Prompt Prompt, PromptStatus Status, DateTimeOffset ChangedAt)
{
    /// <summary>What the team thought of it; null if it did not say.</summary>
    public PromptVerdict? Verdict { get; init; }

    /// <summary>The approach that answers it: of several the latest that began with it, or else the first that took it in. Null for none.</summary>
    public ApproachId? Approach { get; init; }

    /// <summary>Whether that approach has ended.</summary>
    public bool IsApproachClosed { get; init; }

    /// <summary>The trace that put it there, as a W3C <c>traceparent</c>, while it is on its way to those who watch. Null otherwise, and always where it is stored.</summary>
    public string? Trace { get; init; }

    /// <summary>Whether it lapses when its time passes.</summary>
    [JsonIgnore]
    public bool CanLapse => Status is PromptStatus.New or PromptStatus.Seen;
}
