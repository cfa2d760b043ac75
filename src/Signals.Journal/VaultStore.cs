using Signals.Core.Areas;
using Signals.Grains.Vault;
using Signals.Journal.Occupancy;

namespace Signals.Journal;

/// <summary>An open vault: two ports on one database, apart from the journal's.</summary>
public sealed class VaultStore : IAsyncDisposable
{
    private readonly IHold hold;
    private readonly Func<ValueTask> close;

    private VaultStore(IVault vault, IKeyRing keys, IDatabase database, Vault.VaultKeys wrapping, Vault.KeyRotation rotation, IHold hold, Func<ValueTask> close)
    {
        (Database, Wrapping, Rotation, this.hold) = (database, wrapping, rotation, hold);
        Vault = vault;
        Erasures = new(database);
        Keys = keys;
        this.close = close;
    }

    public IVault Vault { get; }

    public IKeyRing Keys { get; }

    /// <summary>What was forgotten before its time.</summary>
    public Vault.Erasures Erasures { get; }

    /// <inheritdoc cref="JournalStore.Lost"/>
    public Task<string> Lost => hold.Lost;

    internal IDatabase Database { get; }

    /// <summary>Its keys, and what depends on which.</summary>
    public Vault.KeyRotation Rotation { get; }

    internal Vault.VaultKeys Wrapping { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await close();
        await hold.DisposeAsync();
    }

    // A key of no municipality shows at once whether this is the master key that the vault was made with.
    internal static async Task<VaultStore> Open(
        IDatabase database, Vault.VaultOptions options, TimeProvider time, IHold hold, Func<ValueTask> close, CancellationToken cancellation)
    {
        var masters = options.MasterKeys ?? new Vault.MasterKeyFiles(options.MasterKey);
        var wrapping = new Vault.VaultKeys(database, masters, time);
        var rewrapping = new Vault.Rewrapping(database, wrapping, masters, time);
        var keys = new Vault.KeyRing(database, wrapping, rewrapping, options.MostKeysInMemory, time);
        try
        {
            await wrapping.Open(cancellation);
            await keys.Key(default(MunicipalityCode), "kluis", null, cancellation);
        }
        catch
        {
            await close();
            throw;
        }
        return new(new Vault.SealedVault(database, wrapping, time), keys, database, wrapping, new(wrapping, rewrapping), hold, close);
    }
}
