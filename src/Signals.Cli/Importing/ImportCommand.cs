using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Signals.Cli.Lines;
using Signals.Cli.Mappings;
using Signals.Cli.Platform;
using Spectre.Console;

namespace Signals.Cli.Importing;

/// <summary><c>signals import FILE --mapping MAP.json</c></summary>
internal sealed class ImportCommand(IAnsiConsole console, RetryOptions retry)
{
    /// <summary>How many rejected lines are told of on the console.</summary>
    public const int MostToldRejections = 100;

    private static readonly Argument<string> FileArgument = new("file") { Description = "CSV or NDJSON (.ndjson, .jsonl), gzipped or not." };
    private static readonly Option<string> MappingOption = new("--mapping") { Description = "The mapping, see docs/importing.md.", Required = true };
    private static readonly Option<string?> ResultsOption = new("--results") { Description = "Where to write the result of every line, as NDJSON." };
    private static readonly Option<string?> StateOption = new("--state") { Description = "The progress file; beside the input unless given." };

    public Command Build()
    {
        var command = new Command("import", "Loads signals from a file. A file that is loaded again creates nothing twice.")
        {
            FileArgument, MappingOption, PlatformAddress.UrlOption, PlatformAddress.TokenOption, ResultsOption, StateOption,
        };
        command.SetAction((parsed, cancellation) => Run(
            new(parsed.GetRequiredValue(FileArgument)), parsed.GetRequiredValue(MappingOption), PlatformAddress.Of(parsed),
            parsed.GetValue(ResultsOption), parsed.GetValue(StateOption), cancellation));
        return command;
    }

    /// <returns>0; 2 if lines were rejected.</returns>
    public async Task<int> Run(SourceFile file, string mappingPath, PlatformAddress address, string? resultsPath, string? statePath, CancellationToken cancellation)
    {
        statePath ??= file.Path + ".signals-import.json";
        var mapping = MappingFile.Read(mappingPath);
        var survey = Survey.Of(file, mapping, cancellation);
        var invented = InventedCodes.Of(mapping, survey);
        var fingerprint = ImportState.FingerprintOf(file, mapping.Hash);
        var begin = ImportState.Load(statePath, fingerprint);
        if (begin.Confirmed.Lines > 0) console.WriteLine($"Going on after {Count(begin.Confirmed.Lines)} lines that were confirmed before.");

        using var platform = new PlatformClient(address, retry, console.WriteLine);
        using var results = resultsPath is null ? null : new ResultsFile(resultsPath, begin.ResultsLength);
        if (mapping.Municipality is { } municipality) await Registration.Register(platform, municipality, invented, cancellation);
        var importer = new Importer(file, mapping, invented, new(platform));
        var watch = Stopwatch.StartNew();
        var totals = begin.Confirmed;
        try
        {
            await Progress().StartAsync(async progress =>
            {
                var bar = progress.AddTask("Importing", maxValue: Math.Max(1, survey.Lines));
                bar.Value = begin.Confirmed.Lines;
                totals = await importer.Run(begin.Confirmed, (confirmed, sum) =>
                {
                    results?.Write(confirmed);
                    new ImportState(fingerprint, sum, results?.Length ?? 0).Save(statePath);
                    Tell(confirmed, totals.Rejected);
                    bar.Value = sum.Lines;
                    totals = sum;
                }, cancellation);
            });
        }
        catch (Exception failure) when (failure is CommandFailedException or OperationCanceledException)
        {
            throw new CommandFailedException(
                $"{(failure is CommandFailedException ? failure.Message : "Stopped.")}\n{Count(totals.Lines)} of {Count(survey.Lines)} lines are confirmed. " +
                "Give the same command again to go on from there.", failure);
        }
        File.Delete(statePath);
        var seconds = Math.Max(0.001, watch.Elapsed.TotalSeconds);
        console.WriteLine(
            $"{Count(totals.Lines)} lines: {Count(totals.Created)} created, {Count(totals.Duplicate)} duplicate, {Count(totals.Rejected)} rejected. " +
            string.Create(CultureInfo.InvariantCulture, $"{(totals.Lines - begin.Confirmed.Lines) / seconds:N0} lines per second."));
        return totals.Rejected > 0 ? 2 : 0;
    }

    private void Tell(IReadOnlyList<LineResult> confirmed, long toldBefore)
    {
        foreach (var rejected in confirmed.Where(result => result.Status == LineStatus.Rejected))
        {
            if (++toldBefore > MostToldRejections + 1) return;
            console.WriteLine(toldBefore > MostToldRejections
                ? "More lines are rejected; --results holds them all."
                : $"Line {Count(rejected.Number)} is rejected: {string.Join(" ", rejected.Faults.Select(fault => $"{fault.Field}: {fault.Message}"))}");
        }
    }

    private Progress Progress() => console.Progress().Columns(
        new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn());

    private static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);
}
