using Signals.Grains.Journal;

namespace Signals.Cli.Tests.Verification;

public class JournalAuditTests
{
    private const string BusyHead = "(SELECT id FROM head WHERE name = 'BU99990000')";
    private const string QuietHead = "(SELECT id FROM head WHERE name = 'BU99990001')";
    private const string TeamHead = "(SELECT id FROM head WHERE kind = 'wijkteam')";

    // Of the stream's commits, the one that records the given signal.
    private const string SignalCommit = "row_id = (SELECT MIN(row_id) FROM log WHERE CAST(payload AS TEXT) LIKE '%signal-recorded%' AND stream = ";

    [Fact]
    public async Task A_journal_that_only_the_platform_wrote_is_clean()
    {
        using var journal = await LivedJournal.Make();
        var report = await journal.Audit();
        report.Violations.Kept.ShouldBeEmpty();
        report.StreamsByKind.Keys.ShouldBe(["berichten", "buurt", "gemeente", "huishouden", "kaart", "postcodes", "thema", "trends", "waak", "wijkteam"], ignoreOrder: true);
        report.Signals.ShouldBe(34);
        report.Registrations.ShouldBe(95);
        report.SnapshotsCompared.ShouldBeGreaterThanOrEqualTo(1);
        report.Reminders.ShouldBeGreaterThan(0);
        report.Messages.ShouldBe(0);
    }

    [Fact]
    public async Task A_snapshot_of_an_older_version_is_clean_though_it_knew_less_than_its_commits_tell()
    {
        using var journal = await LivedJournal.Make();
        journal.Doctor("UPDATE snapshot SET payload = CAST(json_remove(CAST(payload AS TEXT), '$.state.quarters') AS BLOB) WHERE stream IN (SELECT id FROM head WHERE name LIKE 'BU%')").ShouldBeGreaterThan(0);
        var report = await journal.Audit();
        report.Violations.Kept.ShouldBeEmpty();
        report.SnapshotsCompared.ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_snapshot_of_before_silence_was_watched_is_clean_though_it_keeps_no_arrivals()
    {
        using var journal = await LivedJournal.Make();
        journal.Doctor("UPDATE snapshot SET payload = CAST(json_remove(CAST(payload AS TEXT), '$.state.arrivals') AS BLOB) WHERE stream IN (SELECT id FROM head WHERE name LIKE 'BU%')").ShouldBeGreaterThan(0);
        (await journal.Audit()).Violations.Kept.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_journal_that_was_compacted_is_clean()
    {
        using var journal = await LivedJournal.Make(weeks: 20);
        var report = await journal.Audit();
        report.Violations.Kept.ShouldBeEmpty();
        journal.Doctor("UPDATE head SET version = version WHERE compacted_through > 0").ShouldBeGreaterThanOrEqualTo(2);
    }

    [Theory]
    [InlineData($"DELETE FROM log WHERE {SignalCommit} {BusyHead})", "is missing")]
    [InlineData($"UPDATE head SET version = version + 1 WHERE id = {BusyHead}", "should end at")]
    [InlineData($"UPDATE log SET payload = CAST('{{' AS BLOB) WHERE {SignalCommit} {BusyHead})", "cannot be read")]
    [InlineData("UPDATE snapshot SET payload = CAST(REPLACE(CAST(payload AS TEXT), '\"promptCount\":1', '\"promptCount\":2') AS BLOB)", "is not what its commits lead to")]
    [InlineData($"UPDATE snapshot SET version = 1000 WHERE stream = {BusyHead}", "does not reach so far")]
    [InlineData($"UPDATE head SET compacted_through = version WHERE id = {TeamHead}", "no snapshot stands in for it")]
    [InlineData("UPDATE log SET payload = CAST(REPLACE(CAST(payload AS TEXT), '1-3', '1-4') AS BLOB) WHERE stream = (SELECT id FROM head WHERE kind = 'postcodes')", "cannot be read")]
    [InlineData($"DELETE FROM registration WHERE stream = {QuietHead}", "is not registered")]
    [InlineData($"UPDATE registration SET stream = {QuietHead} WHERE signal = (SELECT MAX(signal) FROM registration WHERE stream = {BusyHead})", "is registered with GM9999/buurt/BU99990001")]
    [InlineData("UPDATE registration SET stream = 999 WHERE signal = (SELECT MIN(signal) FROM registration)", "has a registration and does not exist")]
    [InlineData($"INSERT INTO registration SELECT municipality, zeroblob(16), {QuietHead}, body_hash, received_at, expires_at FROM registration ORDER BY received_at DESC LIMIT 1", "neither recorded nor part of its history")]
    [InlineData("INSERT INTO outbox (municipality, sender, receiver, number, sent_at, attempts, put_off_until, parked, payload) SELECT municipality, id, 'GM9999/wijkteam/wk999900', 9, 0, 0, 0, FALSE, CAST('{\"type\":\"withdrawal-for-household\",\"signal\":\"00000000000000000000000000000001\"}' AS BLOB) FROM head WHERE name = 'BU99990000'", "has message 9 to GM9999/wijkteam/wk999900 in the outbox and sent only 1")]
    [InlineData($"UPDATE log SET payload = CAST(REPLACE(CAST(payload AS TEXT), '\"number\":1', '\"number\":7') AS BLOB) WHERE stream = {TeamHead}", "which never sent it")]
    [InlineData($"UPDATE log SET payload = CAST('{{\"events\":[]}}' AS BLOB) WHERE stream = {TeamHead}", "never had message 1 of GM9999/buurt/BU99990000")]
    [InlineData($"UPDATE reminder SET stream = 999 WHERE stream = {QuietHead}", "has a reminder and does not exist")]
    [InlineData("UPDATE log SET payload = CAST(REPLACE(CAST(payload AS TEXT), '\"id\":\"BU99990000-1\"', '\"id\":\"BU99990000-3\"') AS BLOB)", "raises a prompt that is not numbered after the one before")]
    [InlineData("UPDATE log SET payload = CAST(REPLACE(CAST(payload AS TEXT), '\"people\":60', '\"people\":-60') AS BLOB)", "loads a count below one")]
    [InlineData("UPDATE log SET payload = CAST(REPLACE(CAST(payload AS TEXT), '\"people\":60', '\"people\":6000') AS BLOB)", "holds more history than its registrations can stand for")]
    [InlineData($"UPDATE log SET payload = CAST(REPLACE(CAST(payload AS TEXT), '0000000000000000000000000000005b', '0000000000000000000000000000005a') AS BLOB) WHERE stream = {QuietHead} OR stream = {BusyHead}", "recorded elsewhere too")]
    public async Task What_was_changed_behind_the_platforms_back_is_found(string change, string told)
    {
        using var journal = await LivedJournal.Make();
        journal.Doctor(change).ShouldBeGreaterThan(0);
        var report = await journal.Audit();
        string.Join('\n', report.Violations.Kept).ShouldContain(told);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_not_made()
    {
        using var folder = new Signals.Testing.TemporaryFolder();
        await using var journal = Signals.Journal.Sqlite.SqliteJournal.Inspect(folder.File("none.db"));
        await Should.ThrowAsync<JournalUnavailableException>(async () =>
        {
            await foreach (var _ in journal.Inspection.Streams(CancellationToken.None)) { }
        });
        File.Exists(folder.File("none.db")).ShouldBeFalse();
    }
}
