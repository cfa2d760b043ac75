namespace Signals.Silo.Sample;

/// <summary>Loads the sample municipality into a cluster, as soon as there is one to load it into.</summary>
internal sealed class SampleHost(SampleMunicipality sample, ILogger<SampleHost> log) : BackgroundService
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await sample.Load(stoppingToken);
                return;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
            {
                log.LogInformation("The sample municipality is not loaded yet: {Failure}", failure.GetType().Name);
                await Task.Delay(TryAgainAfter, stoppingToken);
            }
        }
    }
}
