using Signals.Core.Areas;
using Signals.Core.DataQuality;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Themes;

/// <inheritdoc cref="ISharedTheme"/>
public sealed class SharedThemeGrain(MunicipalityCode municipality, ThemeCode theme, GrainContext context)
    : JournaledGrain<SharedTheme, SharedThemeEvent>(StreamKeys.Theme(municipality, theme), context), ISharedTheme
{
    private const string Learn = "leren";
    private const string LookAround = "rondkijken";
    private const string Compare = "vergelijken";

    // Neighbourhoods tell within minutes of each other; a while after the last one it learns, or looks around.
    private static readonly TimeSpan GatheringSummaries = TimeSpan.FromHours(1);
    private static readonly TimeSpan GatheringRecents = TimeSpan.FromMinutes(15);

    // Neighbourhoods tell once a week at most.
    private static readonly TimeSpan BetweenChoices = TimeSpan.FromDays(7);

    protected override void Apply(SharedTheme state, SharedThemeEvent happened) => state.Apply(happened);

    protected override IEnumerable<(StreamKey Receiver, Message Message)> MessagesOf(SharedTheme state, SharedThemeEvent happened)
    {
        switch (happened)
        {
            case ModelLearned learned:
                return state.Summaries.Select(summary => ToNeighbourhood(summary.Neighbourhood, new ModelForNeighbourhood(theme, learned.Model, learned.Week)));
            case ModelLent lent:
                return [ToNeighbourhood(lent.Neighbourhood, new ModelForNeighbourhood(theme, state.Model, lent.Week))];
            case ClusterFound { Finding: var finding }:
                return finding.Members.Select(member => ToNeighbourhood(member.Neighbourhood, new ClusterForNeighbourhood(finding)));
            case ThemeAppeared appeared:
                var known = state.Summaries.Select(summary => summary.Neighbourhood).Union(state.Recents.Select(recent => recent.Neighbourhood));
                return known.Select(neighbourhood => ToNeighbourhood(neighbourhood, new NewThemeForNeighbourhood(theme, appeared.Week))).Concat(ToTeams(state, appeared.Note));
            case ThemeDisappeared disappeared:
                return ToTeams(state, disappeared.Note);
            case ComparisonChosen chosen:
                return [(new StreamKey(municipality, StreamKeys.ApproachKind, chosen.Approach), new ComparisonForApproach(chosen.Approach, theme, chosen.Choice))];
            default:
                return [];
        }
    }

    protected override void Take(Turn<SharedTheme, SharedThemeEvent> turn, Message message)
    {
        switch (message)
        {
            case SummaryForTheme { Summary: var summary }:
                turn.Emit(turn.State.Gather(summary, turn.Now));
                turn.Remind(Learn, turn.Now + GatheringSummaries);
                break;
            case RecentForTheme { Recent: var recent }:
                turn.Emit(SharedTheme.Gather(recent));
                turn.Remind(LookAround, turn.Now + GatheringRecents);
                break;
            case EndForTheme { Neighbourhood: var neighbourhood }:
                turn.Emit(new NeighbourhoodEnded(neighbourhood));
                break;
            case ApproachSpreadForTheme { Neighbourhoods: var neighbourhoods }:
                turn.Emit(new ApproachSpread(neighbourhoods, IsoWeek.Of(turn.Now)));
                break;
            case ComparisonAsked asked:
                if (turn.State.AwaitedComparisons.Count == 0) turn.Remind(Compare, turn.Now + BetweenChoices);
                turn.Emit(turn.State.Compare(asked.Approach, asked.Own, asked.Adjacent, turn.Now));
                break;
            default:
                throw new InvalidOperationException($"A theme takes no {message.GetType().Name}.");
        }
    }

    protected override void Remind(Turn<SharedTheme, SharedThemeEvent> turn, string reminder)
    {
        switch (reminder)
        {
            case LookAround:
                turn.Emit(turn.State.NoteAppearance(turn.Now));
                turn.Emit(turn.State.LookAround(turn.Now));
                break;
            case Compare:
                turn.Emit(turn.State.ChooseAwaited(turn.Now));
                break;
            default:
                turn.Emit(turn.State.Learn(turn.Now));
                turn.Emit(turn.State.NoteDisappearance(turn.Now));
                var forgotten = turn.State.DropOldComparisons(turn.Now);
                turn.Emit(forgotten);
                if (forgotten.Count > 0) turn.CompactAll();
                break;
        }
        turn.Remind(reminder, reminder == Compare && turn.State.AwaitedComparisons.Count > 0 ? turn.Now + BetweenChoices : null);
    }

    private static (StreamKey, Message) ToNeighbourhood(NeighbourhoodCode neighbourhood, Message message) => (StreamKeys.Neighbourhood(neighbourhood), message);

    private IEnumerable<(StreamKey, Message)> ToTeams(SharedTheme state, DataQualityNote note) =>
        state.Teams.Select(team => (StreamKeys.Team(municipality, team), (Message)new DataQualityNoteForTeam(note)));
}
