using Npgsql;
using Xunit;

namespace Signals.Testing;

/// <summary>A real PostgreSQL server for tests: the one that <c>SIGNALS_TEST_POSTGRES</c> names, or a private one that is started once for the test run.</summary>
public sealed class PostgresServer
{
    private const string Variable = "SIGNALS_TEST_POSTGRES";

    private static readonly Lazy<Task<PostgresServer>> Shared = new(Start);

    private PostgresServer(string connectionString) => ConnectionString = connectionString;

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
        return new(string.IsNullOrEmpty(given) ? await PrivateCluster.Start() : given);
    }
}

/// <summary>No PostgreSQL server can be had here.</summary>
public sealed class PostgresAbsentException(string message, Exception? inner = null) : Exception(message, inner);
