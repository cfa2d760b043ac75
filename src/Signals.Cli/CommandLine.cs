using System.CommandLine;
using Signals.Cli.Lines;
using Signals.Grains.Journal;
using Signals.Journal.Migrations;
using Signals.Journal.Occupancy;
using Signals.Journal.Vault;

namespace Signals.Cli;

/// <summary>Runs a command and turns failures into a message and exit code 1.</summary>
internal static class CommandLine
{
    private const int Failed = 1;

    public static async Task<int> Run(RootCommand root, string[] arguments, TextWriter errors)
    {
        try
        {
            return await root.Parse(arguments).InvokeAsync(new() { EnableDefaultExceptionHandler = false, Error = errors });
        }
        catch (Exception failure) when (
            failure is CommandFailedException or JournalUnavailableException or DatabaseOccupiedException or MigrationException or BrokenSealException or MasterKeyException)
        {
            await errors.WriteLineAsync(failure.Message);
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("Stopped.");
        }
        return Failed;
    }
}
