using System.Net;
using Npgsql;
using Signals.Testing;

namespace Signals.Silo.Tests;

/// <summary>One process runs on a database, and another is kept out.</summary>
public sealed class OccupancyTests
{
    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_second_process_ends_with_a_reason_and_leaves_the_first_unharmed(Database kind)
    {
        await using var silo = await SiloProcess.Begin(await kind.Fresh());

        var (code, error) = await silo.BeginAnother();

        code.ShouldBe(1);
        error.Trim().ShouldStartWith("Another process runs on ");
        error.Trim().ShouldContain("top it");
        error.Trim().ShouldNotContain("\n");
        using var client = silo.Client();
        using var answer = await silo.Tell(client, new { thema = "taal", buurt = "BU99990203", bron = "bewoner", waarneming = "iets" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task After_a_kill_the_next_begins_at_once(Database kind)
    {
        await using var silo = await SiloProcess.Begin(await kind.Fresh());
        await silo.Kill();

        await silo.Restart();

        using var client = silo.Client();
        (await client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task A_process_that_finds_another_in_its_place_stops_with_a_reason()
    {
        var database = (await Database.Postgres.Fresh())!;
        await using var silo = await SiloProcess.Begin(database);
        await using var other = new NpgsqlConnection(database);
        await other.OpenAsync();
        // Stands in line for the lock of the journal's schema, and so gets it the moment that its session is ended.
        await using var wait = new NpgsqlCommand("SELECT pg_advisory_lock_shared(classid::bigint::integer, objid::bigint::bit(32)::integer) FROM pg_locks " +
            "WHERE locktype = 'advisory' AND objsubid = 2 AND objid::bigint = hashtext('signals')::bigint & 4294967295", other);
        var waiting = wait.ExecuteNonQueryAsync();
        await using var administrator = new NpgsqlConnection(database);
        await administrator.OpenAsync();
        await using var end = new NpgsqlCommand("SELECT pg_terminate_backend(h.pid) FROM pg_locks h JOIN pg_locks w USING (classid, objid) " +
            "WHERE h.locktype = 'advisory' AND h.granted AND NOT w.granted", administrator);
        while ((await end.ExecuteScalarAsync()) is not true) await Task.Delay(50);
        await waiting;

        (await silo.Ended()).ShouldBe(1);
        silo.Said.ShouldContain("Stopping: Another process runs on this database");
    }
}
