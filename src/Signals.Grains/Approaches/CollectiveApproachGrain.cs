using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Approaches;

/// <inheritdoc cref="ICollectiveApproach"/>
public sealed class CollectiveApproachGrain(MunicipalityCode municipality, ApproachId id, GrainContext context)
    : JournaledGrain<CollectiveApproach, ApproachEvent>(StreamKeys.Approach(municipality, id), context), ICollectiveApproach
{
    private const string TidyUp = "opruimen";

    // What a theme sent to it before it ended can still be under way.
    private static readonly TimeSpan Lingering = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public Task<Approach?> Read(CancellationToken cancellation) => Ask(state => state.Current, cancellation);

    /// <inheritdoc/>
    public Task<Approach> Begin(Approach approach, IReadOnlyList<NeighbourhoodCode> adjacent, CancellationToken cancellation) => Decide(turn =>
    {
        if (turn.State.Current is null) turn.Remind(TidyUp, CollectiveApproach.KeptUntil(turn.Now));
        turn.Emit(turn.State.Begin(approach with { Id = id, BegunAt = turn.Now, ChangedAt = turn.Now }, adjacent));
        return turn.State.Current!;
    }, [], cancellation);

    /// <inheritdoc/>
    public Task<ApproachOutcome> Change(ApproachChange change, CancellationToken cancellation) => Decide(turn =>
    {
        var (refusal, events) = turn.State.Decide(change, turn.Now);
        if (refusal is not null) return new ApproachOutcome(null, refusal);
        turn.Emit(events);
        // What was taken out or put otherwise is not to lie in the journal for years.
        if (events.Any(happened => happened is PartWritten or StoryTold or ParticipantsSet or CardsChosen or StepRewritten)) turn.CompactAll();
        return new(turn.State.Current, null);
    }, [], cancellation);

    protected override void Apply(CollectiveApproach state, ApproachEvent happened) => state.Apply(happened);

    protected override IEnumerable<(StreamKey Receiver, Message Message)> MessagesOf(CollectiveApproach state, ApproachEvent happened)
    {
        if (state.Current is not { } approach) yield break;
        if (happened is ApproachBegun begun)
            yield return (StreamKeys.Theme(municipality, approach.Themes[0]), new ComparisonAsked(id.ToString(), approach.Neighbourhoods, begun.Adjacent));
        if (happened is PromptsAnswered answered)
            yield return (StreamKeys.Theme(municipality, approach.Themes[0]), new ApproachSpreadForTheme(answered.Neighbourhoods));
        if (happened is ApproachBegun or PromptsAnswered or StoryTold or ApproachClosed or ApproachReopened)
            yield return (StreamKeys.Team(municipality, id.Team), new ApproachForTeam(ApproachSummary.Of(approach)));
    }

    protected override void Take(Turn<CollectiveApproach, ApproachEvent> turn, Message message)
    {
        if (message is not ComparisonForApproach { Choice: var choice }) throw new InvalidOperationException($"An approach takes no {message.GetType().Name}.");
        turn.Emit(turn.State.Note(choice));
    }

    protected override void Remind(Turn<CollectiveApproach, ApproachEvent> turn, string reminder)
    {
        turn.Emit(turn.State.Forget(turn.Now));
        turn.Remind(TidyUp, null);
        turn.CompactAll();
        turn.ForgetAfter(Lingering);
    }
}
