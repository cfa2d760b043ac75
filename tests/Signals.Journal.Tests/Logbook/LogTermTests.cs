using Microsoft.Extensions.Logging.Abstractions;
using Signals.Grains.Logbook;
using Signals.Grains.Vault;
using Signals.Journal.Logbook;
using Signals.Journal.Tests.Sqlite;
using Signals.Testing;

namespace Signals.Journal.Tests.Logbook;

/// <summary>Housekeeping on the logs, by the clock.</summary>
public sealed class LogTermTests
{
    [Fact]
    public async Task Lines_go_when_their_log_s_term_is_over_and_not_before()
    {
        var clock = new ManualClock();
        await using var database = new SqliteTestDatabase();
        using var anchors = new TemporaryFolder();
        await using var stores = await FilledStores.Open(database, clock);
        await using var logs = await LogbookStore.Open(stores.Vault, new() { Anchors = anchors.Path }, clock, NullLogger.Instance);
        await logs.Logbook.Record(new(
            [new(FilledStores.Here, new(1), "woorden-lezen", "iemand", new(AuditResult.Done))], [new(FilledStores.Here, new(1), new(2), new("woorden-gelezen", "wijkteamwerk", "wijkteamlid"))]), default);
        var recorded = clock.GetUtcNow();
        var house = new Housekeeping(
            stores.Journal.Journal, stores.Journal.Outbox, stores.Vault.Vault, stores.Vault.Keys, logs.Records, new() { AuditDays = 1_827, ProcessingDays = 1_096 }, clock, NullLogger<Housekeeping>.Instance);

        (await After(TimeSpan.FromDays(1_096))).ShouldBe((1, 1));
        (await After(TimeSpan.FromTicks(1))).ShouldBe((1, 0));
        (await After(TimeSpan.FromDays(731) - TimeSpan.FromTicks(1))).ShouldBe((1, 0));
        (await After(TimeSpan.FromTicks(1))).ShouldBe((0, 0));

        async Task<(int Audit, int Processing)> After(TimeSpan time)
        {
            clock.Advance(time);
            await house.KeepHouse(default);
            return ((await logs.Records.Audit(new(FilledStores.Here, recorded, recorded.AddDays(1), 10), default)).Count,
                (await logs.Records.About(FilledStores.Here, new(2), 10, default)).Count);
        }
    }

    [Theory]
    [InlineData(1_096, 366, 0)]
    [InlineData(3_653, 3_653, 0)]
    [InlineData(1_095, 366, 1)]
    [InlineData(3_654, 365, 2)]
    public void Terms_have_bounds(int audit, int processing, int problems) => new LogTerms { AuditDays = audit, ProcessingDays = processing }.Problems().Count().ShouldBe(problems);
}
