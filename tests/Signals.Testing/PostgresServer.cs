using Npgsql;
using Xunit;

namespace Signals.Testing;

/// <summary>A real PostgreSQL server for tests: the one that <c>SIGNALS_TEST_POSTGRES</c> names, or a private one that is started once for the test run.</summary>
public sealed class PostgresServer
{
    private const string Variable = "SIGNALS_TEST_POSTGRES";

    private static readonly Lazy<Task<PostgresServer>> Shared = new(Start);

    private readonly PrivateCluster? cluster;

    private PostgresServer(string connectionString, PrivateCluster? cluster) => (ConnectionString, this.cluster) = (connectionString, cluster);

    /// <summary>Leads to a database in which the tests may make and drop schemas.</summary>
    public string ConnectionString { get; }

    /// <summary>The server, started if need be. Skips the test that asks, with the reason, when none can be had.</summary>
    public static async Task<PostgresServer> OrSkip()
    {
        try
        {
            return await Shared.Value;
        }
        catch (PostgresAbsentException reason)
        {
            Skip.If(true, reason.Message);
            throw;
        }
    }

    /// <summary>Starts a private server that nobody else uses.</summary>
    /// <exception cref="PostgresAbsentException">PostgreSQL is not installed or does not start.</exception>
    public static async Task<PostgresServer> StartOwn()
    {
        var own = await PrivateCluster.Start();
        return new(own.ConnectionString, own);
    }

    /// <summary>Stops a private server as a crash would, and starts it again.</summary>
    /// <exception cref="InvalidOperationException">The server is not a private one.</exception>
    public Task Restart() => cluster?.Restart() ?? throw new InvalidOperationException("This server is not ours to restart.");

    /// <summary>Runs a statement that returns nothing.</summary>
    public async Task Execute(string statement)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> Start()
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(given) ? await StartOwn() : new(given, null);
    }
}

/// <summary>No PostgreSQL server can be had here.</summary>
public sealed class PostgresAbsentException(string message, Exception? inner = null) : Exception(message, inner);
