using Signals.Grains.Journal;
using Signals.Journal.Migrations;
using Signals.Testing;

namespace Signals.Journal.Tests;

public abstract class MigrationContract(TestDatabase database) : IAsyncLifetime
{
    private readonly ManualClock clock = new();

    public Task InitializeAsync() => database.Prepare();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [SkippableFact]
    public async Task Opening_again_changes_nothing()
    {
        await Open();
        // Were it applied again, the table would be there already.
        await Open();
    }

    [SkippableFact]
    public async Task Several_that_open_an_empty_database_at_once_make_its_tables_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.OpenJournal(clock))));

        var key = new StreamKey(new(9_999), "buurt", "BU99990102");
        var outcomes = await Task.WhenAll(stores.Select(s => s.Journal.Append(new(key, 0, "{}"u8.ToArray(), clock.GetUtcNow()), CancellationToken.None)));

        outcomes.Count(o => o == AppendOutcome.Appended).ShouldBe(1);
        foreach (var store in stores) await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_migration_that_was_applied_with_other_content_is_refused()
    {
        await Open();
        await database.ChangeJournal("UPDATE migration SET checksum = 'anders'");

        (await Should.ThrowAsync<MigrationException>(Open)).Message.ShouldContain("0001_journal");
    }

    [SkippableFact]
    public async Task A_database_that_is_newer_than_the_program_is_refused()
    {
        await Open();
        await database.ChangeJournal("INSERT INTO migration (number, name, checksum, applied_at) VALUES (9000, '9000_toekomst', 'x', 'x')");

        (await Should.ThrowAsync<MigrationException>(Open)).Message.ShouldContain("9000_toekomst");
    }

    private async Task Open()
    {
        await using var store = await database.OpenJournal(clock);
    }
}
