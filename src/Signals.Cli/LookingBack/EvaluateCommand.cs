using System.CommandLine;
using System.Globalization;
using Signals.Cli.Lines;
using Signals.Core.Detection.LookingBack;
using Signals.Core.Time;
using Spectre.Console;

namespace Signals.Cli.LookingBack;

/// <summary><c>signals evaluate --findings findings.csv --truth truth.csv</c></summary>
internal sealed class EvaluateCommand(IAnsiConsole console)
{
    private static readonly double[] Scores = [2, 2.5, 3, 4];
    private static readonly double[] Shares = [0.05, 0.02, 0.01, 0.005, 0.001, 0.0001];
    private static readonly string[] FindingColumns = ["theme", "neighbourhood", "week", "score"];
    private static readonly string[] TruthColumns = ["theme", "neighbourhood", "start", "end", "scenario"];

    private static readonly Option<string> FindingsOption = new("--findings") { Description = "What signals detect wrote, or any CSV with the columns theme,neighbourhood,week,score.", Required = true };
    private static readonly Option<string> TruthOption = new("--truth") { Description = "The outbreaks that are known: theme,neighbourhood,start,end,scenario, at most one for each stream.", Required = true };

    public Command Build()
    {
        var command = new Command("evaluate", "Tells how well findings match outbreaks that are known: how many are found, how soon, and how often chance alone is taken for one.")
        {
            FindingsOption, TruthOption,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed.GetRequiredValue(FindingsOption), parsed.GetRequiredValue(TruthOption), cancellation)));
        return command;
    }

    public int Run(string findings, string truth, CancellationToken cancellation)
    {
        var card = Compare(findings, truth, cancellation);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{card.Outbreaks} outbreaks, {card.QuietWeeks} weeks without one."));
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in (string[])["Finding when", "False positive rate", "Detected", "± s.e.", "In first week", "Weeks until", "Worst scenario"])
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var score in Scores) Add($"score > {Text(score, "0.#")}", card.At(score));
        foreach (var share in Shares) Add($"rate {Text(share, "P2")}", card.At(card.ThresholdAt(share)));
        console.Write(table);
        return 0;

        void Add(string when, Figures figures) => table.AddRow(
            when, Text(figures.FalsePositiveRate, "P3"), Text(figures.Detected, "P1"), Text(figures.StandardError, "P1"), Text(figures.InFirstWeek, "P1"), Text(figures.Delay, "F2"),
            Text(figures.WorstScenario, "P3"));
    }

    private static Scorecard Compare(string findings, string truth, CancellationToken cancellation)
    {
        WeekForm? form = null;
        var known = new Dictionary<(string Theme, string Neighbourhood), (IsoWeek Start, IsoWeek End, string Scenario)>();
        foreach (var line in new SourceFile(truth).Lines(TruthColumns, ','))
        {
            if (line.Values is not [var theme, var neighbourhood, var start, var end, var scenario]) throw Fault(truth, line, line.Fault!.Message);
            if (!known.TryAdd((theme, neighbourhood), (Week(truth, line, start), Week(truth, line, end), scenario)))
                throw Fault(truth, line, "this stream has an outbreak in an earlier line; it can have one.");
        }

        var scores = new Dictionary<(string, string), SortedList<IsoWeek, double>>();
        foreach (var line in new SourceFile(findings).Lines(FindingColumns, ','))
        {
            cancellation.ThrowIfCancellationRequested();
            if (line.Values is not [var theme, var neighbourhood, var week, var score]) throw Fault(findings, line, line.Fault!.Message);
            if (!double.TryParse(score, CultureInfo.InvariantCulture, out var number)) throw Fault(findings, line, "score must be a number.");
            if (!scores.TryGetValue((theme, neighbourhood), out var weeks)) scores[(theme, neighbourhood)] = weeks = [];
            if (!weeks.TryAdd(Week(findings, line, week), number)) throw Fault(findings, line, "this week of this stream is in an earlier line.");
        }

        var card = new Scorecard();
        var scenarios = new Dictionary<string, int>();
        foreach (var (stream, weeks) in scores)
        {
            var first = weeks.Keys[0];
            var all = Enumerable.Range(0, weeks.Keys[^1] - first + 1).Select(i => weeks.GetValueOrDefault(first + i)).ToArray();
            var outbreak = known.TryGetValue(stream, out var truly) ? new Outbreak(truly.Start - first, truly.End - first, 0, 0) : null;
            var scenario = outbreak is null ? stream.Item1 : truly.Scenario;
            if (!scenarios.TryGetValue(scenario, out var number)) scenarios[scenario] = number = scenarios.Count;
            card.Add(number, 0, all, outbreak);
        }
        if (card.QuietWeeks == 0) throw new CommandFailedException("There is no week without an outbreak to compare with.");
        return card;

        IsoWeek Week(string file, SourceLine line, string text) =>
            (form ??= WeekForm.Of(text))?.Read(text) ?? throw Fault(file, line, "a week must be written as 2026-W07, or be a whole number, in both files alike.");
    }

    private static CommandFailedException Fault(string file, SourceLine line, string reason) => new($"{file}, line {line.Number}: {reason}");

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
