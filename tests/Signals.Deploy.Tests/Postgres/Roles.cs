using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Signals.Journal;
using Signals.Journal.Postgres;
using Signals.Testing;

namespace Signals.Deploy.Tests.Postgres;

/// <summary>A server on which <c>deploy/postgres/roles.sql</c> has run, with databases of the test's own.</summary>
internal sealed class Roles
{
    private static readonly byte[] MasterKey = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private readonly PostgresServer server;
    private readonly string suffix = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    private Roles(PostgresServer server) => this.server = server;

    public string Journal => $"journal_{suffix}";

    public string Vault => $"vault_{suffix}";

    /// <summary>Skips the test where there is no server of its own: users belong to the whole server, so that another's is left alone.</summary>
    public static async Task<Roles> OrSkip()
    {
        Skip.IfNot(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("SIGNALS_TEST_POSTGRES")), "Users are made only on a private PostgreSQL server.");
        Skip.IfNot(File.Exists("/usr/bin/psql"), "psql is not installed here.");
        var roles = new Roles(await PostgresServer.OrSkip());
        await roles.Run();
        return roles;
    }

    public string As(string user, string database) =>
        new NpgsqlConnectionStringBuilder(server.ConnectionString) { Username = user, Database = database, Pooling = false }.ConnectionString;

    /// <summary>Runs the script, as an administrator would.</summary>
    public async Task Run()
    {
        var address = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        var start = new ProcessStartInfo("psql",
        [
            "-X", "-q", "-h", address.Host!, "-p", $"{address.Port}", "-U", address.Username!, "-d", address.Database!,
            "-v", $"journal={Journal}", "-v", $"vault={Vault}", "-f", Repository.File("deploy/postgres/roles.sql"),
        ])
        { RedirectStandardError = true };
        using var psql = Process.Start(start)!;
        var said = await psql.StandardError.ReadToEndAsync();
        await psql.WaitForExitAsync();
        psql.ExitCode.ShouldBe(0, said);
        said.ShouldBeEmpty();
    }

    /// <summary>What a silo does when it starts: both schemas up to date, and a table of members.</summary>
    public async Task StartSilo()
    {
        await using (await PostgresJournal.Open(new() { ConnectionString = As("signals_silo", Journal) }, TimeProvider.System, NullLogger.Instance)) { }
        await using (await OpenVault("signals_vault")) { }
        await Execute("signals_silo", Journal,
            """
            CREATE TABLE signals_cluster.orleansquery (querykey varchar(64) PRIMARY KEY, querytext varchar(8000) NOT NULL);
            CREATE TABLE signals_cluster.orleansmembershipversiontable (deploymentid varchar(150) PRIMARY KEY, version integer NOT NULL DEFAULT 0);
            CREATE TABLE signals_cluster.orleansmembershiptable (deploymentid varchar(150), address varchar(45), PRIMARY KEY (deploymentid, address));
            CREATE FUNCTION signals_cluster.insert_membership_version(id varchar) RETURNS void AS
                'INSERT INTO signals_cluster.orleansmembershipversiontable (deploymentid) VALUES (id)' LANGUAGE sql;
            """);
    }

    public Task<VaultStore> OpenVault(string user) =>
        PostgresVault.Open(new() { ConnectionString = As(user, Vault), MasterKey = MasterKey }, TimeProvider.System, NullLogger.Instance);

    /// <summary>Runs a statement as a user.</summary>
    public async Task Execute(string user, string database, string statement)
    {
        await using var connection = new NpgsqlConnection(As(user, database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>As if no silo had ever started.</summary>
    public Task DropVault() => Execute("signals_vault", Vault, "DROP TABLE vault.migration, vault.key_ring, vault.personal_part");
}
