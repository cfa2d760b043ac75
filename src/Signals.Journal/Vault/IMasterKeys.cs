namespace Signals.Journal.Vault;

/// <summary>The keys that are not in the database, under which the vault's own keys are wrapped. Whoever holds neither reads nothing.</summary>
public interface IMasterKeys
{
    /// <summary>
    /// Whether keys may be wrapped under the one master key itself, as they were before there were keys of the vault in between. So it stays until the first rotation.
    /// </summary>
    bool IsSingle { get; }

    /// <summary>The master keys that are held here as bytes, for what was wrapped under one of them directly; none where they are held elsewhere.</summary>
    IReadOnlyList<ReadOnlyMemory<byte>> Held { get; }

    /// <returns>The name of the key under which new keys are wrapped: at most 200 characters, and another one after a rotation. Says nothing of the key.</returns>
    /// <exception cref="MasterKeyException">There is none, or it cannot be reached; the message names the remedy.</exception>
    Task<string> Current(CancellationToken cancellation);

    /// <summary>Wraps a key of the vault under the current master key.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="about">What the key is. Unwrapping needs the same.</param>
    /// <exception cref="MasterKeyException">It cannot be reached or refuses; the message names the remedy.</exception>
    Task<WrappedKey> Wrap(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> about, CancellationToken cancellation);

    /// <summary>Unwraps a key of the vault.</summary>
    /// <exception cref="MasterKeyException">The master key is not here, cannot be reached or refuses; the message names the remedy.</exception>
    /// <exception cref="BrokenSealException">The bytes were altered, or belong to something else.</exception>
    Task<byte[]> Unwrap(WrappedKey wrapped, ReadOnlyMemory<byte> about, CancellationToken cancellation);
}

/// <summary>A key of the vault under a master key.</summary>
/// <param name="MasterKey">The name of the master key.</param>
/// <param name="Bytes">What that key made of it.</param>
public sealed record WrappedKey(string MasterKey, ReadOnlyMemory<byte> Bytes);

/// <summary>A master key is missing, cannot be reached or refuses. The message says which, and what to do.</summary>
public sealed class MasterKeyException(string message, Exception? inner = null) : Exception(message, inner);
