using Signals.Journal.Occupancy;

namespace Signals.Journal.Vault;

/// <summary>How a vault guards what it holds, whatever the database.</summary>
public abstract class VaultOptions
{
    /// <summary>Whether other processes may have the database open too. <see cref="DatabaseUse.Alone"/> unless set.</summary>
    public DatabaseUse Use { get; set; }

    /// <summary>The 32 bytes under which every other key is wrapped; without them the vault is unreadable for good. No default. Left out where there are <see cref="MasterKeys"/>.</summary>
    public ReadOnlyMemory<byte> MasterKey { get; set; }

    /// <summary>The keys under which every other key is wrapped, where they are several or are held elsewhere. <see cref="MasterKey"/> alone unless set.</summary>
    public IMasterKeys? MasterKeys { get; set; }

    /// <summary>
    /// How many keys of municipalities stay in memory, unwrapped. 1 to 100,000, 4,096 unless set. Fewer means more reading and unwrapping;
    /// more means more secrets in memory.
    /// </summary>
    public int MostKeysInMemory { get; set; } = 4_096;

    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    internal virtual void Check()
    {
        if (MasterKeys is null && MasterKey.Length != Seal.KeyBytes)
            throw new ArgumentException(
                $"{nameof(MasterKey)} must be {Seal.KeyBytes} bytes. Give it {Seal.KeyBytes} random bytes, or let {nameof(Vault.MasterKey)}.{nameof(Vault.MasterKey.LoadOrCreate)} make a file of them.",
                nameof(MasterKey));
        OptionRange.Check(MostKeysInMemory, 1, 100_000, nameof(MostKeysInMemory));
    }
}
