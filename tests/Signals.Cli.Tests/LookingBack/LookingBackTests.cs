using System.Globalization;
using Signals.Cli.Lines;
using Signals.Cli.LookingBack;
using Signals.Core.Time;
using Signals.Testing;

namespace Signals.Cli.Tests.LookingBack;

public sealed class LookingBackTests : IDisposable
{
    private const int Streams = 30;
    private const int Weeks = 160;
    private static readonly IsoWeek First = IsoWeek.Parse("2022-W01");

    private readonly TemporaryFolder folder = new();
    private readonly CommandConsole console = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_planted_cluster_is_found_in_its_weeks_and_told_with_its_window(bool numbered)
    {
        var code = await Detect(Town(numbered, planted: 8));

        code.ShouldBe(0);
        var rows = Findings();
        rows.Count.ShouldBe(Streams * (Weeks - 52));
        rows.ShouldAllBe(row => row.Theme == "geldzorgen");
        var found = rows.Where(row => row.Tier == 2).ToList();
        found.ShouldNotBeEmpty();
        found.ShouldAllBe(row => row.Neighbourhood == "buurt-5" && row.Kind == "toename");
        var first = found[0];
        first.Week.ShouldBe(Week(numbered, 120));
        (first.Count, first.Window).ShouldBe((8, 1));
        (first.Low, first.High).ShouldBe((0, 1));
        first.Score.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task A_cluster_over_adjacent_neighbourhoods_is_one_of_kind_cluster()
    {
        var town = Town(numbered: false, planted: 0);
        for (var i = 0; i < 5; i++) town.Counts[(10 + i, 130)] = 2;
        await File.WriteAllLinesAsync(folder.File("edges.csv"), ["neighbourhood,neighbour", .. Enumerable.Range(0, Streams - 1).Select(i => $"buurt-{i},buurt-{i + 1}"), "buurt-12,buurt-10", "buurt-12,buurt-14"]);

        await Detect(town, neighbours: folder.File("edges.csv"));

        var middle = Findings().Single(row => row.Neighbourhood == "buurt-12" && row.Week == Week(false, 130));
        (middle.Kind, middle.Count).ShouldBe(("cluster", 10));
        middle.Tier.ShouldBe(2);
        Findings().Count(row => row.Kind == "cluster").ShouldBeLessThan(40);
    }

    [Fact]
    public async Task The_order_of_lines_changes_nothing_of_what_is_told_of_neighbours()
    {
        var town = Town(numbered: false, planted: 0);
        for (var i = 0; i < 3; i++) town.Counts[(10 + i, 130)] = 2;
        string[] edges = [.. Enumerable.Range(0, Streams - 1).Select(i => $"buurt-{i},buurt-{i + 1}")];
        await File.WriteAllLinesAsync(folder.File("edges.csv"), ["neighbourhood,neighbour", .. edges]);
        await Detect(town, neighbours: folder.File("edges.csv"));
        var before = Findings().OrderBy(row => (row.Neighbourhood, row.Week)).ToList();
        before.ShouldContain(row => row.Kind == "cluster");

        await File.WriteAllLinesAsync(folder.File("edges.csv"), ["neighbourhood,neighbour", .. edges.Reverse().Select(edge => string.Join(',', edge.Split(',').Reverse()))]);
        List<string> lines = [.. town.Lines()];
        await Detect([lines[0], .. lines.Skip(1).Reverse()], neighbours: folder.File("edges.csv"));

        Findings().OrderBy(row => (row.Neighbourhood, row.Week)).Select(row => row with { Score = Math.Round(row.Score, 2) })
            .ShouldBe(before.Select(row => row with { Score = Math.Round(row.Score, 2) }));
    }

    [Fact]
    public async Task Bad_lines_are_left_out_with_their_numbers_and_the_rest_is_looked_at()
    {
        var lines = Town(numbered: false, planted: 8).Lines().ToList();
        lines.InsertRange(3,
        [
            ",buurt-1,2022-W05,1", "geldzorgen,buurt-1,2022-W54,1", "geldzorgen,buurt-1,17,1", "geldzorgen,buurt-1,2022-W05,-1", "geldzorgen,buurt-1,2022-W05",
            lines[1], "geldzorgen,buurt-1,1823-W05,1",
        ]);

        (await Detect(lines)).ShouldBe(2);

        foreach (var number in (int[])[4, 5, 6, 7, 8, 9, 10]) console.Text.ShouldContain($"Line {number} is left out: ");
        console.Text.ShouldContain("earlier line");
        Findings().Count(row => row.Tier == 2).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Weeks_that_no_line_names_are_weeks_without_and_nothing_is_told_outside_a_stream()
    {
        await Detect(["theme,neighbourhood,week,count", "a,een,2022-W01,1", "a,een,2024-W01,1", "a,twee,2023-W10,2", "a,twee,2023-W20,1"]);

        Findings().Count(row => row.Neighbourhood == "een").ShouldBe(53);
        Findings().Count(row => row.Neighbourhood == "twee").ShouldBe(11);
    }

    [Fact]
    public async Task It_tells_from_a_week_on_if_asked()
    {
        await Detect(Town(numbered: false, planted: 8), from: Week(false, 150));

        Findings().Select(row => row.Week).Distinct().Count().ShouldBe(10);
    }

    [Theory]
    [InlineData("theme,week,count", "neighbourhood")]
    [InlineData("theme,neighbourhood,week,count", "no line with a count")]
    public async Task A_file_that_cannot_be_looked_at_is_refused(string header, string reason) =>
        (await Should.ThrowAsync<CommandFailedException>(() => Detect([header]))).Message.ShouldContain(reason);

    [Fact]
    public async Task Findings_are_held_against_the_truth()
    {
        await Detect(Town(numbered: true, planted: 8));
        await File.WriteAllLinesAsync(folder.File("truth.csv"), ["theme,neighbourhood,start,end,scenario", "geldzorgen,buurt-5,120,121,1", "geldzorgen,buurt-6,140,141,1"]);

        new EvaluateCommand(console.Console).Run(folder.File("findings.csv"), folder.File("truth.csv"), default).ShouldBe(0);

        console.Text.ShouldContain($"2 outbreaks, {(Streams * 108) - (2 * 10)} weeks without one.");
        console.Text.Split('\n').Single(line => line.Contains("score > 4")).ShouldContain("50.0 %");
    }

    [Theory]
    [InlineData("geldzorgen,buurt-5,2022-W10,2022-W11,1", "line 2")]
    [InlineData("geldzorgen,buurt-5,120,121", "line 2")]
    [InlineData("geldzorgen,buurt-5,120,121,1\ngeldzorgen,buurt-5,130,131,1", "line 3")]
    public async Task A_truth_that_cannot_be_read_names_its_line(string lines, string reason)
    {
        await Detect(Town(numbered: true, planted: 8));
        await File.WriteAllTextAsync(folder.File("truth.csv"), $"theme,neighbourhood,start,end,scenario\n{lines}\n");

        Should.Throw<CommandFailedException>(() => new EvaluateCommand(console.Console).Run(folder.File("findings.csv"), folder.File("truth.csv"), default))
            .Message.ShouldContain(reason);
    }

    private Task<int> Detect(TownCounts town, string? neighbours = null, string? from = null) => Detect(town.Lines(), neighbours, from);

    private async Task<int> Detect(IEnumerable<string> lines, string? neighbours = null, string? from = null)
    {
        await File.WriteAllLinesAsync(folder.File("counts.csv"), lines);
        return await new DetectCommand(console.Console).Run(folder.File("counts.csv"), folder.File("findings.csv"), neighbours, from, default);
    }

    private List<Finding> Findings() =>
        [.. File.ReadLines(folder.File("findings.csv")).Skip(1).Select(line => line.Split(',')).Select(fields => new Finding(
            fields[0], fields[1], fields[2], Whole(fields[3]), Whole(fields[5]), Whole(fields[6]), double.Parse(fields[7], CultureInfo.InvariantCulture), Whole(fields[8]), fields[9], Whole(fields[10])))];

    private static TownCounts Town(bool numbered, int planted)
    {
        var chance = new Random(20261123);
        var counts = new Dictionary<(int, int), int>();
        for (var stream = 0; stream < Streams; stream++)
            for (var week = 0; week < Weeks; week++)
                counts[(stream, week)] = chance.NextDouble() < 0.1 ? 1 : 0;
        if (planted > 0) counts[(5, 120)] = planted;
        return new(numbered, counts);
    }

    private static string Week(bool numbered, int week) => numbered ? week.ToString(CultureInfo.InvariantCulture) : (First + week).ToString();

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private sealed record TownCounts(bool Numbered, Dictionary<(int Stream, int Week), int> Counts)
    {
        public IEnumerable<string> Lines() =>
            ["theme,neighbourhood,week,count", .. Counts.Select(one => $"geldzorgen,buurt-{one.Key.Stream},{Week(Numbered, one.Key.Week)},{one.Value}")];
    }

    private sealed record Finding(
        string Theme, string Neighbourhood, string Week, int Count, int Low, int High, double Score, int Tier, string Kind, int Window);
}
