using System.Globalization;
using System.IO.Compression;
using Signals.Cli.Replaying;
using Signals.Testing;

namespace Signals.Cli.Tests.Replaying;

public sealed class ReplayTests : IDisposable
{
    private static readonly DateOnly First = new(2020, 1, 6);

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_planted_rise_is_found_and_quiet_stays_quiet()
    {
        WriteHistory(plantedWeek: 70);
        var console = await Replay();
        var prompts = console.Lines.Where(IsPrompt).ToList();
        prompts.Count.ShouldBe(1);
        prompts[0].ShouldStartWith("2021-05-1");
        prompts[0].ShouldContain("East  Noise  In ");
        console.Text.ShouldContain("1 prompts in ");
        console.Text.ShouldContain("Kinds: rise 1, strength 0, cluster 0, coincidence 0, dilemma 0.");
        console.Text.ShouldContain("Of one theme in one area there were 1. Chance alone, over 2 areas and 2 themes in 0.7 years, raises at most 0.0 (0 to 0): more than chance explains.");
        console.Lines.ShouldContain(line => line.Contains("Noise", StringComparison.Ordinal) && line.TrimEnd().EndsWith('1') && !IsPrompt(line));
        File.ReadAllLines(folder.File("prompts.csv")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_history_gives_the_same_prompts()
    {
        WriteHistory(plantedWeek: 70);
        var (one, other) = (await Replay(), await Replay());
        one.Lines.Where(IsPrompt).ShouldBe(other.Lines.Where(IsPrompt).ToList());
    }

    [Fact]
    public async Task Prompts_of_the_run_in_do_not_count()
    {
        WriteHistory(plantedWeek: 40);
        var console = await Replay();
        console.Lines.ShouldNotContain(line => IsPrompt(line));
        console.Text.ShouldContain("1 before that are not counted");
    }

    [Fact]
    public async Task Without_households_people_do_not_make_a_prompt()
    {
        WriteHistory(plantedWeek: 70);
        var console = await Replay(new(MinimumSourceKinds: 1, HouseholdPerCase: false));
        console.Lines.ShouldNotContain(line => IsPrompt(line));
    }

    [Fact]
    public async Task One_kind_of_source_is_not_enough_unless_that_is_lowered()
    {
        WriteHistory(plantedWeek: 70);
        var console = await Replay(new(MinimumSourceKinds: 2, HouseholdPerCase: true));
        console.Lines.ShouldNotContain(line => IsPrompt(line));
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_left_out_and_told()
    {
        WriteHistory(plantedWeek: 70);
        File.AppendAllText(folder.File("cases.csv"), "31 december,East,Noise\n");
        var console = await Replay();
        console.Text.ShouldContain("is left out: /waargenomenOp: The date is not written as yyyy-MM-dd.");
        console.Text.ShouldContain("1 left out");
    }

    // Thirteen months each: the whole file takes the better part of a minute.
    [SkippableTheory]
    [InlineData("2015-01-01", "2016-02-01", "2016-01-2", " Queens  Sanitation  ", 3)]
    [InlineData("2019-07-15", "2020-08-09", "2020-08-0", "02 Staten Island  Utilities  ", 1)]
    public async Task What_New_York_is_known_to_have_lived_through_is_found_in_its_first_week(string from, string until, string raised, string where, int least)
    {
        var path = Between(Repository.DataOrSkip("nyc_council_casework.csv.gz"), from, until);
        var console = new CommandConsole();
        await new ReplayCommand(console.Console).Run(
            new(path), Repository.File("samples/new-york-casework.mapping.json"), new(1, true), null, null, CancellationToken.None);
        console.Lines.Count(line => line.StartsWith(raised, StringComparison.Ordinal) && line.Contains(where, StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(least);
    }

    public void Dispose() => folder.Dispose();

    private static bool IsPrompt(string line) => line.StartsWith("202", StringComparison.Ordinal) && line.Contains("huishoudens", StringComparison.Ordinal);

    private string Between(string data, string from, string until)
    {
        var path = folder.File("some.csv");
        using var text = new StreamReader(new GZipStream(File.OpenRead(data), CompressionMode.Decompress));
        using var some = new StreamWriter(path);
        some.WriteLine(text.ReadLine());
        while (text.ReadLine() is { } line && string.CompareOrdinal(line, until) < 0)
            if (string.CompareOrdinal(line, from) >= 0)
                some.WriteLine(line);
        return path;
    }

    private async Task<CommandConsole> Replay(ReplaySettings? settings = null)
    {
        var console = new CommandConsole();
        var exit = await new ReplayCommand(console.Console).Run(
            new(folder.File("cases.csv")), Mapping(), settings ?? new(1, true), null, folder.File("prompts.csv"), CancellationToken.None);
        exit.ShouldBe(0);
        return console;
    }

    private string Mapping()
    {
        var path = folder.File("mapping.json");
        File.WriteAllText(path,
            """
            { "gemeente": { "code": "GM9980", "naam": "Oefening" }, "datum": { "kolom": "date", "vorm": "yyyy-MM-dd" },
              "buurt": { "kolom": "area", "verzin": true }, "thema": { "kolom": "theme", "verzin": true }, "bron": { "vast": "partner" } }
            """);
        return path;
    }

    // Two areas and two themes, each with a case every second week; East tells of noise twelve times in one week.
    private void WriteHistory(int plantedWeek)
    {
        var lines = new List<string> { "date,area,theme" };
        for (var week = 0; week < 90; week++)
        {
            var monday = First.AddDays(7 * week);
            foreach (var (area, theme, turn) in new[] { ("East", "Noise", 0), ("East", "Rent", 1), ("West", "Noise", 1), ("West", "Rent", 0) })
                if (week % 2 == turn)
                    lines.Add(Line(monday, area, theme));
            if (week == plantedWeek) lines.AddRange(Enumerable.Range(0, 12).Select(i => Line(monday.AddDays(i % 5), "East", "Noise")));
        }
        // In no order: the replay brings them into order itself.
        File.WriteAllLines(folder.File("cases.csv"), lines.Take(1).Concat(lines.Skip(1).Reverse()));
    }

    private static string Line(DateOnly day, string area, string theme) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{area},{theme}");
}
