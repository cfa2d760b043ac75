using Microsoft.Extensions.Logging;
using Npgsql;
using Signals.Grains.Journal;
using Signals.Journal.Migrations;

namespace Signals.Journal.Postgres;

/// <summary>The tables in which a cluster keeps which silos belong to it, in a schema of their own.</summary>
public static class PostgresMembership
{
    /// <summary>The schema's name.</summary>
    public const string Schema = "signals_cluster";

    /// <summary>Makes the schema if there is none, and brings its tables up to date.</summary>
    /// <param name="connectionString">Leads to the database.</param>
    /// <exception cref="MigrationException">The schema was made by a newer or an altered program.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached.</exception>
    public static async Task Prepare(string connectionString, TimeProvider time, ILogger logger, CancellationToken cancellation = default)
    {
        await using var source = PostgresSource.Ordinary(connectionString, Schema);
        await new PostgresMigrator(source, Schema, time, logger).Apply(MigrationFiles.Load("Postgres/Membership"), cancellation);
    }

    /// <summary>The connection string with which a member of the cluster finds the tables.</summary>
    /// <param name="connectionString">Leads to the database.</param>
    public static string ConnectionString(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = Schema, ApplicationName = "signals-cluster", IncludeErrorDetail = false }.ToString();
}
