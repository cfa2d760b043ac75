using Signals.Grains.Engine;
using Signals.Grains.Vault;

namespace Signals.Silo.Hosting;

/// <summary>Sweeps and keeps house while a silo takes calls. Ends before the silo says farewell to its grains.</summary>
internal sealed class SiloHost(Sweeper sweeper, Housekeeping housekeeping) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(sweeper.Run(stoppingToken), housekeeping.Run(stoppingToken));
}
