using Orleans.Concurrency;
using Signals.Core.Effects;
using Signals.Core.Follow;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Neighbourhoods;

namespace Signals.Cluster.Shells;

/// <inheritdoc cref="INeighbourhood"/>
[Alias("signals.neighbourhood")]
public interface INeighbourhoodShell : INeighbourhood, IGrainWithStringKey;

/// <inheritdoc cref="INeighbourhood"/>
[GrainType(StreamKeys.NeighbourhoodKind), Reentrant]
public sealed class NeighbourhoodShell(GrainContext context)
    : Shell<NeighbourhoodGrain>(key => GrainsByKey.Neighbourhood(key, context)), INeighbourhoodShell
{
    public Task<RecordOutcome> Record(SignalToRecord signal, CancellationToken cancellation) => Inner.Record(signal, cancellation);

    public Task<IReadOnlyList<RecordOutcome>> RecordMany(IReadOnlyList<SignalToRecord> signals, CancellationToken cancellation) =>
        Inner.RecordMany(signals, cancellation);

    public Task<FollowedSignal?> Follow(SignalId signal, CancellationToken cancellation) => Inner.Follow(signal, cancellation);

    public Task<KeptSignal?> Kept(SignalId signal, CancellationToken cancellation) => Inner.Kept(signal, cancellation);

    public Task<bool> Withdraw(SignalId signal, CancellationToken cancellation) => Inner.Withdraw(signal, cancellation);

    public Task<IReadOnlyList<CourseWeek>> Course(ThemeCode theme, CancellationToken cancellation) => Inner.Course(theme, cancellation);

    public Task<IReadOnlyList<SignalBehind>> Behind(PromptId prompt, CancellationToken cancellation) => Inner.Behind(prompt, cancellation);

    public Task<SpanTelling?> Span(ThemeCode theme, IsoWeek begin, int weeks, CancellationToken cancellation) => Inner.Span(theme, begin, weeks, cancellation);

    public Task<StopId?> StartStop(Source kind, string? place, DateTimeOffset startedAt, CancellationToken cancellation) =>
        Inner.StartStop(kind, place, startedAt, cancellation);

    public Task<bool> FinishStop(StopId stop, DateTimeOffset endedAt, int peoplePresent, CancellationToken cancellation) =>
        Inner.FinishStop(stop, endedAt, peoplePresent, cancellation);
}
