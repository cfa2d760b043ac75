using OpenTelemetry.Metrics;
using Signals.Gateway.Operations;

namespace Signals.Silo.Management;

/// <summary>Serves health and figures for monitoring on an address of its own, apart from what faces the outside.</summary>
internal sealed class ManagementHost(SiloOptions options, MeterProvider metrics, Readiness readiness) : IHostedService
{
    private WebApplication? app;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(options.Management)) return;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(options.Management);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        app = builder.Build();
        app.MapPrometheusScrapingEndpoint("/metrics", metrics, configureBranchedPipeline: null, optionsName: null);
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods("/health/live", reading, () => Results.Text("ok"));
        app.MapMethods("/health/ready", reading, async (CancellationToken cancellation) =>
            await readiness.Look(cancellation) ? Results.Text("ok") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable));
        await app.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (app is null) return;
        await app.StopAsync(cancellationToken);
        await app.DisposeAsync();
    }
}
