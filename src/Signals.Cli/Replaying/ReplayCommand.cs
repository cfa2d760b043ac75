using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Signals.Cli.Lines;
using Signals.Cli.Mappings;
using Signals.Core.DataQuality;
using Signals.Core.Detection;
using Signals.Core.Prompts;
using Signals.Core.Time;
using Spectre.Console;

namespace Signals.Cli.Replaying;

/// <summary><c>signals replay FILE --mapping MAP.json</c></summary>
internal sealed class ReplayCommand(IAnsiConsole console)
{
    private const int RunInWeeks = 52;
    private const int MostBusyAreas = 10;
    private const int MostToldRejections = 10;

    private static readonly Argument<string> FileArgument = new("file") { Description = "CSV or NDJSON (.ndjson, .jsonl), gzipped or not." };
    private static readonly Option<string> MappingOption = new("--mapping") { Description = "The mapping, see docs/importing.md.", Required = true };

    private static readonly Option<int> SourcesOption = new("--sources")
    {
        Description = "How many kinds of source a prompt needs. Lower it to 1 only for data that know one kind.",
        DefaultValueFactory = _ => DetectionSettings.FewestSourceKinds,
    };

    private static readonly Option<bool> HouseholdsOption = new("--households-per-case") { Description = "Take each case as a household of its own, for data that know no households." };
    private static readonly Option<DateOnly?> FromOption = new("--from") { Description = "The first day whose prompts count; 52 weeks after the first case unless given." };
    private static readonly Option<string?> CsvOption = new("--csv") { Description = "Where to write the prompts as CSV." };

    public Command Build()
    {
        SourcesOption.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--sources must be 1 or more.");
        });
        var command = new Command("replay", "Lives through a file's history on a virtual clock and shows the prompts that teams would have had.")
        {
            FileArgument, MappingOption, SourcesOption, HouseholdsOption, FromOption, CsvOption,
        };
        command.SetAction((parsed, cancellation) => Run(
            new(parsed.GetRequiredValue(FileArgument)), parsed.GetRequiredValue(MappingOption),
            new(parsed.GetValue(SourcesOption), parsed.GetValue(HouseholdsOption)), parsed.GetValue(FromOption), parsed.GetValue(CsvOption), cancellation));
        return command;
    }

    public async Task<int> Run(
        SourceFile file, string mappingPath, ReplaySettings settings, DateOnly? from, string? csvPath, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var mapping = MappingFile.Read(mappingPath);
        var history = History.Read(file, mapping, cancellation);
        foreach (var (line, reason) in history.FirstRejections.Take(MostToldRejections)) console.WriteLine($"Line {line} is left out: {reason}");
        var figures = new ReplayFigures(history, from ?? history.Cases[0].ObservedOn.AddDays(7 * RunInWeeks));
        using var table = csvPath is null ? null : new PromptTable(csvPath);

        await using var platform = await ThrowAwayPlatform.Open(DutchTime.StartOf(history.Cases[0].ObservedOn));
        var replayer = new Replayer(platform, history, mapping.Municipality?.Name ?? history.Municipality.ToString(), settings);
        // Only where a bar can be drawn: written to a file it would stand between the prompts.
        if (console.Profile.Capabilities.Interactive)
            await console.Progress().AutoClear(true).StartAsync(progress =>
            {
                var bar = progress.AddTask("Looking back", maxValue: history.Cases.Count);
                return replayer.Run(Raised, Noted, passed => bar.Value = passed, cancellation);
            });
        else
            await replayer.Run(Raised, Noted, _ => { }, cancellation);
        Tell(history, figures, watch.Elapsed);
        return 0;

        void Raised(Prompt prompt)
        {
            var raisedOn = DutchTime.DateOf(prompt.RaisedAt);
            if (!figures.Count(prompt, raisedOn)) return;
            table?.Write(prompt);
            Tell(prompt, raisedOn);
        }

        void Noted(DataQualityNote note)
        {
            var notedOn = DutchTime.DateOf(note.NotedAt);
            if (figures.Count(notedOn)) Tell(history, note, notedOn);
        }
    }

    private void Tell(Prompt prompt, DateOnly raisedOn) => console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{raisedOn:yyyy-MM-dd}  {prompt.NeighbourhoodName}  {prompt.Theme.Name}  {prompt.Explanation}"));

    private void Tell(History history, DataQualityNote note, DateOnly notedOn) => console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{notedOn:yyyy-MM-dd}  {history.Neighbourhoods.FirstOrDefault(area => area.Code == note.Neighbourhood)?.Name}  {note.Theme?.Name}  Note: {note.Explanation}"));

    private void Tell(History history, ReplayFigures figures, TimeSpan took)
    {
        using var process = Process.GetCurrentProcess();
        var invariant = CultureInfo.InvariantCulture;
        console.WriteLine();
        console.WriteLine(string.Create(invariant, $"{history.Cases.Count + history.Rejected} lines in {took.TotalSeconds:F1} s: {history.Cases.Count / took.TotalSeconds:F0} lines per second, {history.Rejected} left out."));
        console.WriteLine(string.Create(invariant, $"Peak memory {process.PeakWorkingSet64 / 1_048_576} MB."));
        console.WriteLine(string.Create(invariant, $"{figures.Prompts} prompts in {figures.Years:F1} years over {figures.Areas} areas: {figures.PerAreaPerYear:F2} per area per year; {figures.InRunIn} before that are not counted."));
        console.WriteLine(string.Create(invariant, $"Kinds: {string.Join(", ", figures.Kinds.Select(kind => string.Create(invariant, $"{kind.Kind.ToString().ToLowerInvariant()} {kind.Prompts}")))}."));
        console.WriteLine(Beside(figures, history.Themes.Count));
        console.WriteLine(string.Create(invariant, $"{figures.Notes} notes on how signals came in."));
        var table = new Table().Border(TableBorder.Simple).Title("Busiest areas").AddColumn("Area");
        foreach (var column in (string[])["Cases", "Prompts", "Prompts per year"]) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var (area, cases, prompts) in figures.Busiest(MostBusyAreas))
            table.AddRow(Markup.Escape(area.Name), cases.ToString(invariant), prompts.ToString(invariant), (prompts / figures.Years).ToString("F1", invariant));
        console.Write(table);
        var themes = new Table().Border(TableBorder.Simple).Title("Themes").AddColumn("Theme");
        foreach (var column in (string[])["Cases", "Prompts"]) themes.AddColumn(new TableColumn(column).RightAligned());
        foreach (var (theme, cases, prompts) in figures.Themes()) themes.AddRow(Markup.Escape(theme.Name), cases.ToString(invariant), prompts.ToString(invariant));
        console.Write(themes);
    }

    private static string Beside(ReplayFigures figures, int themes)
    {
        var (expected, prompts) = (figures.ByChance, figures.OfOneTheme);
        var reading = prompts > expected.Range.High ? "more than chance explains" : prompts < expected.Range.Low ? "fewer than chance gives where much is told" : "as many as chance alone can give";
        return string.Create(CultureInfo.InvariantCulture, $"Of one theme in one area there were {prompts}. Chance alone, over {figures.Areas} areas and {themes} themes in {figures.Years:F1} years, raises at most {expected.Mean:F1} ({expected.Range.Low} to {expected.Range.High}): {reading}.");
    }
}
