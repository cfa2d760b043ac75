using System.Collections.Concurrent;
using System.Security.Cryptography;
using Signals.Core.Areas;
using Signals.Grains.Vault;

namespace Signals.Gateway.Tests.Access;

/// <summary>Keys in memory, made when they are asked for, and when each was to end.</summary>
internal sealed class MemoryKeyRing : IKeyRing
{
    private readonly ConcurrentDictionary<string, byte[]> keys = [];

    public ConcurrentBag<DateTimeOffset> Ends { get; } = [];

    public Task<ReadOnlyMemory<byte>> Key(MunicipalityCode municipality, string purpose, DateTimeOffset? destroyAt, CancellationToken cancellation)
    {
        if (destroyAt is { } end) Ends.Add(end);
        return Task.FromResult<ReadOnlyMemory<byte>>(keys.GetOrAdd(purpose, _ => RandomNumberGenerator.GetBytes(32)));
    }

    public Task<int> DestroyExpired(DateTimeOffset now, CancellationToken cancellation) => Task.FromResult(0);

    public Task<int> Rewrap(int most, CancellationToken cancellation) => Task.FromResult(0);
}
