using System.Security.Cryptography;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Signals.Journal.Postgres;
using Signals.Testing;

namespace Signals.Journal.Tests.Postgres;

public sealed class PostgresTestDatabase : TestDatabase
{
    private readonly string suffix = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
    private PostgresServer? server;

    public string ConnectionString { get; set; } = "";

    public string JournalSchema => $"signals_{suffix}";

    private string VaultSchema => $"vault_{suffix}";

    public override async Task Prepare()
    {
        server = await PostgresServer.OrSkip();
        ConnectionString = server.ConnectionString;
    }

    public override Task<JournalStore> OpenJournal(TimeProvider time, int mostWaiting = 8_192, int mostInBatch = 1_024) =>
        PostgresJournal.Open(
            new() { ConnectionString = ConnectionString, Schema = JournalSchema, MostWaiting = mostWaiting, MostInBatch = mostInBatch, MostMerges = 1 },
            time, NullLogger.Instance);

    public override Task<VaultStore> OpenVault(TimeProvider time, byte[]? masterKey = null) =>
        PostgresVault.Open(
            new() { ConnectionString = ConnectionString, Schema = VaultSchema, MasterKey = masterKey ?? MasterKeyBytes }, time, NullLogger.Instance);

    public override Task ChangeJournal(string statement) => Change(JournalSchema, statement);

    public override Task ChangeVault(string statement) => Change(VaultSchema, statement);

    public override async Task<byte[]> VaultBytes()
    {
        await using var connection = new NpgsqlConnection(server!.ConnectionString);
        var rows = await connection.QueryAsync<byte[]>(
            $"SELECT wrapped_key || sealed FROM {VaultSchema}.personal_part UNION ALL SELECT wrapped_key FROM {VaultSchema}.key_ring");
        return [.. rows.SelectMany(row => row)];
    }

    public override async ValueTask DisposeAsync()
    {
        if (server is not null) await server.Execute($"DROP SCHEMA IF EXISTS {JournalSchema} CASCADE; DROP SCHEMA IF EXISTS {VaultSchema} CASCADE");
    }

    private Task Change(string schema, string statement) => server!.Execute($"SET search_path = {schema}; {statement}");
}
