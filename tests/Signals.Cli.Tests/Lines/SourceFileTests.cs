using System.IO.Compression;
using Signals.Cli.Lines;
using Signals.Testing;

namespace Signals.Cli.Tests.Lines;

public sealed class SourceFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_gzipped_file_is_known_by_its_content()
    {
        var path = folder.File("cases.csv");
        using (var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest)) packed.Write("a,b\n1,2\n"u8);
        Read(path, "b").Single().Values.ShouldBe(["2"]);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_column()
    {
        var path = folder.File("cases.csv");
        File.WriteAllBytes(path, [0xef, 0xbb, 0xbf, .. "a,b\n1,2\n"u8]);
        Read(path, "a").Single().Values.ShouldBe(["1"]);
    }

    [Fact]
    public void Properties_of_json_lines_are_its_columns()
    {
        var path = folder.File("cases.ndjson");
        File.WriteAllText(path, "{\"a\":1,\"b\":\"x\"}\nnonsense\n{\"b\":null}\n{\"a\":[1]}\n[]\n");
        var lines = Read(path, "a", "b");
        lines[0].Values.ShouldBe(["1", "x"]);
        lines[2].Values.ShouldBe(["", ""]);
        lines.Select(line => line.Fault?.Code).ShouldBe([null, "geen-json", null, "geen-waarde", "geen-json"]);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_a_failure_and_not_a_shorter_file()
    {
        var whole = new MemoryStream();
        using (var packed = new GZipStream(whole, CompressionLevel.Fastest, leaveOpen: true))
            packed.Write(System.Text.Encoding.ASCII.GetBytes("a,b\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i * 7919 % 65_537},{i}\n"))));
        var path = folder.File("cases.csv.gz");
        File.WriteAllBytes(path, [.. whole.ToArray().Take((int)whole.Length / 2)]);
        Should.Throw<CommandFailedException>(() => Read(path, "a"));
    }

    public void Dispose() => folder.Dispose();

    private static List<SourceLine> Read(string path, params string[] columns) => [.. new SourceFile(path).Lines(columns, ',')];
}
