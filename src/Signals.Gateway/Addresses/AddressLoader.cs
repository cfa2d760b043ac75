using Microsoft.Extensions.Options;
using Signals.Core.Areas;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Addresses;

/// <summary>Hands addresses to their registers, and tries again for a while when the platform is busy.</summary>
internal sealed class AddressLoader(GrainsWithinReach grains, TimeProvider clock, IOptions<GatewayOptions> options) : IDisposable
{
    private const int SideBySide = 16;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim one = new(1);

    /// <summary>Begins a list, if no other is being read: a list may take much memory.</summary>
    /// <returns>What ends it; null if there is another.</returns>
    public IDisposable? Begin() => one.Wait(0) ? new Turn(one) : null;

    /// <summary>Loads all that some municipalities have of their postcode areas.</summary>
    /// <param name="told">Is given each with the edition that its register holds now, one at a time.</param>
    public async Task Load(IEnumerable<GatheredShare> shares, EditionYear edition, Action<GatheredShare, EditionYear> told, CancellationToken cancellation)
    {
        var telling = new Lock();
        await Parallel.ForEachAsync(shares, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation }, async (share, token) =>
        {
            var held = await Load(share, edition, token);
            lock (telling) told(share, held);
        });
    }

    public void Dispose() => one.Dispose();

    private async Task<EditionYear> Load(GatheredShare share, EditionYear edition, CancellationToken cancellation)
    {
        var coded = share.Addresses.Coded();
        var until = clock.GetUtcNow() + options.Value.ImportPatience;
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                return await grains.Addresses(share.Municipality, share.Area).Load(edition, coded, cancellation);
            }
            catch (Exception passing) when (ProblemMiddleware.PassesByItself(passing) && clock.GetUtcNow() < until)
            {
                // The same again is no news, should it have got through after all.
            }
            await Task.Delay(wait, clock, cancellation);
        }
    }

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
