using Microsoft.Extensions.Hosting;
using Signals.Grains.Engine;

namespace Signals.Gateway.Operations;

/// <summary>Whether this process can do its work now: it has begun, is not stopping, and a grain answers, which takes an engine and a journal.</summary>
public sealed class Readiness(IGrains grains, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(5);

    public async Task<bool> Look(CancellationToken cancellation)
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested) return false;
        try
        {
            await grains.Platform().Municipalities(cancellation).WaitAsync(LongestLook, cancellation);
            return true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
