namespace Signals.Silo.Management;

/// <summary>Serves figures for monitoring on an address of its own, apart from what faces the outside.</summary>
internal sealed class ManagementHost(SiloOptions options, MetricsText metrics) : IHostedService
{
    private WebApplication? app;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(options.Management)) return;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(options.Management);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        app = builder.Build();
        app.MapMethods("/metrics", [HttpMethods.Get, HttpMethods.Head], () => Results.Text(metrics.Write(), "text/plain; version=0.0.4"));
        await app.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (app is null) return;
        await app.StopAsync(cancellationToken);
        await app.DisposeAsync();
    }
}
