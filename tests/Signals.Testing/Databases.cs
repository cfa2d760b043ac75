using System.Security.Cryptography;
using Npgsql;

namespace Signals.Testing;

/// <summary>The two kinds of database that a process is tried on.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

public static class Databases
{
    /// <summary>A connection string of an empty PostgreSQL database of the test's own, or null for SQLite. Skips the test where there is no server.</summary>
    public static async Task<string?> Fresh(this Database kind)
    {
        if (kind == Database.Sqlite) return null;
        var server = await PostgresServer.OrSkip();
        var name = $"silo_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        await server.Execute($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;
    }
}
