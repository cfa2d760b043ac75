using System.Text.RegularExpressions;
using Npgsql;

namespace Signals.Journal.Postgres;

/// <summary>Pools of connections with the settings that every one of them must have.</summary>
internal static partial class PostgresSource
{
    // Sent when the session starts, so that they are its defaults and no reset undoes them.
    private const string Durable = "-c synchronous_commit=on -c default_transaction_isolation=read\\ committed";

    // Merges and reads of streams only ever look up keys. Planned once and always by index, they do not depend on statistics that are not there yet.
    private const string LookingUp = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    // More would only wait for the server's processors, and a few processes must fit into the hundred that a server allows unless told otherwise.
    private const int MostConnections = 16;

    public static NpgsqlDataSource Ordinary(string connectionString, string schema) => Create(connectionString, schema, Durable);

    public static NpgsqlDataSource ForLookups(string connectionString, string schema) => Create(connectionString, schema, $"{Durable} {LookingUp}");

    public static NpgsqlDataSource ReadOnly(string connectionString, string schema) =>
        Create(connectionString, schema, $"{Durable} -c default_transaction_read_only=on");

    public static void CheckSchema(string schema, string option)
    {
        if (!SchemaForm().IsMatch(schema))
            throw new ArgumentException($"{option} must be 1 to 63 lower-case letters, digits and underscores, beginning with a letter. Set such a name.", option);
    }

    private static NpgsqlDataSource Create(string connectionString, string schema, string settings)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = schema,
            ApplicationName = "signals",
            // A detail may quote a row.
            IncludeErrorDetail = false,
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            // Nothing here changes a session.
            NoResetOnClose = true,
        };
        connection.MaxPoolSize = Math.Min(connection.MaxPoolSize, MostConnections);
        connection.Options = string.IsNullOrWhiteSpace(connection.Options) ? settings : $"{connection.Options} {settings}";
        return NpgsqlDataSource.Create(connection);
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SchemaForm();
}
