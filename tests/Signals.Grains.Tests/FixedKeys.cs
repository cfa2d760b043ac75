using System.Security.Cryptography;
using System.Text;
using Signals.Core.Areas;
using Signals.Grains.Vault;

namespace Signals.Grains.Tests;

/// <summary>Secrets that everybody who reads this knows.</summary>
internal sealed class FixedKeys : IKeyRing
{
    public static byte[] Of(MunicipalityCode municipality, string purpose) => SHA256.HashData(Encoding.UTF8.GetBytes($"{municipality}/{purpose}"));

    public Task<ReadOnlyMemory<byte>> Key(MunicipalityCode municipality, string purpose, DateTimeOffset? destroyAt, CancellationToken cancellation) =>
        Task.FromResult<ReadOnlyMemory<byte>>(Of(municipality, purpose));

    public Task<int> DestroyExpired(DateTimeOffset now, CancellationToken cancellation) => Task.FromResult(0);

    public Task<int> Rewrap(int most, CancellationToken cancellation) => Task.FromResult(0);
}
