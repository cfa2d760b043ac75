using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Signals.Cli.Importing;
using Signals.Cli.Lines;
using Signals.Cli.Platform;
using Signals.Testing;

namespace Signals.Cli.Tests.Importing;

public sealed class ImportTests : IAsyncLifetime
{
    private static readonly RetryOptions Impatient = new() { MostFailures = 3, FirstWait = TimeSpan.FromMilliseconds(5), LongestWait = TimeSpan.FromMilliseconds(20) };

    private readonly TemporaryFolder folder = new();
    private readonly CommandConsole console = new();
    private LivePlatform platform = null!;

    private string Cases => folder.File("cases.csv");

    private string State => Cases + ".signals-import.json";

    private string Results => folder.File("results.ndjson");

    public async Task InitializeAsync() => platform = await LivePlatform.Start();

    public async Task DisposeAsync()
    {
        await platform.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Twenty_bad_lines_are_rejected_each_with_its_number_and_reason_and_stop_no_good_one()
    {
        string[] bad =
        [
            "2019-13-01,East,Noise", "01-02-2019,East,Noise", ",East,Noise", "yesterday,East,Noise", "2019-02-30,East,Noise",
            "2019-01-01,,Noise", "2019-01-01, ,Noise", "2019-01-01,East", "2019-01-01,East,Noise,more", "2019-01-01",
            "\"2019-01-01,East,Noise", "2019-01-01,Ea\"st,Noise", "2019-01-01,\"East\" side,Noise", "2019-01-01,East,\"Noise", "x",
            ",,", "1985-01-01,East,Noise", "2019-01-01,East,", "2099-01-01,East,Noise", "\"\",East,Noise",
        ];
        var lines = new List<string>();
        foreach (var line in bad)
        {
            lines.Add(line);
            lines.AddRange(Enumerable.Range(0, 9).Select(i => Line(lines.Count + i)));
        }
        Write(lines);

        (await Import()).ShouldBe(2);

        console.Text.ShouldContain("200 lines: 180 created, 0 duplicate, 20 rejected.");
        var results = ReadResults();
        results.Count.ShouldBe(200);
        var rejected = results.Where(result => result.GetProperty("status").GetString() == "afgewezen").ToList();
        rejected.Select(result => result.GetProperty("regel").GetInt32()).ShouldBe(Enumerable.Range(0, 20).Select(i => 2 + (10 * i)));
        foreach (var result in rejected) result.GetProperty("fouten").GetArrayLength().ShouldBeGreaterThan(0);
        console.Lines.Count(line => line.Contains("is rejected:", StringComparison.Ordinal)).ShouldBe(20);
        console.Text.ShouldContain("Line 2 is rejected: /waargenomenOp: The date is not written as yyyy-MM-dd.");
        console.Text.ShouldNotContain("yesterday");
    }

    [Fact]
    public async Task A_file_that_is_imported_again_creates_nothing()
    {
        Write(Enumerable.Range(0, 300).Select(i => Line(i % 50)));
        (await Import()).ShouldBe(0);
        (await Import()).ShouldBe(0);
        console.Text.ShouldContain("300 lines: 300 created, 0 duplicate, 0 rejected.");
        console.Text.ShouldContain("300 lines: 0 created, 300 duplicate, 0 rejected.");
        File.Exists(State).ShouldBeFalse();
    }

    [Fact]
    public async Task After_a_connection_that_stays_cut_the_next_run_goes_on_from_there()
    {
        Write(Enumerable.Range(0, 12_000).Select(Line));
        await using var line = new FaultyLine(platform.Url) { CutAfter = 700_000, StaysCut = true };
        var failure = await Should.ThrowAsync<CommandFailedException>(() => Import(line.Address));
        failure.Message.ShouldContain("5000 of 12000 lines are confirmed. Give the same command again to go on from there.");

        (await Import()).ShouldBe(0);

        console.Text.ShouldContain("Going on after 5000 lines that were confirmed before.");
        console.Lines.ShouldContain(told => told.StartsWith("12000 lines: ", StringComparison.Ordinal) && told.Contains(", 0 rejected.", StringComparison.Ordinal));
        ReadResults().Select(result => result.GetProperty("regel").GetInt32()).ShouldBe(Enumerable.Range(2, 12_000));
        File.Exists(State).ShouldBeFalse();
        await EveryLineCounts(12_000);
    }

    [Fact]
    public async Task A_connection_that_breaks_once_is_taken_up_again()
    {
        Write(Enumerable.Range(0, 6_000).Select(Line));
        await using var line = new FaultyLine(platform.Url) { CutAfter = 300_000 };
        (await Import(line.Address)).ShouldBe(0);
        console.Text.ShouldContain("6000 lines: ");
        ReadResults().Select(result => result.GetProperty("regel").GetInt32()).ShouldBe(Enumerable.Range(2, 6_000));
        await EveryLineCounts(6_000);
    }

    [Fact]
    public async Task A_busy_platform_is_tried_again()
    {
        Write(Enumerable.Range(0, 10).Select(Line));
        await using var line = new FaultyLine(platform.Url) { BusyFor = 2 };
        (await Import(line.Address)).ShouldBe(0);
        console.Text.ShouldContain("10 lines: 10 created");
    }

    [Fact]
    public async Task A_platform_that_stays_busy_is_given_up_with_a_clear_message()
    {
        Write(Enumerable.Range(0, 10).Select(Line));
        await using var line = new FaultyLine(platform.Url) { BusyFor = 1_000 };
        (await Should.ThrowAsync<CommandFailedException>(() => Import(line.Address))).Message.ShouldContain("is too busy (status 503), 3 times in a row.");
    }

    [Fact]
    public async Task A_token_without_the_right_role_is_a_clear_failure()
    {
        Write([Line(0)]);
        (await Should.ThrowAsync<CommandFailedException>(() => Import(new(platform.Url, "demo-vrijwilliger")))).Message.ShouldContain("status 403");
    }

    [Fact]
    public async Task Another_file_under_the_same_name_begins_anew()
    {
        Write(Enumerable.Range(0, 10).Select(Line));
        File.WriteAllText(State, JsonSerializer.Serialize(new ImportState("of another file", new(5, 5, 0, 0), 0)));
        await Import();
        console.Text.ShouldContain("10 lines: 10 created");
    }

    [Fact]
    public async Task Packed_json_lines_with_codes_of_our_own_and_a_key_are_imported()
    {
        Write([Line(0)]);
        await Import();
        var path = folder.File("cases.ndjson.gz");
        using (var packed = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest)))
        {
            await packed.WriteLineAsync("""{"id":7,"dag":"3-1-2019","buurt":"BU99800000","soort":"inloop","mensen":4}""");
            await packed.WriteLineAsync("""{"id":8,"dag":"3-1-2019","buurt":"BU99800000","soort":"straat","mensen":4}""");
        }
        var mapping = folder.File("own.json");
        await File.WriteAllTextAsync(mapping,
            """
            { "datum": { "kolom": "dag", "vorm": "d-M-yyyy" }, "buurt": { "kolom": "buurt" }, "thema": { "vast": "eenzaamheid" },
              "bron": { "kolom": "soort", "tabel": { "koffie": "koffiekar" } }, "sleutel": { "kolom": "id" }, "aantal": { "kolom": "mensen" } }
            """);
        var exit = await new ImportCommand(console.Console, Impatient).Run(new(path), mapping, platform.Address, null, null, CancellationToken.None);
        exit.ShouldBe(2);
        console.Text.ShouldContain("2 lines: 1 created, 0 duplicate, 1 rejected.");
        console.Text.ShouldContain("Line 2 is rejected: /bron: The value in 'soort' is not in the mapping's table");
    }

    private static string Line(int i) =>
        string.Create(CultureInfo.InvariantCulture, $"{new DateOnly(2019, 1, 1).AddDays(i % 700):yyyy-MM-dd},{(i % 3 == 0 ? "East" : "West")},{(i % 2 == 0 ? "Noise" : "Rent")}");

    private void Write(IEnumerable<string> lines) => File.WriteAllLines(Cases, ["date,area,theme", .. lines]);

    private List<JsonElement> ReadResults() => [.. File.ReadAllLines(Results).Select(line => JsonDocument.Parse(line).RootElement)];

    private Task<int> Import(PlatformAddress? address = null)
    {
        var mapping = folder.File("mapping.json");
        File.WriteAllText(mapping,
            """
            { "gemeente": { "code": "GM9980", "naam": "Oefening" }, "datum": { "kolom": "date", "vorm": "yyyy-MM-dd" },
              "buurt": { "kolom": "area", "verzin": true }, "thema": { "kolom": "theme", "verzin": true }, "bron": { "vast": "partner" } }
            """);
        return new ImportCommand(console.Console, Impatient).Run(new(Cases), mapping, address ?? platform.Address, Results, null, CancellationToken.None);
    }

    // Whatever was sent twice over a broken line, each case is in the journal once.
    private async Task EveryLineCounts(int lines)
    {
        await using var journal = Signals.Journal.Sqlite.SqliteJournal.Inspect(platform.JournalPath);
        var report = await new Signals.Cli.Verification.JournalAudit(journal.Inspection, DateTimeOffset.UtcNow).Run(() => { }, CancellationToken.None);
        report.Violations.Kept.ShouldBeEmpty();
        report.Registrations.ShouldBe(lines);
    }
}
