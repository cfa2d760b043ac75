namespace Signals.Silo.Hosting;

/// <summary>Stops the process when it no longer has one of its databases, since another may be at work there.</summary>
/// <param name="lost">Completes with the reason when that is so, otherwise never.</param>
internal sealed class StoreWatch(Task<string> lost, IHostApplicationLifetime lifetime, ILogger<StoreWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reason = await lost.WaitAsync(stoppingToken);
        log.LogCritical("Stopping: {Reason}", reason);
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }
}
