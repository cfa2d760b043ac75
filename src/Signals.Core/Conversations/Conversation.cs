using System.Text.Json.Serialization;
using Signals.Core.Approaches;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.Text;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;

namespace Signals.Core.Conversations;

/// <summary>A question and what was answered. It names teams and the municipality, and no person.</summary>
public sealed record Conversation
{
    /// <summary>The most messages in one conversation, the question included.</summary>
    public const int MostMessages = 50;

    public required ConversationId Id { get; init; }

    public required ConversationKind Kind { get; init; }

    /// <summary>The team that asks; null where the municipality asks.</summary>
    public TeamId? From { get; init; }

    /// <summary>The team that is asked; null where the municipality is.</summary>
    public TeamId? To { get; init; }

    /// <summary>What it is about.</summary>
    public required ConversationSubject Subject { get; init; }

    /// <summary>How it stands.</summary>
    public required ConversationStatus Status { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>What was said, the question first.</summary>
    public required IReadOnlyList<ConversationMessage> Messages { get; init; }

    /// <summary>A hash of who asked, under which key, and what: asked again so, it is the same conversation.</summary>
    public UInt128 Key { get; init; }

    /// <summary>Whether it can be closed only by those who asked, and has been.</summary>
    [JsonIgnore]
    public bool IsClosed => Status == ConversationStatus.Closed;
}

/// <summary>What a conversation is about: a prompt, an approach or a trend. Themes stand beside each, because whoever is asked may see no more than these.</summary>
/// <param name="Themes">The themes; may be empty.</param>
public sealed record ConversationSubject(IReadOnlyList<ThemeCode> Themes)
{
    public PromptId? Prompt { get; init; }

    public ApproachId? Approach { get; init; }

    public TrendReference? Trend { get; init; }
}

/// <summary>A trend as somebody saw it.</summary>
/// <param name="Level">Of which areas.</param>
/// <param name="Area">The area, by its CBS code; null for all of that level.</param>
/// <param name="From">The first quarter.</param>
/// <param name="To">The last quarter.</param>
public sealed record TrendReference(TrendLevel Level, string? Area, Quarter From, Quarter To);

/// <summary>Something that was said.</summary>
/// <param name="IsAnswer">Whether those said it who were asked.</param>
/// <param name="Words">The words.</param>
/// <param name="At">When.</param>
public sealed record ConversationMessage(bool IsAnswer, SealedText Words, DateTimeOffset At);

/// <summary>Who asks whom.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConversationKind>))]
public enum ConversationKind
{
    /// <summary>A team asks colleagues, of its own or of another team, for advice (advies).</summary>
    Advice,

    /// <summary>A team asks the municipality about a rule that stands in the way (beleidsvraag).</summary>
    PolicyQuestion,

    /// <summary>A manager asks a team about a trend. It answers when it wants (gesprek).</summary>
    AboutTrend,
}

/// <summary>How a conversation stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConversationStatus>))]
public enum ConversationStatus
{
    /// <summary>It was asked (gesteld).</summary>
    Asked,

    /// <summary>The municipality is at work on it (in behandeling). Only of a policy question.</summary>
    InHand,

    /// <summary>It was answered (beantwoord).</summary>
    Answered,

    /// <summary>Whoever asked has closed it (afgesloten).</summary>
    Closed,
}
