namespace Signals.Journal.Occupancy;

/// <summary>What a process opens a database for. <c>default</c> is <see cref="Alone"/>.</summary>
public enum DatabaseUse
{
    /// <summary>No other process may have it open: the embedded engine, and commands that rewrite.</summary>
    Alone,

    /// <summary>Any number of processes that share it, none that wants it alone: silos and gateways of a cluster. PostgreSQL only.</summary>
    Shared,
}
