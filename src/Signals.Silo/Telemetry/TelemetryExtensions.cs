using System.Diagnostics;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Signals.Gateway.Operations;
using Signals.Grains.Engine;
using Signals.Journal;

namespace Signals.Silo.Telemetry;

internal static class TelemetryExtensions
{
    private static readonly string[] Meters =
        [GrainMeter.Name, JournalMeter.Name, GatewayMeter.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>Adds figures for <c>/metrics</c>, and sends traces, metrics and logs by OTLP where the settings say so.</summary>
    /// <exception cref="SettingsException">A setting cannot be.</exception>
    public static void AddTelemetry(this IHostApplicationBuilder builder, TelemetryOptions options)
    {
        options.Check();
        // A trace may begin outside; whatever else comes along with it stays outside.
        builder.Services.AddSingleton(DistributedContextPropagator.Current = new TraceParentOnly());
        Sdk.SetDefaultTextMapPropagator(new TraceContextPropagator());
        builder.Logging.AddTelemetry(options);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(Describe)
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters).AddPrometheusExporter();
                if (options.IsOn) metrics.AddOtlpExporter(exporter => options.Apply(exporter, "metrics"));
            });
        if (options.IsOn)
            telemetry.WithTracing(traces => traces
                .SetSampler(Sampler(options.SampledShare))
                .AddSource(Tracing.Name)
                .AddAspNetCoreInstrumentation(requests => requests.Filter = IsOfPeople)
                .AddProcessor(new RouteAndStatusOnly())
                .AddOtlpExporter(exporter => options.Apply(exporter, "traces")));
    }

    /// <summary>Keeps frameworks quiet about what people send, and sends logs by OTLP where the settings say so.</summary>
    public static ILoggingBuilder AddTelemetry(this ILoggingBuilder logging, TelemetryOptions options)
    {
        logging.Services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, QuietFrameworks>();
        if (!options.IsOn) return logging;
        logging.AddFilter<OpenTelemetryLoggerProvider>("Microsoft", LogLevel.Warning);
        return logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.SetResourceBuilder(Resource()).AddProcessor(new ExceptionTypeOnly()).AddOtlpExporter(exporter => options.Apply(exporter, "logs"));
        });
    }

    // By the trace id alone, also where a trace comes in from elsewhere: nobody outside decides what is kept, and a delivery after a crash is kept
    // if what led to it was.
    private static ParentBasedSampler Sampler(double share)
    {
        var byId = new TraceIdRatioBasedSampler(share);
        return new(byId, remoteParentSampled: byId, remoteParentNotSampled: byId);
    }

    private static bool IsOfPeople(HttpContext request) =>
        !request.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) && !request.Request.Path.StartsWithSegments("/metrics", StringComparison.Ordinal);

    private static ResourceBuilder Resource()
    {
        var resource = ResourceBuilder.CreateDefault();
        Describe(resource);
        return resource;
    }

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES have the last word.
    private static void Describe(ResourceBuilder resource) => resource
        .AddService("signals", serviceVersion: typeof(TelemetryExtensions).Assembly.GetName().Version?.ToString(3)).AddEnvironmentVariableDetector();
}
