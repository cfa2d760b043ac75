namespace Signals.Journal.Sqlite;

/// <summary>Where the embedded journal lives and how it gathers appends.</summary>
public sealed class SqliteJournalOptions : JournalOptions
{
    /// <summary>The database file; it and its folder are made if they do not exist. On a local disk: SQLite's locks do not hold on network shares.</summary>
    public required string Path { get; set; }

    /// <summary>
    /// How long to wait for another process that has the file locked, such as a backup tool, before failing. 1 second to 5 minutes, 10 seconds unless set.
    /// </summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the journal is thrown away when the process ends, as after a look back: nothing is then flushed to the disk. False unless set, and never set for a living platform.</summary>
    public bool Temporary { get; set; }

    internal override void Check()
    {
        base.Check();
        OptionRange.CheckAlone(Use, nameof(Use));
        OptionRange.CheckGiven(Path, nameof(Path));
        OptionRange.Check(LockTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), nameof(LockTimeout));
    }
}
