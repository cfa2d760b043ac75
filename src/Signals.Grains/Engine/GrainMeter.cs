using System.Diagnostics.Metrics;

namespace Signals.Grains.Engine;

/// <summary>Figures of the grains for monitoring. Labels name kinds of grain only, never an area, a theme or a person.</summary>
public static class GrainMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Signals.Grains";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("signals.grain.calls", description: "Calls decided.");
    private static readonly Counter<long> Commits = Meter.CreateCounter<long>("signals.grain.commits", description: "Commits appended; calls per commit shows the batching.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("signals.grain.retries", description: "Turns decided again after a conflict or an unknown outcome.");
    private static readonly Counter<long> Parked = Meter.CreateCounter<long>("signals.outbox.parked", description: "Messages set aside after too many tries.");
    private static readonly Counter<long> Signals = Meter.CreateCounter<long>("signals.recorded", description: "Signals recorded, history left out.");
    private static readonly Counter<long> Prompts = Meter.CreateCounter<long>("signals.prompts", description: "Prompts raised.");

    internal static void Turned(string kind, int calls, bool committed)
    {
        var label = KeyValuePair.Create<string, object?>("kind", kind);
        Calls.Add(calls, label);
        if (committed) Commits.Add(1, label);
    }

    internal static void Retried(string kind) => Retries.Add(1, KeyValuePair.Create<string, object?>("kind", kind));

    internal static void ParkedOne() => Parked.Add(1);

    internal static void Recorded(int signals) => Signals.Add(signals);

    internal static void Raised(int prompts) => Prompts.Add(prompts);
}
