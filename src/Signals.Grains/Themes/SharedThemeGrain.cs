using Signals.Core.Areas;
using Signals.Core.Themes;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Themes;

/// <inheritdoc cref="ISharedTheme"/>
public sealed class SharedThemeGrain(MunicipalityCode municipality, ThemeCode theme, GrainContext context)
    : JournaledGrain<SharedTheme, SharedThemeEvent>(StreamKeys.Theme(municipality, theme), context), ISharedTheme
{
    private const string Learn = "leren";

    // What was gathered is in the state; nobody asks for single summaries of long ago.
    private const int DaysKept = 91;

    // Neighbourhoods tell within minutes of each other; a while after the last one it learns.
    private static readonly TimeSpan Gathering = TimeSpan.FromHours(1);

    protected override void Apply(SharedTheme state, SharedThemeEvent happened) => state.Apply(happened);

    protected override IEnumerable<(StreamKey Receiver, Message Message)> MessagesOf(SharedTheme state, SharedThemeEvent happened) => happened switch
    {
        ModelLearned learned => state.Summaries.Select(summary =>
            (StreamKeys.Neighbourhood(summary.Neighbourhood), (Message)new ModelForNeighbourhood(theme, learned.Model, learned.Week))),
        ModelLent lent => [(StreamKeys.Neighbourhood(lent.Neighbourhood), new ModelForNeighbourhood(theme, state.Model, lent.Week))],
        _ => [],
    };

    protected override void Take(Turn<SharedTheme, SharedThemeEvent> turn, Message message)
    {
        if (message is not SummaryForTheme { Summary: var summary }) throw new InvalidOperationException($"A theme takes no {message.GetType().Name}.");
        turn.Emit(turn.State.Gather(summary, turn.Now));
        turn.Remind(Learn, turn.Now + Gathering);
    }

    protected override void Remind(Turn<SharedTheme, SharedThemeEvent> turn, string reminder)
    {
        turn.Emit(turn.State.Learn(turn.Now));
        turn.CompactBefore = turn.Now.AddDays(-DaysKept);
        turn.Remind(Learn, null);
    }
}
