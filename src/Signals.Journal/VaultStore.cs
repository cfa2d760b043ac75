using Signals.Core.Areas;
using Signals.Grains.Vault;

namespace Signals.Journal;

/// <summary>An open vault: two ports on one database, apart from the journal's.</summary>
public sealed class VaultStore : IAsyncDisposable
{
    private readonly Func<ValueTask> close;

    private VaultStore(IVault vault, IKeyRing keys, Func<ValueTask> close)
    {
        Vault = vault;
        Keys = keys;
        this.close = close;
    }

    public IVault Vault { get; }

    public IKeyRing Keys { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => close();

    // A key of no municipality shows at once whether this is the master key that the vault was made with.
    internal static async Task<VaultStore> Open(
        IDatabase database, Vault.VaultOptions options, TimeProvider time, Func<ValueTask> close, CancellationToken cancellation)
    {
        var keys = new Vault.KeyRing(database, options.MasterKey, options.MostKeysInMemory, time);
        try
        {
            await keys.Key(default(MunicipalityCode), "kluis", null, cancellation);
        }
        catch
        {
            await close();
            throw;
        }
        return new(new Vault.SealedVault(database, options.MasterKey), keys, close);
    }
}
