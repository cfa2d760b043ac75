using Signals.Core.Effects;
using Signals.Core.Follow;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Grains.Engine;

namespace Signals.Grains.Neighbourhoods;

/// <summary>The one writer for a neighbourhood.</summary>
[MayInterleave]
public interface INeighbourhood : IJournaledGrain
{
    /// <summary>The most signals that <see cref="RecordMany"/> takes at once.</summary>
    const int MostAtOnce = 1_000;

    /// <summary>The most signals in an answer of <see cref="Behind"/>.</summary>
    const int MostBehind = 500;

    /// <summary>The reminder at which trends are told of what was loaded.</summary>
    const string TellQuarters = "kwartalen";

    /// <summary>Records a signal. Completes when it is durable.</summary>
    Task<RecordOutcome> Record(SignalToRecord signal, CancellationToken cancellation);

    /// <summary>Records signals in one commit. Those observed more than <see cref="Signal.LatestInDays"/> days ago become weekly counts.</summary>
    /// <param name="signals">At most <see cref="MostAtOnce"/>.</param>
    /// <returns>An outcome for each, in the same order.</returns>
    /// <exception cref="ArgumentException">There are more.</exception>
    Task<IReadOnlyList<RecordOutcome>> RecordMany(IReadOnlyList<SignalToRecord> signals, CancellationToken cancellation);

    /// <returns>What came of a signal; null if it is not known, withdrawn or no longer kept.</returns>
    Task<FollowedSignal?> Follow(SignalId signal, CancellationToken cancellation);

    /// <summary>Everything that is kept of a signal, for the one it is of.</summary>
    /// <returns>Null if it is not known, withdrawn or no longer kept.</returns>
    Task<KeptSignal?> Kept(SignalId signal, CancellationToken cancellation);

    /// <summary>Takes a signal back.</summary>
    /// <returns>False if it is not known, withdrawn before or no longer kept.</returns>
    Task<bool> Withdraw(SignalId signal, CancellationToken cancellation);

    /// <summary>How alive a theme was over the last <see cref="Neighbourhood.CourseWeeks"/> weeks, oldest first; weeks of which too little is known are left out.</summary>
    Task<IReadOnlyList<CourseWeek>> Course(ThemeCode theme, CancellationToken cancellation);

    /// <summary>The signals that a prompt of this neighbourhood rests on and that are still kept, at most <see cref="MostBehind"/>.</summary>
    Task<IReadOnlyList<SignalBehind>> Behind(PromptId prompt, CancellationToken cancellation);

    /// <summary>What a theme came to in the weeks after an approach began, here or elsewhere, beside what was to be expected before. What may leave of it is told by <see cref="Effect"/> alone.</summary>
    /// <param name="theme">The theme.</param>
    /// <param name="begin">The week in which the approach began.</param>
    /// <param name="weeks">How many weeks after it, 1 to <see cref="SpanTelling.MostWeeks"/>.</param>
    /// <returns>Null before these weeks are closed, where too little of the past is known, and where other neighbourhoods have taken its place.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no weeks, or too many.</exception>
    Task<SpanTelling?> Span(ThemeCode theme, IsoWeek begin, int weeks, CancellationToken cancellation);

    /// <summary>Begins a walk-in hour or a stop of the coffee cart. Told again while it is open, it is the same stop.</summary>
    /// <param name="kind"><see cref="Source.WalkIn"/> or <see cref="Source.CoffeeCart"/>.</param>
    /// <returns>The stop's id; null if the neighbourhood is not ready.</returns>
    /// <exception cref="ArgumentException">The source is no outreach.</exception>
    Task<StopId?> StartStop(Source kind, string? place, DateTimeOffset startedAt, CancellationToken cancellation);

    /// <summary>Ends a stop.</summary>
    /// <returns>False if there is no such open stop.</returns>
    Task<bool> FinishStop(StopId stop, DateTimeOffset endedAt, int peoplePresent, CancellationToken cancellation);
}

/// <summary>A signal with what its registration needs.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="BodyHash">A keyed hash of what was sent.</param>
/// <param name="ExpiresAt">Until when a repeat under the same key must be recognised.</param>
public sealed record SignalToRecord(Signal Signal, UInt128 BodyHash, DateTimeOffset ExpiresAt);

/// <summary>What came of a signal.</summary>
/// <param name="Status">What.</param>
/// <param name="ReceivedAt">When it was first received.</param>
public sealed record RecordOutcome(RecordStatus Status, DateTimeOffset ReceivedAt);

public enum RecordStatus
{
    /// <summary>It is durable now.</summary>
    Recorded,

    /// <summary>It was durable before, under the same key and with the same body. Nothing was counted again.</summary>
    Repeated,

    /// <summary>Its key was used before, with another body. Nothing was recorded.</summary>
    KeyInUse,

    /// <summary>The municipality has yet to tell the neighbourhood what concerns it. Nothing was recorded; try again a little later.</summary>
    NotReady,
}
