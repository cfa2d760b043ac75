using System.Net;
using Microsoft.Data.Sqlite;
using Npgsql;
using Signals.Testing;

namespace Signals.Silo.Tests.Canaries;

/// <summary>Provokes failures around the platform while people tell it something.</summary>
internal sealed class Faults(SiloProcess platform, Told told)
{
    /// <summary>On SQLite: a file that somebody else holds, and tables that are gone.</summary>
    /// <returns>The answers that were refusals.</returns>
    public async Task<List<(int Status, string Body)>> InFiles()
    {
        var answers = new List<(int, string)>();
        await using (var held = await Open("journal.db"))
        {
            await Execute(held, "BEGIN IMMEDIATE");
            answers.Add(await Tell("locked"));
        }
        foreach (var (file, table) in new[] { ("vault.db", "personal_part"), ("vault.db", "key_ring"), ("journal.db", "registration") })
        {
            await using var database = await Open(file);
            await Execute(database, $"ALTER TABLE {table} RENAME TO gone");
            answers.Add(await Tell($"without {table}"));
            await Execute(database, $"ALTER TABLE gone RENAME TO {table}");
        }
        return answers;
    }

    /// <summary>On PostgreSQL: tables that are gone, a constraint that refuses every row, and a server that crashes and comes back.</summary>
    /// <returns>The answers that were refusals.</returns>
    public async Task<List<(int Status, string Body)>> OnServer(PostgresServer server, string connectionString)
    {
        var answers = new List<(int, string)>();
        await using (var connection = new NpgsqlConnection(connectionString))
        {
            await connection.OpenAsync();
            foreach (var (schema, table) in new[] { ("vault", "personal_part"), ("signals", "registration") })
            {
                await Execute(connection, $"ALTER TABLE {schema}.{table} RENAME TO gone");
                answers.Add(await Tell($"without {table}"));
                await Execute(connection, $"ALTER TABLE {schema}.gone RENAME TO {table}");
            }
            await Execute(connection, "ALTER TABLE vault.personal_part ADD CONSTRAINT none CHECK (municipality = 0) NOT VALID");
            answers.Add(await Tell("refused by a constraint"));
            await Execute(connection, "ALTER TABLE vault.personal_part DROP CONSTRAINT none");
        }
        var restart = server.Restart();
        while (!restart.IsCompleted) answers.Add(await Tell("while the server restarts"));
        await restart;
        NpgsqlConnection.ClearAllPools();
        // Whoever was away for a moment is not given up.
        for (var tries = 0; tries < 60 && (await Tell("after the restart")).Status != (int)HttpStatusCode.Created; tries++) await Task.Delay(500);
        return answers;
    }

    private async Task<(int Status, string Body)> Tell(string place)
    {
        using var resident = platform.Client();
        using var response = await platform.Tell(resident, told.Signal($"signalen ({place})"));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<SqliteConnection> Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(platform.DataFolder, file)};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Execute(System.Data.Common.DbConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
