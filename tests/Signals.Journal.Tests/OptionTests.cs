using Microsoft.Extensions.Logging.Abstractions;
using Signals.Journal.Postgres;
using Signals.Journal.Sqlite;
using Signals.Testing;

namespace Signals.Journal.Tests;

public sealed class OptionTests
{
    public static TheoryData<string, Func<Task>> Wrong => new()
    {
        { "MostWaiting", () => Open(new SqliteJournalOptions { Path = "x", MostWaiting = 0 }) },
        { "MostInBatch", () => Open(new SqliteJournalOptions { Path = "x", MostInBatch = 10_000 }) },
        { "LockTimeout", () => Open(new SqliteJournalOptions { Path = "x", LockTimeout = TimeSpan.Zero }) },
        { "Path", () => Open(new SqliteJournalOptions { Path = " " }) },
        { "MasterKey", () => SqliteVault.Open(new() { Path = "x", MasterKey = new byte[16] }, new ManualClock(), NullLogger.Instance) },
        { "MostKeysInMemory", () => SqliteVault.Open(new() { Path = "x", MasterKey = new byte[32], MostKeysInMemory = 0 }, new ManualClock(), NullLogger.Instance) },
        { "MostMerges", () => Open(new PostgresJournalOptions { ConnectionString = "Host=x", MostMerges = 33 }) },
        { "Schema", () => Open(new PostgresJournalOptions { ConnectionString = "Host=x", Schema = "Signals" }) },
        { "ConnectionString", () => Open(new PostgresJournalOptions { ConnectionString = "" }) },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task An_option_out_of_its_range_is_named_with_the_remedy(string option, Func<Task> open)
    {
        var refusal = await Should.ThrowAsync<ArgumentException>(open);
        refusal.ParamName.ShouldBe(option);
        refusal.Message.ShouldMatch("Set |Give ");
    }

    private static Task<JournalStore> Open(SqliteJournalOptions options) => SqliteJournal.Open(options, new ManualClock(), NullLogger.Instance);

    private static Task<JournalStore> Open(PostgresJournalOptions options) => PostgresJournal.Open(options, new ManualClock(), NullLogger.Instance);
}
