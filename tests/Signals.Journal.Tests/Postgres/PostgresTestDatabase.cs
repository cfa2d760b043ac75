using System.Security.Cryptography;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Signals.Grains.Journal;
using Signals.Journal.Occupancy;
using Signals.Journal.Postgres;
using Signals.Journal.Vault;
using Signals.Testing;

namespace Signals.Journal.Tests.Postgres;

public sealed class PostgresTestDatabase : TestDatabase
{
    private readonly string suffix = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
    private PostgresServer? server;

    public string ConnectionString { get; set; } = "";

    /// <summary>Shared unless set, so that a test can open a database twice.</summary>
    public DatabaseUse Use { get; set; } = DatabaseUse.Shared;

    public string JournalSchema => $"signals_{suffix}";

    public string VaultSchema => $"vault_{suffix}";

    public override async Task Prepare()
    {
        server = await PostgresServer.OrSkip();
        if (ConnectionString.Length == 0) ConnectionString = server.ConnectionString;
    }

    public override Task<JournalStore> OpenJournal(TimeProvider time, int mostWaiting = 8_192, int mostInBatch = 1_024) =>
        PostgresJournal.Open(
            new() { ConnectionString = ConnectionString, Schema = JournalSchema, MostWaiting = mostWaiting, MostInBatch = mostInBatch, Use = Use },
            time, NullLogger.Instance);

    public override Task<VaultStore> OpenVault(TimeProvider time, byte[]? masterKey = null, IMasterKeys? masterKeys = null) =>
        PostgresVault.Open(
            new() { ConnectionString = ConnectionString, Schema = VaultSchema, MasterKey = masterKey ?? MasterKeyBytes, MasterKeys = masterKeys, Use = Use }, time, NullLogger.Instance);

    public override Task ChangeJournal(string statement) => Change(JournalSchema, statement);

    public override Task ChangeVault(string statement) => Change(VaultSchema, statement);

    public override async Task<byte[]> VaultBytes()
    {
        await using var connection = new NpgsqlConnection(server!.ConnectionString);
        var rows = await connection.QueryAsync<byte[]>(
            $"SELECT wrapped_key || sealed FROM {VaultSchema}.personal_part UNION ALL SELECT wrapped_key FROM {VaultSchema}.key_ring");
        return [.. rows.SelectMany(row => row)];
    }

    /// <summary>Keeps a stream locked until the connection is disposed.</summary>
    public async Task<NpgsqlConnection> Hold(StreamKey stream)
    {
        var connection = new NpgsqlConnection(server!.ConnectionString);
        await connection.OpenAsync();
        await connection.BeginTransactionAsync();
        await connection.ExecuteAsync($"SELECT 1 FROM {JournalSchema}.head WHERE kind = @Kind AND name = @Name FOR UPDATE", new { stream.Kind, stream.Name });
        return connection;
    }

    /// <summary>Whether someone waits for a row of this journal that another has locked.</summary>
    public async Task<bool> SomeoneWaits()
    {
        await using var connection = new NpgsqlConnection(server!.ConnectionString);
        return await connection.ExecuteScalarAsync<bool>(
            $"""
            SELECT EXISTS (
                SELECT 1 FROM pg_locks own JOIN pg_locks waits ON waits.pid = own.pid AND NOT waits.granted
                WHERE own.relation = '{JournalSchema}.head'::regclass)
            """);
    }

    public override async ValueTask DisposeAsync()
    {
        if (server is not null) await server.Execute($"DROP SCHEMA IF EXISTS {JournalSchema} CASCADE; DROP SCHEMA IF EXISTS {VaultSchema} CASCADE");
    }

    private Task Change(string schema, string statement) => server!.Execute($"SET search_path = {schema}; {statement}");
}
