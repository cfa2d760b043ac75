using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Signals.Journal.Occupancy;

/// <summary>A connection of its own that takes a PostgreSQL schema by an advisory lock of its session, and sees who else has it.</summary>
/// <remarks>Needs a connection that stays with one server process: a pooler in between must pool by session.</remarks>
[SuppressMessage("Performance", "CA1812", Justification = "Dapper makes holders.")]
internal sealed class Session : IAsyncDisposable
{
    private const int MostSecondsForAnswer = 5;

    // Any number will do that no other lock of the platform uses, as long as every version takes the same.
    private const string Place = "1397311311, hashtext(@schema)";

    // A machine that lost its power says nothing: after 15 seconds the server gives up its session, and the lock with it.
    private const string Settings = "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2 -c tcp_user_timeout=15000";

    private const string HoldersOf =
        """
        SELECT l.pid AS "ServerProcess", a.backend_start AS "Began", a.application_name AS "Program"
        FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.pid <> pg_backend_pid()
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND l.classid = 1397311311 AND l.objid::bigint = hashtext(@schema)::bigint & 4294967295
        ORDER BY a.backend_start, l.pid
        """;

    private const string Self = """SELECT pid AS "ServerProcess", backend_start AS "Began", application_name AS "Program" FROM pg_stat_activity WHERE pid = pg_backend_pid()""";

    private const string End = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = @ServerProcess AND backend_start = @Began";

    private readonly NpgsqlConnection connection;
    private readonly string schema;

    private Session(NpgsqlConnection connection, string schema, Holder self) => (this.connection, this.schema, Own) = (connection, schema, self);

    /// <summary>How others see this session.</summary>
    public Holder Own { get; }

    public static async Task<Session> Open(string connectionString, string schema, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // Seen by whoever finds the database taken.
            ApplicationName = $"signals on {Environment.MachineName}, process {Environment.ProcessId}",
            Pooling = false,
            Timeout = MostSecondsForAnswer,
            CommandTimeout = MostSecondsForAnswer,
            IncludeErrorDetail = false,
        };
        settings.Options = string.IsNullOrWhiteSpace(settings.Options) ? Settings : $"{settings.Options} {Settings}";
        var connection = new NpgsqlConnection(settings.ToString());
        try
        {
            await connection.OpenAsync(cancellation);
            return new(connection, schema, await connection.QuerySingleAsync<Holder>(Sql.Of(Self, null, cancellation)));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task<bool> TryTake(DatabaseUse use, CancellationToken cancellation) => connection.ExecuteScalarAsync<bool>(
        Sql.Of($"SELECT pg_try_advisory_lock{(use == DatabaseUse.Shared ? "_shared" : "")}({Place})", new { schema }, cancellation));

    /// <summary>Every other session that has the schema.</summary>
    public async Task<IReadOnlyList<Holder>> Holders(CancellationToken cancellation) =>
        (await connection.QueryAsync<Holder>(Sql.Of(HoldersOf, new { schema }, cancellation))).AsList();

    /// <summary>Ends a session of this process whose connection broke, if the server has not noticed yet.</summary>
    public Task EndOld(Holder old, CancellationToken cancellation) => connection.ExecuteAsync(Sql.Of(End, old, cancellation));

    /// <summary>Returns after an interval in which the connection was well; throws as soon as it is not.</summary>
    public async Task StayWell(TimeSpan interval, CancellationToken cancellation)
    {
        await connection.WaitAsync(interval, cancellation);
        await connection.ExecuteAsync(Sql.Of("SELECT 1", null, cancellation));
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}

/// <summary>A session that has the database.</summary>
internal sealed class Holder
{
    public int ServerProcess { get; init; }

    public DateTime? Began { get; init; }

    public string? Program { get; init; }

    public bool Is(Holder other) => ServerProcess == other.ServerProcess && Began == other.Began;

    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(string.IsNullOrEmpty(Program) ? "someone" : Program)} (server process {ServerProcess})");
}
