using Signals.Core.Conversations;
using Signals.Core.Teams;
using Signals.Core.Text;
using Signals.Grains.Engine;

namespace Signals.Grains.Conversations;

/// <summary>The conversations of a municipality. What was said is sealed: the grain keeps it and cannot read it.</summary>
[MayInterleave]
public interface IConversations : IJournaledGrain
{
    /// <summary>The most conversations in one answer.</summary>
    const int MostInAnswer = 200;

    /// <summary>Asks something. Asked again under the same key, it is the same conversation.</summary>
    Task<Conversation> Ask(NewConversation question, CancellationToken cancellation);

    /// <returns>A conversation by its number, or null.</returns>
    Task<Conversation?> Find(int number, CancellationToken cancellation);

    /// <summary>Conversations, latest first, at most <see cref="MostInAnswer"/>.</summary>
    /// <param name="kind">Only of one kind; null for all.</param>
    /// <param name="teams">Only those that one of these teams asks or is asked; null for all.</param>
    Task<IReadOnlyList<Conversation>> List(ConversationKind? kind, IReadOnlyList<TeamId>? teams, CancellationToken cancellation);

    /// <summary>Says something more.</summary>
    /// <returns>The conversation as it stands then; null if there is none, it is closed, or as much was said as may be.</returns>
    Task<Conversation?> Say(int number, bool isAnswer, SealedText words, CancellationToken cancellation);

    /// <summary>Takes a policy question in hand, or closes a conversation.</summary>
    /// <returns>The conversation as it stands then; null if there is none, or it cannot stand so.</returns>
    Task<Conversation?> Move(int number, ConversationStatus status, CancellationToken cancellation);
}
