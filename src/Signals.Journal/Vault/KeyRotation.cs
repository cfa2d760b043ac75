namespace Signals.Journal.Vault;

/// <summary>A key of the vault, and what depends on it.</summary>
/// <param name="Number">Its number; 0 for a master key that wraps directly, as before the first rotation.</param>
/// <param name="MasterKey">The name of the master key that it lies under; null for number 0.</param>
/// <param name="IsCurrent">Whether new keys are wrapped under it.</param>
/// <param name="Dependents">How many keys lie under it.</param>
public sealed record VaultKeyUse(int Number, string? MasterKey, bool IsCurrent, long Dependents);

/// <summary>Rotates a vault's keys, and tells what depends on which.</summary>
public sealed class KeyRotation
{
    private const int MostAtOnce = 1_000;

    private readonly VaultKeys keys;
    private readonly Rewrapping rewrapping;

    internal KeyRotation(VaultKeys keys, Rewrapping rewrapping) => (this.keys, this.rewrapping) = (keys, rewrapping);

    /// <summary>
    /// Makes a new key of the vault under the current master key, wraps everything again under it, and destroys the older ones. Broken off, it can be begun again. Only while nobody else
    /// has the vault open; a running platform does so by itself when there is another current master key.
    /// </summary>
    /// <returns>How many keys were wrapped again.</returns>
    /// <exception cref="MasterKeyException">A master key is missing, cannot be reached or refuses.</exception>
    public Task<long> Rotate(CancellationToken cancellation) => rewrapping.All(MostAtOnce, cancellation);

    /// <summary>What depends on which key, the current one first. A master key that is not named, and 0 dependents of number 0, may be removed.</summary>
    public async Task<IReadOnlyList<VaultKeyUse>> Uses(CancellationToken cancellation)
    {
        await keys.Read(cancellation);
        var counts = await rewrapping.CountByKey(cancellation);
        var known = keys.Known;
        return
        [
            .. known.Keys.Keys.Append(0).Union(counts.Keys).OrderDescending()
                .Select(number => new VaultKeyUse(number, known.Keys.TryGetValue(number, out var key) ? key.MasterKey : null, number == known.Current, counts.GetValueOrDefault(number))),
        ];
    }
}
