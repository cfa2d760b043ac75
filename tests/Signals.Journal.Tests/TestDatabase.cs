using Signals.Journal.Vault;

namespace Signals.Journal.Tests;

/// <summary>A database of a test's own, empty at first and gone at its end.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    public static readonly byte[] MasterKeyBytes = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    /// <summary>Made ready once per test, before anything is opened.</summary>
    public abstract Task Prepare();

    public abstract Task<JournalStore> OpenJournal(TimeProvider time, int mostWaiting = 8_192, int mostInBatch = 1_024);

    public abstract Task<VaultStore> OpenVault(TimeProvider time, byte[]? masterKey = null, IMasterKeys? masterKeys = null);

    /// <summary>Runs a statement against the journal's tables, from outside.</summary>
    public abstract Task ChangeJournal(string statement);

    /// <summary>Runs a statement against the vault's tables, from outside.</summary>
    public abstract Task ChangeVault(string statement);

    /// <summary>Everything of the vault that lies on disk.</summary>
    public abstract Task<byte[]> VaultBytes();

    public abstract ValueTask DisposeAsync();
}
