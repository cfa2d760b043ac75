using System.Diagnostics.Metrics;
using Signals.Grains.Neighbourhoods;

namespace Signals.Gateway.Operations;

/// <summary>Figures of the gateway for monitoring, beside those that the web server gives by itself. Labels name outcomes only.</summary>
public static class GatewayMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Signals.Gateway";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Intake = Meter.CreateCounter<long>("signals.intake", description: "Signals that a neighbourhood answered to, imports left out, by outcome.");
    private static readonly UpDownCounter<long> Streams = Meter.CreateUpDownCounter<long>("signals.inbox.streams", description: "Open inbox streams.");

    /// <summary>Makes the counters known at nought, so that a rate shows the first of each outcome too.</summary>
    internal static void Begin()
    {
        foreach (var status in Enum.GetValues<RecordStatus>()) Intake.Add(0, Outcome(status));
        Streams.Add(0);
    }

    internal static void Answered(RecordStatus status) => Intake.Add(1, Outcome(status));

    internal static void StreamOpened() => Streams.Add(1);

    internal static void StreamClosed() => Streams.Add(-1);

    private static KeyValuePair<string, object?> Outcome(RecordStatus status) => new("outcome", status switch
    {
        RecordStatus.Recorded => "recorded",
        RecordStatus.Repeated => "repeated",
        RecordStatus.KeyInUse => "key_in_use",
        _ => "not_ready",
    });
}
