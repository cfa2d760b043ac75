using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Signals.Cli.Lines;
using Signals.Journal;
using Signals.Journal.Postgres;
using Signals.Journal.Sqlite;
using Spectre.Console;

namespace Signals.Cli.Verification;

/// <summary><c>signals verify --sqlite PATH | --postgres CONNECTION</c></summary>
internal sealed class VerifyCommand(IAnsiConsole console, TimeProvider clock)
{
    /// <summary>How many violations are told of on the console.</summary>
    public const int MostTold = 100;

    private const int Violated = 3;

    private static readonly Option<string?> SqliteOption = new("--sqlite") { Description = "The journal's database file." };

    private static readonly Option<string?> PostgresOption = new("--postgres")
    {
        Description = "The connection string of the journal's database. With a password in it, give it through the environment variable SIGNALS_POSTGRES instead.",
    };

    private static readonly Option<string> SchemaOption = new("--schema")
    {
        Description = "The schema that holds the journal, with --postgres.",
        DefaultValueFactory = _ => "signals",
    };

    public Command Build()
    {
        var command = new Command("verify", "Reads a journal end to end and reports whatever does not add up. Stop the platform first, or verify a copy.")
        {
            SqliteOption, PostgresOption, SchemaOption,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var journal = Open(parsed.GetValue(SqliteOption), parsed.GetValue(PostgresOption), parsed.GetRequiredValue(SchemaOption));
            return await Run(journal, cancellation);
        });
        return command;
    }

    /// <returns>0 if everything adds up, else 3.</returns>
    public async Task<int> Run(InspectedJournal journal, CancellationToken cancellation)
    {
        try
        {
            if (await journal.IsTaken(cancellation))
                console.WriteLine("Warning: a process runs on this journal. What it writes meanwhile may look like faults; stop it first, or verify a copy.");
            var audit = new JournalAudit(journal.Inspection, clock.GetUtcNow());
            var report = console.Profile.Capabilities.Interactive
                ? await console.Status().StartAsync("Reading", status =>
                {
                    var streams = 0L;
                    return audit.Run(() => status.Status(string.Create(CultureInfo.InvariantCulture, $"Reading: {++streams} streams")), cancellation);
                })
                : await audit.Run(() => { }, cancellation);
            Tell(report);
            return report.Violations.Count == 0 ? 0 : Violated;
        }
        catch (DbException failure)
        {
            throw new CommandFailedException($"The journal cannot be read to its end: {failure.Message}", failure);
        }
    }

    private static InspectedJournal Open(string? sqlite, string? postgres, string schema)
    {
        if (sqlite is null) postgres ??= Environment.GetEnvironmentVariable("SIGNALS_POSTGRES");
        if (string.IsNullOrEmpty(sqlite) == string.IsNullOrEmpty(postgres)) throw new CommandFailedException("Give either --sqlite or --postgres.");
        try
        {
            return sqlite is { Length: > 0 } ? SqliteJournal.Inspect(sqlite) : PostgresJournal.Inspect(new() { ConnectionString = postgres!, Schema = schema });
        }
        catch (ArgumentException failure)
        {
            throw new CommandFailedException(failure.Message, failure);
        }
    }

    private void Tell(AuditReport report)
    {
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumn("").AddColumn(new TableColumn("").RightAligned());
        foreach (var (kind, count) in report.StreamsByKind) Row($"streams {kind}", count);
        Row("commits", report.Commits);
        Row("snapshots", report.Snapshots);
        Row("snapshots compared with a replay", report.SnapshotsCompared);
        Row("signals not yet compacted", report.Signals);
        Row("registrations", report.Registrations);
        Row("messages in the outbox", report.Messages);
        Row("reminders", report.Reminders);
        console.Write(table);
        foreach (var violation in report.Violations.Kept.Take(MostTold)) console.WriteLine(violation.ToString());
        if (report.Violations.Count > MostTold) console.WriteLine($"and {Count(report.Violations.Count - MostTold)} more");
        console.WriteLine(report.Violations.Count == 0 ? "clean" : $"{Count(report.Violations.Count)} violations");

        void Row(string what, long count) => table.AddRow(Markup.Escape(what), Count(count));
    }

    private static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);
}
