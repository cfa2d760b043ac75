using Signals.Journal.Vault;

namespace Signals.Journal.Sqlite;

/// <summary>Where the embedded vault lives and how it is guarded.</summary>
public sealed class SqliteVaultOptions : VaultOptions
{
    /// <summary>The database file, apart from the journal's; it and its folder are made if they do not exist.</summary>
    public required string Path { get; set; }

    /// <summary>
    /// How long to wait for another process that has the file locked, such as a backup tool, before failing. 1 second to 5 minutes, 10 seconds unless set.
    /// </summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many writes may wait at most; one more fails with <see cref="Grains.Journal.JournalOverloadedException"/>. 1 to 1,000,000, 8,192 unless set.</summary>
    public int MostWaiting { get; set; } = 8_192;

    internal override void Check()
    {
        base.Check();
        OptionRange.CheckAlone(Use, nameof(Use));
        OptionRange.CheckGiven(Path, nameof(Path));
        OptionRange.Check(LockTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), nameof(LockTimeout));
        OptionRange.Check(MostWaiting, 1, 1_000_000, nameof(MostWaiting));
    }
}
