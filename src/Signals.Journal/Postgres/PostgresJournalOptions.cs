namespace Signals.Journal.Postgres;

/// <summary>Where the cluster's journal lives and how it gathers appends.</summary>
public sealed class PostgresJournalOptions : JournalOptions
{
    /// <summary>Leads to the database, as Npgsql reads it. Its user must be allowed to make the schema, or own it.</summary>
    public required string ConnectionString { get; set; }

    /// <summary>The schema that holds the journal's tables; made if it does not exist. Lower-case letters, digits and underscores; <c>signals</c> unless set.</summary>
    public string Schema { get; set; } = "signals";

    /// <summary>
    /// How many merged appends of this process may be under way at once. 1 to 32, 1 unless set, which makes the largest batches
    /// and costs the least processor time. More keeps a distant or a synchronously replicated database busy while answers are on their way.
    /// </summary>
    public int MostMerges { get; set; } = 1;

    internal override void Check()
    {
        base.Check();
        OptionRange.CheckGiven(ConnectionString, nameof(ConnectionString));
        PostgresSource.CheckSchema(Schema, nameof(Schema));
        OptionRange.Check(MostMerges, 1, 32, nameof(MostMerges));
    }
}
