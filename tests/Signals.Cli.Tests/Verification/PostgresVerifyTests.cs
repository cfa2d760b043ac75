using Microsoft.Extensions.Logging.Abstractions;
using Signals.Cli.Verification;
using Signals.Core.Areas;
using Signals.Embedded;
using Signals.Journal.Postgres;
using Signals.Testing;

namespace Signals.Cli.Tests.Verification;

public class PostgresVerifyTests
{
    [SkippableFact]
    public async Task A_journal_on_PostgreSQL_is_verified_without_changing_it()
    {
        var server = await PostgresServer.OrSkip();
        var options = new PostgresJournalOptions { ConnectionString = server.ConnectionString, Schema = "verify_command" };
        await server.Execute($"DROP SCHEMA IF EXISTS {options.Schema} CASCADE");
        var clock = new ManualClock();
        await using (var store = await PostgresJournal.Open(options, clock, NullLogger.Instance))
        await using (var platform = new EmbeddedPlatform(store.Journal, store.Outbox, store.Reminders, clock, NullLoggerFactory.Instance))
            await platform.Grains.Platform().Serve(MunicipalityCode.Parse("GM9999"), CancellationToken.None);

        var console = new CommandConsole();
        await using (var journal = PostgresJournal.Inspect(options))
            (await new VerifyCommand(console.Console, clock).Run(journal, CancellationToken.None)).ShouldBe(0);
        console.Lines[^1].ShouldBe("clean");

        await server.Execute($"UPDATE {options.Schema}.head SET version = version + 1");
        await using (var journal = PostgresJournal.Inspect(options))
            (await new VerifyCommand(console.Console, clock).Run(journal, CancellationToken.None)).ShouldBe(3);
        console.Text.ShouldContain("GM0000/platform/gemeenten version 2: is missing; the stream should end at 2");
        await server.Execute($"DROP SCHEMA {options.Schema} CASCADE");
    }
}
