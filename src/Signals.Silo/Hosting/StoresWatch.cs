namespace Signals.Silo.Hosting;

/// <summary>Stops the process when it no longer has its databases, since another may be at work there.</summary>
internal sealed class StoresWatch(Stores stores, IHostApplicationLifetime lifetime, ILogger<StoresWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reason = await stores.Lost.WaitAsync(stoppingToken);
        log.LogCritical("Stopping: {Reason}", reason);
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }
}
