using Signals.Journal.Vault;

namespace Signals.Journal.Postgres;

/// <summary>Where the cluster's vault lives and how it is guarded.</summary>
/// <remarks>
/// PostgreSQL keeps deleted rows in its files until vacuum, and in archives and standbys for as long as those are kept. What is forgotten is
/// unreadable there only to those without the master key: keep that key apart from them, and archives shorter than the retention of signals.
/// </remarks>
public sealed class PostgresVaultOptions : VaultOptions
{
    /// <summary>Leads to the database, as Npgsql reads it. It may be the journal's server, better under a user of its own.</summary>
    public required string ConnectionString { get; set; }

    /// <summary>The schema that holds the vault's tables; made if it does not exist. Lower-case letters, digits and underscores; <c>vault</c> unless set.</summary>
    public string Schema { get; set; } = "vault";

    internal override void Check()
    {
        base.Check();
        OptionRange.CheckGiven(ConnectionString, nameof(ConnectionString));
        PostgresSource.CheckSchema(Schema, nameof(Schema));
    }
}
