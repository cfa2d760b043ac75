using Signals.Core.Areas;
using Signals.Core.DataQuality;
using Signals.Core.Neighbourhoods;
using Signals.Core.Vigils;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Vigils;

/// <inheritdoc cref="IVigil"/>
public sealed class VigilGrain(MunicipalityCode municipality, GrainContext context)
    : JournaledGrain<Vigil, VigilEvent>(StreamKeys.Vigil(municipality), context), IVigil
{
    private const string Judge = "oordelen";

    // Neighbourhoods tell within minutes of each other; a while after the last one it judges.
    private static readonly TimeSpan Gathering = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public Task<VigilView> Read(CancellationToken cancellation) =>
        Ask(state => new VigilView(state.Weeks.Count, [.. state.Quiets.Reverse().Where(quiet => !quiet.IsSwitchedOff)]), cancellation);

    protected override void Apply(Vigil state, VigilEvent happened) => state.Apply(happened);

    protected override IEnumerable<(StreamKey Receiver, Message Message)> MessagesOf(Vigil state, VigilEvent happened) => happened switch
    {
        QuietNoted noted => ToTeams(state, noted.Note),
        QuietEnded ended => ToTeams(state, ended.Note),
        _ => [],
    };

    protected override void Take(Turn<Vigil, VigilEvent> turn, Message message)
    {
        switch (message)
        {
            case WeeksForVigil told:
                turn.Emit(new ArrivalsGathered(told.Weeks, told.Team));
                turn.Remind(Judge, turn.Now + Gathering);
                break;
            case SourcesForVigil { InUse: var sources }:
                turn.Emit(turn.State.Watch(sources, turn.Now));
                break;
            default:
                throw new InvalidOperationException($"A vigil takes no {message.GetType().Name}.");
        }
    }

    protected override void Remind(Turn<Vigil, VigilEvent> turn, string reminder)
    {
        if (reminder == Judge) turn.Emit(turn.State.Judge(turn.Now));
        turn.Remind(reminder, null);
        // Only totals are kept: what single neighbourhoods told is not to stay in the journal.
        turn.CompactAll();
    }

    protected override void OnCommitted(IReadOnlyList<VigilEvent> events)
    {
        foreach (var happened in events)
        {
            if (happened is QuietNoted noted) GrainMeter.FellSilent(Named(noted.Quiet.Source));
            if (happened is QuietEnded ended) GrainMeter.WasHeardAgain(Named(ended.Source));
        }
    }

    private static string Named(Source? source) => source?.Code() ?? GrainMeter.Findings;

    private IEnumerable<(StreamKey, Message)> ToTeams(Vigil state, DataQualityNote note) =>
        state.Teams.Select(team => (StreamKeys.Team(municipality, team), (Message)new DataQualityNoteForTeam(note)));
}
