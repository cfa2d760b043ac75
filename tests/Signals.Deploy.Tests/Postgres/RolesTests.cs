using Npgsql;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Journal.Migrations;

namespace Signals.Deploy.Tests.Postgres;

/// <summary>What each database user may and may not do.</summary>
public sealed class RolesTests : IAsyncLifetime
{
    private const string Members = "signals_cluster.orleansmembershiptable";

    private Roles roles = null!;

    public async Task InitializeAsync()
    {
        roles = await Roles.OrSkip();
        await roles.StartSilo();
        await roles.Run();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [SkippableFact]
    public async Task A_gateway_opens_and_uses_the_vault_without_a_right_to_make_anything()
    {
        await using var store = await roles.OpenVault("signals_gateway");
        var municipality = new MunicipalityCode(9_999);
        var signal = new SignalId(new UInt128(7, 7));
        var now = DateTimeOffset.UtcNow;
        await store.Vault.Keep(municipality, signal, new("gezien", null, null), now, now.AddDays(1), default);
        await store.Keys.Key(municipality, "proef", null, default);

        (await store.Vault.Read(municipality, signal, default))!.Observation.ShouldBe("gezien");
        await store.Vault.Forget(municipality, signal, default);
        (await store.Vault.Read(municipality, signal, default)).ShouldBeNull();
    }

    [SkippableFact]
    public async Task A_gateway_that_comes_before_the_first_silo_says_so()
    {
        await roles.DropVault();

        (await Should.ThrowAsync<MigrationException>(() => roles.OpenVault("signals_gateway"))).Message.ShouldContain("a silo of this version has to start first");
    }

    [SkippableFact]
    public async Task A_gateway_that_is_newer_than_the_silos_says_so()
    {
        await roles.Execute("signals_vault", roles.Vault, "DELETE FROM vault.migration");

        (await Should.ThrowAsync<MigrationException>(() => roles.OpenVault("signals_gateway"))).Message.ShouldContain("a silo of this version has to start first");
    }

    [SkippableTheory]
    [InlineData("signals_gateway", "SELECT count(*) FROM " + Members)]
    [InlineData("signals_gateway", "SELECT count(*) FROM signals_cluster.orleansquery")]
    [InlineData("signals_backup", "SELECT count(*) FROM signals.log")]
    [InlineData("signals_backup", "SELECT last_value FROM signals.log_row")]
    [InlineData("signals_backup", "SELECT count(*) FROM " + Members)]
    [InlineData("signals_monitoring", "SELECT count(*) FROM pg_stat_activity WHERE query IS NOT NULL")]
    public Task May_in_the_journals_database(string user, string statement) => roles.Execute(user, roles.Journal, statement);

    [SkippableTheory]
    [InlineData("signals_gateway", "SELECT count(*) FROM signals.log")]
    [InlineData("signals_gateway", "SELECT count(*) FROM signals.head")]
    [InlineData("signals_gateway", "INSERT INTO " + Members + " VALUES ('signals', '10.0.0.9')")]
    [InlineData("signals_gateway", "SELECT signals_cluster.insert_membership_version('vreemd')")]
    [InlineData("signals_gateway", "CREATE TABLE signals_cluster.eigen (id integer)")]
    [InlineData("signals_gateway", "CREATE TABLE public.eigen (id integer)")]
    [InlineData("signals_gateway", "CREATE SCHEMA eigen")]
    [InlineData("signals_gateway", "CREATE TEMPORARY TABLE eigen (id integer)")]
    [InlineData("signals_monitoring", "SELECT count(*) FROM signals.log")]
    [InlineData("signals_monitoring", "SELECT count(*) FROM " + Members)]
    [InlineData("signals_silo", "CREATE ROLE nog_een")]
    public async Task May_not_in_the_journals_database(string user, string statement) =>
        (await Should.ThrowAsync<PostgresException>(() => roles.Execute(user, roles.Journal, statement))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [SkippableTheory]
    [InlineData("signals_gateway", "DELETE FROM vault.key_ring")]
    [InlineData("signals_gateway", "UPDATE vault.key_ring SET wrapped_key = ''")]
    [InlineData("signals_gateway", "DELETE FROM vault.migration")]
    [InlineData("signals_gateway", "TRUNCATE vault.personal_part")]
    [InlineData("signals_gateway", "ALTER TABLE vault.personal_part DROP COLUMN sealed")]
    [InlineData("signals_gateway", "CREATE TABLE vault.eigen (id integer)")]
    [InlineData("signals_monitoring", "SELECT count(*) FROM vault.personal_part")]
    public async Task May_not_in_the_vaults_database(string user, string statement) =>
        (await Should.ThrowAsync<PostgresException>(() => roles.Execute(user, roles.Vault, statement))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [SkippableFact]
    public async Task A_backup_writes_nothing() =>
        (await Should.ThrowAsync<PostgresException>(() => roles.Execute("signals_backup", roles.Vault, "DELETE FROM vault.key_ring")))
            .SqlState.ShouldBeOneOf(PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.ReadOnlySqlTransaction);

    [SkippableFact]
    public async Task The_users_of_journal_and_vault_do_not_enter_each_others_database()
    {
        (await Should.ThrowAsync<PostgresException>(() => roles.Execute("signals_silo", roles.Vault, "SELECT 1"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await Should.ThrowAsync<PostgresException>(() => roles.Execute("signals_vault", roles.Journal, "SELECT 1"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }
}
