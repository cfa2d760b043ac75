using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Signals.Grains.Engine;

namespace Signals.Silo.Management;

/// <summary>Listens to the meters of the platform and of the web server, and writes their figures as Prometheus text (format 0.0.4).</summary>
internal sealed class MetricsText : IDisposable
{
    // Far above what the meters below can make; what comes after that is left out rather than growing without end.
    private const int MostSeries = 2_000;

    private static readonly string[] Meters =
        [GrainMeter.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), Series> series = new();

    public MetricsText()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (Meters.Contains(instrument.Meter.Name)) listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.Start();
    }

    public string Write()
    {
        listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var group in series.GroupBy(entry => entry.Key.Instrument).OrderBy(group => group.Key.Name, StringComparer.Ordinal))
        {
            var name = group.Key.Name.Replace('.', '_');
            var kind = Kind(group.Key);
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {kind}\n");
            foreach (var ((_, labels), figures) in group.OrderBy(entry => entry.Key.Labels, StringComparer.Ordinal))
            {
                if (kind == "summary")
                    text.Append(CultureInfo.InvariantCulture, $"{name}_sum{labels} {figures.Sum:R}\n{name}_count{labels} {figures.Count}\n");
                else
                    text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {(Adds(group.Key) ? figures.Sum : figures.Last):R}\n");
            }
        }
        return text.ToString();
    }

    public void Dispose() => listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = (instrument, Labels(tags));
        if (!series.TryGetValue(key, out var figures))
        {
            if (series.Count >= MostSeries) return;
            figures = series.GetOrAdd(key, _ => new());
        }
        figures.Take(value);
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty) return "";
        var labels = new List<string>(tags.Length);
        foreach (var (name, value) in tags)
            labels.Add($"{name.Replace('.', '_')}=\"{value?.ToString()?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"");
        labels.Sort(StringComparer.Ordinal);
        return $"{{{string.Join(',', labels)}}}";
    }

    private static string Kind(Instrument instrument) => instrument.GetType().Name switch
    {
        "Histogram`1" => "summary",
        "Counter`1" or "ObservableCounter`1" => "counter",
        _ => "gauge",
    };

    private static bool Adds(Instrument instrument) => instrument.GetType().Name is "Counter`1" or "UpDownCounter`1";

    private sealed class Series
    {
        private readonly Lock guard = new();

        public double Sum { get; private set; }

        public double Last { get; private set; }

        public long Count { get; private set; }

        public void Take(double value)
        {
            lock (guard)
            {
                Sum += value;
                Last = value;
                Count++;
            }
        }
    }
}
