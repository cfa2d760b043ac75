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
    private const int DaysBetweenTidyUps = 30;

    protected override void Apply(Household state, HouseholdEvent happened) => state.Apply(happened);

    protected override IEnumerable<(StreamKey Receiver, Message Message)> MessagesOf(Household state, HouseholdEvent happened) => happened switch
    {
        HouseholdQuestionRaised { Question: var question } => [(StreamKeys.Team(id.Municipality, question.Team), new QuestionForProfessional(question))],
        _ => [],
    };

    protected override void Take(Turn<Household, HouseholdEvent> turn, Message message)
    {
        switch (message)
        {
            case SignalForHousehold { Signal: var signal }:
                if (turn.State.Signals.Count == 0) turn.Remind(TidyUp, turn.Now.AddDays(DaysBetweenTidyUps));
                turn.Emit(turn.State.Gather(id, signal, turn.Now));
                break;
            case WithdrawalForHousehold withdrawal:
                turn.Emit(turn.State.Remove(withdrawal.Signal));
                break;
            default:
                throw new InvalidOperationException($"A household takes no {message.GetType().Name}.");
        }
    }

    protected override void Remind(Turn<Household, HouseholdEvent> turn, string reminder)
    {
        turn.Emit(turn.State.DropOldSignals(turn.Now));
        turn.CompactBefore = turn.Now.AddDays(-Household.KeptDays);
        turn.Remind(TidyUp, turn.State.Signals.Count == 0 ? null : turn.Now.AddDays(DaysBetweenTidyUps));
    }
}
