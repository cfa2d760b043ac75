using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Households;

/// <inheritdoc cref="IHousehold"/>
public sealed class HouseholdGrain(HouseholdId id, GrainContext context)
    : JournaledGrain<Household, HouseholdEvent>(StreamKeys.Household(id), context), IHousehold
{
    private const string TidyUp = "opruimen";

    // What was sent to it before it ended can still be under way.
    private static readonly TimeSpan Lingering = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SignalId>> LetGo(CancellationToken cancellation) => Decide<IReadOnlyList<SignalId>>(turn =>
    {
        var signals = turn.State.Signals.Select(signal => signal.Signal).ToList();
        turn.Emit(turn.State.LetGo(id));
        return signals;
    }, [], cancellation);

    protected override void Apply(Household state, HouseholdEvent happened) => state.Apply(happened);

    protected override IEnumerable<(StreamKey Receiver, Message Message)> MessagesOf(Household state, HouseholdEvent happened) => happened switch
    {
        HouseholdQuestionRaised { Question: var question } => [(StreamKeys.Team(id.Municipality, question.Team), new QuestionForProfessional(question))],
        HouseholdQuestionTakenBack back => [(StreamKeys.Team(id.Municipality, back.Team), new QuestionTakenBack(back.Question))],
        HouseholdEnded ended => ended.Neighbourhoods.Select(code => (StreamKeys.Neighbourhood(code), (Message)new HouseholdLetGo(id))),
        _ => [],
    };

    protected override void Take(Turn<Household, HouseholdEvent> turn, Message message)
    {
        switch (message)
        {
            case SignalForHousehold { Signal: var signal }:
                turn.Emit(turn.State.Gather(id, signal, turn.Now));
                break;
            case WithdrawalForHousehold withdrawal:
                turn.Emit(turn.State.Remove(id, withdrawal.Signal));
                break;
            default:
                throw new InvalidOperationException($"A household takes no {message.GetType().Name}.");
        }
    }

    protected override void Remind(Turn<Household, HouseholdEvent> turn, string reminder)
    {
        turn.Emit(turn.State.DropOld(turn.Now));
        turn.Remind(TidyUp, turn.State.NextDrop());
    }

    protected override void Conclude(Turn<Household, HouseholdEvent> turn)
    {
        if (turn.Events.Count == 0) return;
        turn.Remind(TidyUp, turn.State.NextDrop());
        if (turn.Events.Any(happened => happened is not (SignalGathered or HouseholdQuestionRaised))) turn.CompactAll();
        if (turn.Events.Any(happened => happened is HouseholdEnded)) turn.ForgetAfter(Lingering);
    }
}
