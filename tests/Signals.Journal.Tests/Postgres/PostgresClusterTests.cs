using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Signals.Grains.Journal;
using Signals.Journal.Occupancy;
using Signals.Journal.Postgres;

namespace Signals.Journal.Tests.Postgres;

public sealed class PostgresClusterTests() : StoreContract(new PostgresTestDatabase())
{
    private PostgresTestDatabase Postgres => (PostgresTestDatabase)Database;

    [SkippableFact]
    public async Task Two_processes_that_write_the_same_streams_and_signals_never_both_succeed()
    {
        var options = new PostgresJournalOptions { ConnectionString = Postgres.ConnectionString, Schema = Postgres.JournalSchema, MostMerges = 3, Use = DatabaseUse.Shared };
        await using var one = await PostgresJournal.Open(options, Clock, NullLogger.Instance);
        await using var two = await PostgresJournal.Open(options, Clock, NullLogger.Instance);
        var streams = Enumerable.Range(0, 40).Select(i => new StreamKey(Here, "buurt", $"B{i}")).ToArray();

        var taken = await Task.WhenAll(Enumerable.Range(0, 32).Select(writer => Task.Run(() => Write(writer % 2 == 0 ? one : two, new Random(writer)))));

        var versions = await one.Inspection.Streams(None).Select(s => s.Stored).ToListAsync();
        versions.Sum(s => s.Version).ShouldBe(taken.Sum());
        versions.ShouldAllBe(s => s.Commits.Select(c => c.Version).SequenceEqual(Enumerable.Range(1, (int)s.Version).Select(v => (long)v)));
        (await one.Inspection.Registrations(Here, None).CountAsync()).ShouldBe(taken.Sum() * 2);

        async Task<int> Write(JournalStore store, Random random)
        {
            var count = 0;
            for (var i = 0; i < 60; i++)
            {
                var stream = streams[random.Next(streams.Length)];
                var version = (await store.Journal.Read(stream, None)).Version;
                var first = random.Next(3_000);
                var append = Commit(stream, version) with { Registrations = [Register(first + 1 + random.Next(20)), Register(first)] };
                if (await store.Journal.Append(append, None) == AppendOutcome.Appended) count++;
            }
            return count;
        }
    }

    [SkippableFact]
    public async Task Every_connection_commits_durably_whatever_the_connection_string_says()
    {
        var careless = new NpgsqlConnectionStringBuilder(Postgres.ConnectionString)
        {
            Options = "-c synchronous_commit=off -c default_transaction_isolation=serializable",
        };
        NpgsqlDataSource[] sources =
        [
            PostgresSource.Ordinary(careless.ToString(), Postgres.JournalSchema),
            PostgresSource.ForLookups(careless.ToString(), Postgres.JournalSchema),
        ];
        foreach (var source in sources)
        {
            await using var closing = source;
            await using var show = source.CreateCommand("SELECT current_setting('synchronous_commit') || ', ' || current_setting('transaction_isolation')");
            (await show.ExecuteScalarAsync()).ShouldBe("on, read committed");
        }
    }

    [SkippableFact]
    public void A_schema_is_a_plain_name() =>
        Should.Throw<ArgumentException>(() => PostgresSource.CheckSchema("signals; DROP", "Schema")).Message.ShouldContain("Schema");
}
