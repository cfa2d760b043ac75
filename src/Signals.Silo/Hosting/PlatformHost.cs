using Signals.Embedded;
using Signals.Grains.Vault;
using Signals.Silo.Sample;

namespace Signals.Silo.Hosting;

/// <summary>Begins and ends the platform with the process: the sample municipality before the first request, a drained engine after the last.</summary>
internal sealed class PlatformHost(EmbeddedPlatform platform, Housekeeping housekeeping, SampleMunicipality? sample = null) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private Task keepingHouse = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        platform.StartSweeping();
        keepingHouse = housekeeping.Run(stopping.Token);
        if (sample is not null) await sample.Load(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await keepingHouse;
        await platform.Stop();
    }

    public void Dispose() => stopping.Dispose();
}
