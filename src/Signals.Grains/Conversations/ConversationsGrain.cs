using Signals.Core.Areas;
using Signals.Core.Conversations;
using Signals.Core.Teams;
using Signals.Core.Text;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Conversations;

/// <inheritdoc cref="IConversations"/>
public sealed class ConversationsGrain(MunicipalityCode municipality, GrainContext context)
    : JournaledGrain<MunicipalityConversations, ConversationEvent>(StreamKeys.Conversations(municipality), context), IConversations
{
    private const string TidyUp = "opruimen";

    /// <inheritdoc/>
    public Task<Conversation> Ask(NewConversation question, CancellationToken cancellation) => Decide(turn =>
    {
        if (turn.State.Asked(question.Key) is { } known) return known;
        if (turn.State.All.Count == 0) turn.Remind(TidyUp, MunicipalityConversations.KeptUntil(turn.Now));
        turn.Emit(turn.State.Ask(municipality, question, turn.Now));
        return turn.State.Find(turn.State.Count)!;
    }, [], cancellation);

    /// <inheritdoc/>
    public Task<Conversation?> Find(int number, CancellationToken cancellation) => Ask(state => state.Find(number), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Conversation>> List(ConversationKind? kind, IReadOnlyList<TeamId>? teams, CancellationToken cancellation) => Ask<IReadOnlyList<Conversation>>(
        state =>
        [
            .. state.All.Reverse().Where(one => (kind is null || one.Kind == kind) && (teams is null || Concerns(one.From, teams) || Concerns(one.To, teams))).Take(IConversations.MostInAnswer),
        ], cancellation);

    /// <inheritdoc/>
    public Task<Conversation?> Say(int number, bool isAnswer, SealedText words, CancellationToken cancellation) =>
        Change(number, (state, now) => state.Say(number, isAnswer, words, now), cancellation);

    /// <inheritdoc/>
    public Task<Conversation?> Move(int number, ConversationStatus status, CancellationToken cancellation) =>
        Change(number, (state, _) => state.Move(number, status), cancellation);

    protected override void Apply(MunicipalityConversations state, ConversationEvent happened) => state.Apply(happened);

    protected override void Take(Turn<MunicipalityConversations, ConversationEvent> turn, Message message) =>
        throw new InvalidOperationException($"A conversation takes no {message.GetType().Name}.");

    protected override void Remind(Turn<MunicipalityConversations, ConversationEvent> turn, string reminder)
    {
        turn.Emit(turn.State.DropOld(turn.Now));
        turn.Remind(TidyUp, turn.State.All.Count == 0 ? null : MunicipalityConversations.KeptUntil(turn.State.All.Min(one => one.AskedAt)));
        turn.CompactAll();
    }

    private Task<Conversation?> Change(int number, Func<MunicipalityConversations, DateTimeOffset, IReadOnlyList<ConversationEvent>?> decide, CancellationToken cancellation) => Decide(turn =>
    {
        if (decide(turn.State, turn.Now) is not { } events) return null;
        turn.Emit(events);
        return turn.State.Find(number);
    }, [], cancellation);

    private static bool Concerns(TeamId? team, IReadOnlyList<TeamId> teams) => team is not null && teams.Contains(team);
}
