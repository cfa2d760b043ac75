using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Signals.Cli.Installations;
using Signals.Cli.Lines;
using Signals.Cli.Verification;
using Signals.Journal.Moving;
using Signals.Journal.Postgres;
using Signals.Journal.Sqlite;
using Spectre.Console;

namespace Signals.Cli.Moving;

/// <summary><c>signals move --data FOLDER --postgres CONNECTION</c></summary>
internal sealed class MoveCommand(IAnsiConsole console, TimeProvider clock)
{
    public Command Build()
    {
        var command = new Command(
            "move", "Moves everything of an installation on SQLite to empty schemas on PostgreSQL. Stop the platform first. If it breaks off, run it again.").WithInstallation();
        command.SetAction((parsed, cancellation) =>
        {
            var data = parsed.GetValue(InstallationOptions.DataOption) ?? throw new CommandFailedException("Give --data: the folder of the installation to move.");
            return Run(
                InstallationOptions.JournalIn(data), InstallationOptions.VaultIn(data, parsed), InstallationOptions.JournalOn(parsed),
                InstallationOptions.VaultOn(parsed), cancellation);
        });
        return command;
    }

    /// <returns>0 if everything came over and the journal adds up there.</returns>
    public async Task<int> Run(
        SqliteJournalOptions fromJournal, SqliteVaultOptions fromVault, PostgresJournalOptions toJournal, PostgresVaultOptions toVault, CancellationToken cancellation)
    {
        try
        {
            Tell(await console.WithProgress(note =>
                InstallationMove.Run(fromJournal, fromVault, toJournal, toVault, note, clock, NullLogger.Instance, cancellation)));
        }
        catch (Exception failure) when (failure is MoveRefusedException or ArgumentException)
        {
            throw new CommandFailedException(failure.Message, failure);
        }
        await using var journal = PostgresJournal.Inspect(toJournal);
        return await new VerifyCommand(console, clock).Run(journal, cancellation);
    }

    private void Tell(IReadOnlyList<MovedTable> tables)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Table").AddColumn(new TableColumn("Rows").RightAligned()).AddColumns("SHA-256, both sides", "");
        foreach (var moved in tables)
            table.AddRow(moved.Table, moved.Rows.ToString(CultureInfo.InvariantCulture), moved.Sha256, moved.WasThere ? "was there" : "moved");
        console.Write(table);
    }
}
