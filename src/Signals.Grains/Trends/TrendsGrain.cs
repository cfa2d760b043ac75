using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Vault;

namespace Signals.Grains.Trends;

/// <inheritdoc cref="ITrends"/>
public sealed class TrendsGrain(MunicipalityCode municipality, Quarter quarter, GrainContext context)
    : JournaledGrain<QuarterTrends, QuarterTrendsEvent>(StreamKeys.Trends(municipality, quarter), context), ITrends
{
    private const string TidyUp = "opruimen";

    // When a quarter closes every neighbourhood tells of it, in the same night; nobody waits for that.
    private static readonly TimeSpan GatheringClosed = TimeSpan.FromHours(1);

    // After a load somebody may.
    private readonly Patience loading = new(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10));

    private readonly IKeyRing? keys = context.Keys;
    private CellNoise? noise;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AreaFigure>> Figures(TrendLevel level, ThemeCode? theme, CancellationToken cancellation)
    {
        var known = noise ??= new((await Keys.Key(municipality, KeyPurposes.Noise, null, cancellation)).Span);
        return await Ask(state => state.Figures(level, theme, known), cancellation);
    }

    protected override void Apply(QuarterTrends state, QuarterTrendsEvent happened) => state.Apply(happened);

    protected override void Take(Turn<QuarterTrends, QuarterTrendsEvent> turn, Message message)
    {
        if (message is not QuarterForTrends { Telling: var telling, AfterLoad: var afterLoad }) throw new InvalidOperationException($"A quarter takes no {message.GetType().Name}.");
        if (turn.State.Told.Count + turn.State.Gathered.Count == 0) turn.Remind(TidyUp, EndOfShowing);
        turn.Emit(QuarterTrends.Gather(telling, afterLoad));
        turn.Remind(ITrends.Release, turn.State.IsGatheredAfterLoad ? loading.After(turn.Now) : turn.Now + GatheringClosed);
    }

    protected override void Remind(Turn<QuarterTrends, QuarterTrendsEvent> turn, string reminder)
    {
        switch (reminder)
        {
            case ITrends.Release:
                loading.End();
                turn.Emit(turn.State.Release());
                break;
            case TidyUp:
                turn.Emit(turn.State.Drop());
                break;
        }
        turn.Remind(reminder, null);
        // The state holds all that is needed of it.
        turn.CompactAll();
    }

    private IKeyRing Keys => keys ?? throw new InvalidOperationException("Figures are given where the secrets of municipalities are known.");

    // The Monday on which the first quarter closes that no longer shows this one, and a week for whoever is late to tell.
    private DateTimeOffset EndOfShowing => DutchTime.StartOf(((quarter + Neighbourhood.QuartersTold).Last + 4).Monday);
}
