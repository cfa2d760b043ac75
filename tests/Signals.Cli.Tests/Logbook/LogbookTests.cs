using Dapper;
using Signals.Cli.Logbook;
using Signals.Grains.Journal;
using Signals.Grains.Logbook;
using Signals.Testing;

namespace Signals.Cli.Tests.Logbook;

public sealed class LogbookTests
{
    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Many_that_wait_at_once_share_commits_and_anchors_and_each_has_its_lines(Database kind)
    {
        await using var logs = await WrittenLogs.Begin(kind, 1);
        await using (var vault = await logs.OpenVault())
        await using (var node = await logs.Open(vault, 0))
            await Task.WhenAll(Enumerable.Range(0, 256).Select(i => Task.Run(() => node.Logbook.Record(WrittenLogs.Entry(i, 1), default))));

        (await logs.Read(LogKind.Audit)).Count(line => line.Node.StartsWith("a-", StringComparison.Ordinal)).ShouldBe(257);
        Anchors(logs, 0).Count(line => line.Contains("\"log\":\"audit\"", StringComparison.Ordinal)).ShouldBeLessThan(200);
        (await logs.Verify()).Code.ShouldBe(0);
    }

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task What_was_recorded_is_read_back_latest_first_by_period_account_event_and_subject(Database kind)
    {
        await using var logs = await WrittenLogs.Begin(kind, 6);
        await using var vault = await logs.OpenVault();
        await using var node = await logs.Open(vault, 0);
        var start = logs.Clock.GetUtcNow().AddMinutes(-6);
        var all = new AuditQuestion(WrittenLogs.Here, start, logs.Clock.GetUtcNow(), 1_000);

        var lines = await node.Records.Audit(all, default);
        lines.Count.ShouldBe(12 + 6);
        lines.Select(line => line.Place.At).ShouldBe(lines.Select(line => line.Place.At).OrderDescending());
        lines[^1].Line.Detail.ShouldBe(new(AuditResult.Done) { Status = 200, Role = "wijkteamlid", Purpose = "wijkteam", ObjectKind = "aanleiding", Object = "0-0" });
        (await node.Records.Audit(all with { Account = "account-2" }, default)).ShouldAllBe(line => line.Line.Account == "account-2");
        (await node.Records.Audit(all with { Event = "aanleiding.gelezen" }, default)).Count.ShouldBe(6);
        (await node.Records.Audit(all with { Until = start.AddMinutes(1) }, default)).Count.ShouldBe(2);
        (await node.Records.Audit(all with { Municipality = new(9_998) }, default)).ShouldBeEmpty();

        var paged = new List<StoredAuditLine>();
        while (await node.Records.Audit(all with { Most = 5, After = paged.Count == 0 ? null : paged[^1].Place }, default) is { Count: > 0 } page) paged.AddRange(page);
        paged.ShouldBe(lines);

        var about = (await node.Records.About(WrittenLogs.Here, new(21), 10, default)).ShouldHaveSingleItem();
        about.Line.Detail.ShouldBe(new("woorden-lezen", "wijkteam", "wijkteamlid"));
    }

    [Fact]
    public async Task A_process_that_begins_again_goes_on_with_its_chain_and_anchors_what_a_crash_left_without()
    {
        await using var logs = await WrittenLogs.Begin(Database.Sqlite, 5);
        var file = AnchorFile(logs, 0);
        var lines = await File.ReadAllLinesAsync(file);
        // As a crash between commit and anchor leaves it, with half a line.
        await File.WriteAllTextAsync(file, string.Concat(lines.SkipLast(2).Select(line => line + "\n")) + lines[^2][..20]);
        var (open, said) = await logs.Verify();
        open.ShouldBe(LogbookCommand.NotAnchored, said);
        said.ShouldContain("not anchored");

        await using (var vault = await logs.OpenVault())
        await using (var node = await logs.Open(vault, 0))
            await node.Logbook.Record(WrittenLogs.Entry(7, 1), default);

        (await logs.Verify()).Code.ShouldBe(0);
        (await logs.Read(LogKind.Audit)).Select(line => line.Node).Distinct().Count().ShouldBe(2);
    }

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_process_whose_database_is_older_than_its_anchors_begins_a_chain_of_another_name_and_hides_nothing(Database kind)
    {
        await using var logs = await WrittenLogs.Begin(kind, 5);
        var before = await logs.Read(LogKind.Audit);
        await logs.Put(LogKind.Audit, before.Where(line => line.Sequence <= 3));

        await using (var vault = await logs.OpenVault())
        await using (var node = await logs.Open(vault, 0))
        {
            before.ShouldNotContain(line => line.Node == node.Node);
            await node.Logbook.Record(WrittenLogs.Entry(7, 1), default);
        }

        var (code, said) = await logs.Verify();
        code.ShouldBe(LogbookCommand.Faulty);
        said.ShouldContain("truncated");
    }

    [Fact]
    public async Task Another_database_beside_old_anchors_is_told_by_name()
    {
        await using var logs = await WrittenLogs.Begin(Database.Sqlite, 5);
        await using var others = await WrittenLogs.Begin(Database.Sqlite, 5);

        var (code, said) = await logs.Verify([.. logs.Anchors, .. others.Anchors]);

        code.ShouldBe(LogbookCommand.Faulty);
        said.ShouldContain("audit: 0 lines: 1 faults");
        said.ShouldContain("lines are anchored that are not there");
    }

    [Fact]
    public async Task A_chain_whose_anchors_are_not_given_is_told_as_not_anchored()
    {
        await using var logs = await WrittenLogs.Begin(Database.Sqlite, 5);

        (await logs.Verify(logs.Anchors[0])).Code.ShouldBe(LogbookCommand.NotAnchored);
    }

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Lines_past_their_term_go_and_that_is_no_removal_but_one_line_more_is(Database kind)
    {
        await using var logs = await WrittenLogs.Begin(kind);
        await using (var vault = await logs.OpenVault())
        await using (var node = await logs.Open(vault, 0))
        {
            // The second node is no more: the first one keeps the terms of its lines as well.
            var term = logs.Clock.GetUtcNow().AddMinutes(-4);
            (await node.Records.DeleteBefore(LogKind.Audit, term, 5, default)).ShouldBe(5);
            (await node.Records.DeleteBefore(LogKind.Audit, term, 1_000, default)).ShouldBeGreaterThan(10);
            (await node.Records.DeleteBefore(LogKind.Audit, term, 1_000, default)).ShouldBe(0);
            await node.Logbook.Record(WrittenLogs.Entry(7, 1), default);
        }
        var left = await logs.Read(LogKind.Audit);
        left.ShouldAllBe(line => line.Sequence > 1);
        var (code, said) = await logs.Verify();
        code.ShouldBe(0, said);
        said.ShouldContain("deleted on");

        await logs.Put(LogKind.Audit, left.Skip(1));
        (await logs.Verify()).Code.ShouldBe(LogbookCommand.Faulty);
    }

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_chain_of_which_every_line_is_past_its_term_goes_on(Database kind)
    {
        await using var logs = await WrittenLogs.Begin(kind, 3);
        await using (var vault = await logs.OpenVault())
        {
            await using (var node = await logs.Open(vault, 0))
                foreach (var log in (LogKind[])[LogKind.Audit, LogKind.Processing]) await node.Records.DeleteBefore(log, logs.Clock.GetUtcNow(), 1_000, default);
            (await logs.Read(LogKind.Audit)).ShouldBeEmpty();
            (await logs.Verify()).Code.ShouldBe(0);
            await using var again = await logs.Open(vault, 0);
            await again.Logbook.Record(WrittenLogs.Entry(7, 1), default);
        }
        (await logs.Read(LogKind.Audit)).ShouldHaveSingleItem().Sequence.ShouldBeGreaterThan(1);
        (await logs.Verify()).Code.ShouldBe(0);
    }

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task What_the_database_does_not_take_is_not_acknowledged_and_later_lines_are(Database kind)
    {
        await using var logs = await WrittenLogs.Begin(kind, 3);
        await using (var vault = await logs.OpenVault())
        await using (var node = await logs.Open(vault, 0))
        {
            await using var other = await logs.Connect();
            await other.ExecuteAsync("ALTER TABLE processing_line RENAME TO processing_line_away");
            await Should.ThrowAsync<LogbookUnavailableException>(() => node.Logbook.Record(WrittenLogs.Entry(7, 1), default));
            await Should.ThrowAsync<LogbookUnavailableException>(() => node.Logbook.Record(WrittenLogs.Entry(8, 1), default));
            await other.ExecuteAsync("ALTER TABLE processing_line_away RENAME TO processing_line");
            await node.Logbook.Record(WrittenLogs.Entry(9, 1), default);
        }
        var operations = (await logs.Read(LogKind.Audit)).Select(line => line.Operation).ToList();
        operations.ShouldContain((UInt128)9);
        operations.ShouldNotContain((UInt128)7);
        (await logs.Verify()).Code.ShouldBe(0);
    }

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Logs_that_are_being_written_show_no_fault(Database kind)
    {
        await using var logs = await WrittenLogs.Begin(kind, 3);
        await using var vault = await logs.OpenVault();
        await using var node = await logs.Open(vault, 0);
        using var stopping = new CancellationTokenSource();
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !stopping.IsCancellationRequested; i++) await node.Logbook.Record(WrittenLogs.Entry((writer * 100_000) + i, 1), default);
        })));
        for (var round = 0; round < 10; round++)
        {
            var (code, said) = await logs.Verify();
            code.ShouldBeOneOf([0, LogbookCommand.NotAnchored], said);
        }
        await stopping.CancelAsync();
        await writing;
        (await logs.Verify()).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_folder_of_anchors_has_one_process()
    {
        await using var logs = await WrittenLogs.Begin(Database.Sqlite, 1);
        await using var vault = await logs.OpenVault();
        await using var node = await logs.Open(vault, 0);

        (await Should.ThrowAsync<JournalUnavailableException>(() => logs.Open(vault, 0))).Message.ShouldContain("anchors");
    }

    [Fact]
    public async Task Anchors_of_years_stay_few()
    {
        await using var logs = await WrittenLogs.Begin(Database.Sqlite, 1);
        await using var vault = await logs.OpenVault();
        await using (var node = await logs.Open(vault, 0))
            for (var day = 0; day < 60; day++)
            {
                for (var i = 0; i < 4; i++) await node.Logbook.Record(WrittenLogs.Entry(i, 1), default);
                logs.Clock.Advance(TimeSpan.FromDays(1));
            }

        Directory.GetFiles(logs.Anchors[0], "*.ndjson", SearchOption.AllDirectories).Sum(path => File.ReadLines(path).Count()).ShouldBeLessThan(60 * 2 * 2);
        (await logs.Verify()).Code.ShouldBe(0);
    }

    private static string AnchorFile(WrittenLogs logs, int node) => Directory.GetFiles(logs.Anchors[node], "anchors.ndjson", SearchOption.AllDirectories).Single();

    private static string[] Anchors(WrittenLogs logs, int node) => File.ReadAllLines(AnchorFile(logs, node));
}
