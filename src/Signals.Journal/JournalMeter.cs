using System.Diagnostics;
using System.Diagnostics.Metrics;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Journal;

/// <summary>Figures and spans of the journal. Labels name outcomes only.</summary>
public static class JournalMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Signals.Journal";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Appends = Meter.CreateHistogram<double>(
        "signals.journal.append", "s", "Seconds from handing in an append to its outcome, by outcome.",
        advice: new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    private static readonly Histogram<int> Groups = Meter.CreateHistogram<int>(
        "signals.journal.group", description: "Writes that shared one transaction.", advice: new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024] });

    internal static void Shared(int writes) => Groups.Record(writes);

    /// <summary>Measures an append, and makes a span of it.</summary>
    internal static async Task<AppendOutcome> Measure(Func<Task<AppendOutcome>> append)
    {
        using var span = Tracing.Start("journal append");
        var started = Stopwatch.GetTimestamp();
        var told = "failed";
        try
        {
            var outcome = await append();
            told = outcome switch { AppendOutcome.Appended => "appended", AppendOutcome.Conflict => "conflict", _ => "unknown" };
            return outcome;
        }
        catch
        {
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            Appends.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, KeyValuePair.Create<string, object?>("outcome", told));
            span?.SetTag("signals.outcome", told);
        }
    }
}
