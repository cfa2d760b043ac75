using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Signals.Cli.Installations;
using Signals.Cli.Lines;
using Signals.Journal.Logbook;
using Spectre.Console;

namespace Signals.Cli.Logbook;

/// <summary><c>signals logbook verify --data FOLDER | --postgres CONNECTION [--anchors FOLDER]…</c></summary>
/// <param name="patience">How long a running platform is given to anchor what it had just written when the lines were read.</param>
internal sealed class LogbookCommand(IAnsiConsole console, TimeSpan patience)
{
    /// <summary>The chains hold together, but lines at their end are vouched for by nothing outside the database.</summary>
    public const int NotAnchored = 2;

    /// <summary>Something is wrong.</summary>
    public const int Faulty = 3;

    private const int MostTold = 100;

    private static readonly Option<string[]> AnchorsOption = new("--anchors")
    {
        Description = "A folder of anchors, from a process's own disk; repeat it for each process. With --data, 'anchors' in that folder if left out.",
    };

    public Command Build()
    {
        var verify = new Command("verify", "Checks that no line of the audit log and the processing log was altered, removed or moved. The platform may go on running.") { AnchorsOption };
        foreach (var option in (Option[])[InstallationOptions.DataOption, InstallationOptions.PostgresOption, InstallationOptions.VaultOption, InstallationOptions.VaultSchemaOption])
            verify.Add(option);
        verify.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                return await Run(() => InstallationOptions.InspectLogbook(parsed, cancellation), InstallationOptions.Anchors(parsed, AnchorsOption), cancellation);
            }
            catch (DbException failure)
            {
                throw new CommandFailedException($"The logs cannot be read to their end: {failure.Message}", failure);
            }
        });
        return new("logbook", "The audit log and the processing log.") { verify };
    }

    /// <returns>0 if everything is as it was written, <see cref="NotAnchored"/> or <see cref="Faulty"/>.</returns>
    public async Task<int> Run(Func<Task<InspectedLogbook>> openLines, IReadOnlyList<string> folders, CancellationToken cancellation)
    {
        var before = await AnchorLines.Read(folders, cancellation);
        await using var logbook = await openLines();
        var (anchors, reports) = await Check(logbook, before, folders, cancellation);
        if (reports.Any(report => report.NotAnchored > 0))
        {
            // The lines are of the moment at which they were opened; what was being anchored then shows in the files soon.
            await Task.Delay(patience, cancellation);
            (anchors, reports) = await Check(logbook, before, folders, cancellation);
        }
        foreach (var report in reports) Tell(report);
        foreach (var place in anchors.Unreadable) console.WriteLine($"anchors changed: {place} is no anchor");
        var faults = reports.Sum(report => report.Faults.Count) + anchors.Unreadable.Count;
        var open = reports.Sum(report => report.NotAnchored);
        console.WriteLine(faults > 0 ? $"{Count(faults)} faults" : open > 0 ? $"no faults, {Count(open)} lines not anchored" : "clean");
        return faults > 0 ? Faulty : open > 0 ? NotAnchored : 0;
    }

    private static async Task<(AnchorLines Anchors, IReadOnlyList<ChainReport> Reports)> Check(
        InspectedLogbook logbook, AnchorLines before, IReadOnlyList<string> folders, CancellationToken cancellation)
    {
        var anchors = await AnchorLines.Read(folders, cancellation);
        return (anchors, await LogbookCheck.Run(logbook, before, anchors, cancellation));
    }

    private void Tell(ChainReport report)
    {
        var result = report.Faults.Count > 0 ? $"{Count(report.Faults.Count)} faults" : report.NotAnchored > 0 ? $"whole, {Count(report.NotAnchored)} not anchored" : "whole";
        var range = report.Lines == 0 ? "" : $", {Count(report.First)} to {Count(report.Last)}";
        console.WriteLine($"{report.Node} {report.Log}: {Count(report.Lines)} lines{range}: {result}");
        if (report.Start is { } start)
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  up to {start.Sequence} deleted on {start.At:yyyy-MM-dd}, as written before {start.Before:yyyy-MM-dd}"));
        foreach (var fault in report.Faults.Take(MostTold)) console.WriteLine($"  {Name(fault.Kind)}: {fault.Explanation}");
        if (report.Faults.Count > MostTold) console.WriteLine($"  and {Count(report.Faults.Count - MostTold)} more");
        if (report.NotAnchored > 0)
            console.WriteLine("  not anchored: after a crash, until the process begins again; otherwise the folder of this node's anchors was not given, or is gone");
    }

    private static string Name(LogFaultKind kind) => kind == LogFaultKind.AnchorsChanged ? "anchors changed" : kind.ToString().ToLowerInvariant();

    private static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);
}
