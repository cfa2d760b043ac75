using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Signals.Core.Neighbourhoods;
using Signals.Core.Notifications;

namespace Signals.Grains.Engine;

/// <summary>Figures of the grains for monitoring. Labels name kinds of grain and outcomes only, never an area, a theme or a person.</summary>
public static class GrainMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Signals.Grains";

    /// <summary>The label of silence about what is found, beside those of kinds of source.</summary>
    internal const string Findings = "bevindingen";

    private static readonly ConcurrentDictionary<IWatched, byte> Active = new();
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("signals.grain.calls", description: "Calls decided.");
    private static readonly Counter<long> Commits = Meter.CreateCounter<long>("signals.grain.commits", description: "Commits appended.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("signals.grain.retries", description: "Turns decided again after a conflict or an unknown outcome.");
    private static readonly Counter<long> Signals = Meter.CreateCounter<long>("signals.recorded", description: "Signals recorded, history left out.");
    private static readonly Counter<long> Prompts = Meter.CreateCounter<long>("signals.prompts", description: "Prompts raised.");
    private static readonly Counter<long> Silences = Meter.CreateCounter<long>("signals.silences", description: "Times that far too little came in, by kind of source, or was found, in a whole municipality.");
    private static readonly Counter<long> SilencesEnded = Meter.CreateCounter<long>("signals.silences.ended", description: "Times that such a silence ended.");
    private static readonly Counter<long> Parked = Meter.CreateCounter<long>("signals.outbox.parked", description: "Messages set aside after too many tries.");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("signals.outbox.failures", description: "Tries to deliver a message that failed.");

    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("signals.deliveries", description: "Tries to deliver to the outside, by kind of channel and what came of it.");
    private static readonly Counter<long> GivenUp = Meter.CreateCounter<long>("signals.deliveries.given_up", description: "Deliveries to the outside that became dead letters, by why.");

    private static readonly Histogram<int> Batch = Meter.CreateHistogram<int>(
        "signals.grain.batch", description: "Calls decided in one turn.", advice: new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024] });

    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>(
        "signals.outbox.lag", "s", "Seconds from the commit that sent a message to its acknowledgement.",
        advice: new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 3_600] });

    private static readonly Gauge<double> Oldest = Meter.CreateGauge<double>("signals.outbox.oldest", "s", "Age of the oldest message that waits to be delivered; 0 if none does.");
    private static readonly Gauge<long> Undelivered = Meter.CreateGauge<long>("signals.outbox.undelivered", description: "Messages not acknowledged, by whether they wait or are parked.");

    static GrainMeter()
    {
        Meter.CreateObservableGauge("signals.grain.active", () => PerKind(_ => 1), description: "Grains in memory.");
        Meter.CreateObservableGauge("signals.grain.waiting", () => PerKind(grain => grain.Waiting), description: "Calls that wait for a grain's next turn.");
    }

    /// <summary>From now on a grain is counted as active. Its counters begin at nought, so that a rate shows the first trouble too.</summary>
    internal static void Watch(IWatched grain)
    {
        Active[grain] = 0;
        foreach (var counter in (Counter<long>[])[Calls, Commits, Retries]) counter.Add(0, Kind(grain.Kind));
        foreach (var counter in (Counter<long>[])[Signals, Prompts, Parked, Failures]) counter.Add(0);
        foreach (var counter in (Counter<long>[])[Silences, SilencesEnded])
            foreach (var what in SourceCodes.All.Keys.Append(Findings)) counter.Add(0, Of(what));
        foreach (var kind in Enum.GetValues<ChannelKind>())
            foreach (var status in Enum.GetValues<DeliveryStatus>()) Deliveries.Add(0, Channel(kind), Outcome(status));
        foreach (var reason in Enum.GetValues<FailureClass>()) GivenUp.Add(0, Reason(reason));
    }

    internal static void Unwatch(IWatched grain) => Active.TryRemove(grain, out _);

    internal static void Turned(string kind, int calls, bool committed)
    {
        var label = Kind(kind);
        Calls.Add(calls, label);
        Batch.Record(calls, label);
        if (committed) Commits.Add(1, label);
    }

    internal static void Retried(string kind) => Retries.Add(1, Kind(kind));

    internal static void Recorded(int signals) => Signals.Add(signals);

    internal static void Raised(int prompts) => Prompts.Add(prompts);

    internal static void FellSilent(string what) => Silences.Add(1, Of(what));

    internal static void WasHeardAgain(string what) => SilencesEnded.Add(1, Of(what));

    internal static void ParkedOne() => Parked.Add(1);

    internal static void FailedOne() => Failures.Add(1);

    internal static void Sent(ChannelKind kind, DeliveryStatus status) => Deliveries.Add(1, Channel(kind), Outcome(status));

    internal static void GaveUp(FailureClass reason) => GivenUp.Add(1, Reason(reason));

    internal static void Acknowledged(TimeSpan sinceCommit) => Lag.Record(sinceCommit.TotalSeconds);

    internal static void Noted(long waiting, long parked, TimeSpan oldest)
    {
        Undelivered.Record(waiting, KeyValuePair.Create<string, object?>("state", "waiting"));
        Undelivered.Record(parked, KeyValuePair.Create<string, object?>("state", "parked"));
        Oldest.Record(oldest.TotalSeconds);
    }

    // Done when somebody asks for the figures, so that a call pays nothing for them.
    private static IEnumerable<Measurement<long>> PerKind(Func<IWatched, long> figure) =>
        Active.Select(entry => entry.Key).GroupBy(grain => grain.Kind, (kind, grains) => new Measurement<long>(grains.Sum(figure), Kind(kind)));

    private static KeyValuePair<string, object?> Of(string what) => new("of", what);

    private static KeyValuePair<string, object?> Channel(ChannelKind kind) => new("channel", kind.ToString());

    private static KeyValuePair<string, object?> Outcome(DeliveryStatus status) => new("outcome", status.ToString());

    private static KeyValuePair<string, object?> Reason(FailureClass reason) => new("reason", reason.ToString());

    private static KeyValuePair<string, object?> Kind(string kind) => new("kind", kind);
}

/// <summary>A grain in memory, as monitoring sees it.</summary>
internal interface IWatched
{
    string Kind { get; }

    /// <summary>How many calls wait for the next turn.</summary>
    int Waiting { get; }
}
