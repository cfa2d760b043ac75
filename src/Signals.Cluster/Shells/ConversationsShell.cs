using Orleans.Concurrency;
using Signals.Core.Conversations;
using Signals.Core.Teams;
using Signals.Core.Text;
using Signals.Grains.Conversations;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Cluster.Shells;

/// <inheritdoc cref="IConversations"/>
[Alias("signals.conversations")]
public interface IConversationsShell : IConversations, IGrainWithStringKey;

/// <inheritdoc cref="IConversations"/>
[GrainType(StreamKeys.ConversationsKind), Reentrant]
public sealed class ConversationsShell(GrainContext context) : Shell<ConversationsGrain>(key => GrainsByKey.Conversations(key, context)), IConversationsShell
{
    public Task<Conversation> Ask(NewConversation question, CancellationToken cancellation) => Inner.Ask(question, cancellation);

    public Task<Conversation?> Find(int number, CancellationToken cancellation) => Inner.Find(number, cancellation);

    public Task<IReadOnlyList<Conversation>> List(ConversationKind? kind, IReadOnlyList<TeamId>? teams, CancellationToken cancellation) => Inner.List(kind, teams, cancellation);

    public Task<Conversation?> Say(int number, bool isAnswer, SealedText words, CancellationToken cancellation) => Inner.Say(number, isAnswer, words, cancellation);

    public Task<Conversation?> Move(int number, ConversationStatus status, CancellationToken cancellation) => Inner.Move(number, status, cancellation);
}
