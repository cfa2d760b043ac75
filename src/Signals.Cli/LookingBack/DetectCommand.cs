using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Signals.Cli.Installations;
using Signals.Cli.Lines;
using Signals.Core.Detection;
using Signals.Core.Detection.LookingBack;
using Signals.Core.Time;
using Spectre.Console;

namespace Signals.Cli.LookingBack;

/// <summary><c>signals detect --input counts.csv --output findings.csv</c></summary>
internal sealed class DetectCommand(IAnsiConsole console)
{
    private const int SomeLeftOut = 2;
    private const int WeeksBeforeFirst = 52;
    private const string OwnKind = "toename";
    private const string ZoneKind = "cluster";

    private static readonly Option<string> InputOption = new("--input") { Description = "Weekly counts: theme,neighbourhood,week,count. CSV, gzipped or not; see docs/looking-back.md.", Required = true };
    private static readonly Option<string> OutputOption = new("--output") { Description = "Where to write what is seen of each week, as CSV.", Required = true };
    private static readonly Option<string?> NeighboursOption = new("--neighbours") { Description = "Which neighbourhoods lie beside each other: neighbourhood,neighbour." };
    private static readonly Option<string?> FromOption = new("--from") { Description = "The first week to tell of, written as in the file; 52 weeks after a theme's first unless given." };

    public Command Build()
    {
        var command = new Command("detect", "Looks back over weekly counts, week by week, and tells how unusual each was by what came before it.")
        {
            InputOption, OutputOption, NeighboursOption, FromOption,
        };
        command.SetAction((parsed, cancellation) => Run(
            parsed.GetRequiredValue(InputOption), parsed.GetRequiredValue(OutputOption), parsed.GetValue(NeighboursOption), parsed.GetValue(FromOption), cancellation));
        return command;
    }

    /// <returns>0, or 2 if lines were left out.</returns>
    public Task<int> Run(string input, string output, string? neighbours, string? from, CancellationToken cancellation) => console.WithProgress((told) =>
    {
        var watch = Stopwatch.StartNew();
        var adjacency = neighbours is null ? null : Adjacency.Read(neighbours);
        var counts = CountsFile.Read(input, lines => told("Lines read", lines), cancellation);
        foreach (var fault in counts.Faults) console.WriteLine(fault);
        var first = from is null ? (IsoWeek?)null : counts.Weeks.Read(from)
            ?? throw new CommandFailedException("--from must be a week, written as in the file.");
        var seen = new Tally();
        using (var findings = new FindingsFile(output))
            foreach (var (theme, streams) in counts.Themes)
            {
                LookBack(theme, streams, counts.Weeks, adjacency, first, findings, seen, cancellation);
                told("Themes done", ++seen.Themes);
            }
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{counts.Lines} lines, {counts.LeftOut} left out; {seen.Weeks} weeks of {seen.Streams} streams in {seen.Themes} themes told of in {watch.Elapsed.TotalSeconds:F1} s."));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seen.Findings} weeks with a finding, {seen.Prompts} of them unusual enough for a prompt."));
        return Task.FromResult(counts.LeftOut > 0 ? SomeLeftOut : 0);
    });

    private static void LookBack(
        string theme, Dictionary<string, SortedList<IsoWeek, int>> streams, WeekForm form, Adjacency? adjacency, IsoWeek? from, FindingsFile findings, Tally seen,
        CancellationToken cancellation)
    {
        var names = streams.Keys.ToList();
        var weeks = streams.Values.ToArray();
        var zones = adjacency?.Zones(names);
        var (first, last) = (weeks.Min(one => one.Keys[0]), weeks.Max(one => one.Keys[^1]));
        var firstTold = from ?? first + WeeksBeforeFirst;
        var walk = new ThemeWalk(names.Count, first, form.Phase);
        var counts = new int[names.Count];
        var recent = new RecentWeeks[names.Count];
        seen.Streams += names.Count;
        for (var week = first; week <= last; week += 1)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < counts.Length; i++)
                counts[i] = week < weeks[i].Keys[0] || week > weeks[i].Keys[^1] ? ThemeWalk.Unknown : weeks[i].GetValueOrDefault(week);
            walk.Step(counts, recent);
            if (week < firstTold) continue;
            for (var i = 0; i < counts.Length; i++)
                if (counts[i] != ThemeWalk.Unknown)
                    Tell(names[i], form.Write(week), recent[i], zones?[i]);
        }

        void Tell(string name, string week, in RecentWeeks own, int[]? zone)
        {
            var (told, score, kind) = (own, own.Score, OwnKind);
            if (zone is not null && ZoneLikelihood.Score(recent, zone) is var wider && wider > score && TierOf(wider) > 0 && ZoneLikelihood.Rising(recent, zone) is { Length: > 1 } rising)
                (told, score, kind) = (RecentWeeks.Together(recent, rising), wider, ZoneKind);
            var tier = TierOf(score);
            seen.Weeks++;
            if (tier > 0) seen.Findings++;
            if (tier > 1) seen.Prompts++;
            findings.Write(theme, name, week, told, score, tier, kind);
        }
    }

    private static int TierOf(double score) =>
        score >= DetectionSettings.Standard.PromptScore ? 2 : score >= DetectionSettings.Standard.FindingScore ? 1 : 0;

    private sealed class Tally
    {
        public int Themes { get; set; }

        public long Streams { get; set; }

        public long Weeks { get; set; }

        public long Findings { get; set; }

        public long Prompts { get; set; }
    }
}
