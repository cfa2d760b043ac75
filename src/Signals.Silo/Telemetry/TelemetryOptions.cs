using OpenTelemetry.Exporter;

namespace Signals.Silo.Telemetry;

/// <summary>Where traces, metrics and logs go by OTLP, the protocol of OpenTelemetry. Figures at <c>/metrics</c> are there in any case.</summary>
public sealed record TelemetryOptions
{
    /// <summary>The address of a collector, as in <c>http://127.0.0.1:4318</c>, without the path of a signal. Empty (default) to send nothing.</summary>
    public string? Otlp { get; init; }

    /// <summary><see cref="OtlpExportProtocol.HttpProtobuf"/> (default, mostly port 4318) or <see cref="OtlpExportProtocol.Grpc"/> (mostly port 4317).</summary>
    public OtlpExportProtocol Protocol { get; init; } = OtlpExportProtocol.HttpProtobuf;

    /// <summary>
    /// Which share of the traces is kept, 0 to 1, both inclusive. Default 1. The trace id decides, so every process that has the same share keeps the same
    /// traces, and a trace is whole or not there.
    /// </summary>
    public double SampledShare { get; init; } = 1;

    internal bool IsOn => !string.IsNullOrWhiteSpace(Otlp);

    /// <summary>Makes sure that the settings can be.</summary>
    /// <exception cref="SettingsException">One cannot; the message names it and says what to do.</exception>
    internal void Check()
    {
        if (IsOn && !(Uri.TryCreate(Otlp, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            throw new SettingsException("Signals:Telemetry:Otlp is no address. Give one as in http://127.0.0.1:4318, or leave it empty to send nothing.");
        if (SampledShare is not (>= 0 and <= 1))
            throw new SettingsException("Signals:Telemetry:SampledShare is a number from 0 to 1. Give 1 to keep every trace.");
    }

    /// <summary>Tells an exporter where to send a signal.</summary>
    internal void Apply(OtlpExporterOptions exporter, string signal)
    {
        exporter.Protocol = Protocol;
        exporter.Endpoint = Protocol == OtlpExportProtocol.HttpProtobuf ? new($"{Otlp!.TrimEnd('/')}/v1/{signal}") : new(Otlp!);
    }
}
