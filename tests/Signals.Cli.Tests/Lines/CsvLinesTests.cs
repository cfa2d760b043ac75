using Signals.Cli.Lines;

namespace Signals.Cli.Tests.Lines;

public class CsvLinesTests
{
    [Fact]
    public void Values_are_given_in_the_order_in_which_they_were_asked_for() =>
        Read("a,b,c\n1,2,3\n", "c", "a").Single().Values.ShouldBe(["3", "1"]);

    [Fact]
    public void A_quoted_field_holds_separators_and_doubled_quotes() =>
        Read("a,b\n\"x, \"\"y\"\"\",2\n", "a").Single().Values.ShouldBe(["x, \"y\""]);

    [Fact]
    public void Blank_lines_hold_no_case_but_count_in_the_numbering() =>
        Read("a,b\r\n1,2\r\n\r\n3,4", "a").Select(line => line.Number).ShouldBe([2, 4]);

    [Fact]
    public void An_open_quote_spoils_its_own_line_only()
    {
        var lines = Read("a,b\n1,2\n\"3,4\n5,6\n7,8\n", "a");
        lines.Select(line => line.Fault?.Code).ShouldBe([null, "aanhalingsteken", null, null]);
        lines[1].Number.ShouldBe(3);
    }

    [Fact]
    public void Two_open_quotes_do_not_swallow_the_good_lines_between_them() =>
        Read("a,b\n\"1,2\n3,4\n\"5,6\n7,8\n", "a").Select(line => line.Fault is null).ShouldBe([false, true, false, true]);

    [Fact]
    public void A_quoted_field_may_run_over_lines_if_it_ends_in_a_whole_record()
    {
        var lines = Read("a,b\n\"one\ntwo\",2\n3,4\n", "a", "b");
        lines.Select(line => line.Number).ShouldBe([2, 4]);
        lines[0].Values.ShouldBe(["one\ntwo", "2"]);
    }

    [Theory]
    [InlineData("1", "aantal-kolommen")]
    [InlineData("1,2,3", "aantal-kolommen")]
    [InlineData("1,2\"3", "aanhalingsteken")]
    [InlineData("\"1\"2,3", "aanhalingsteken")]
    public void A_line_that_cannot_be_split_is_refused_with_a_reason(string line, string code) =>
        Read($"a,b\n{line}\n", "a").Single().Fault!.Code.ShouldBe(code);

    [Fact]
    public void A_line_without_an_end_is_not_read_into_memory()
    {
        var lines = Read($"a,b\n{new string('x', 1_000_000)}\n1,2\n", "a");
        lines[0].Fault!.Code.ShouldBe("regel-te-lang");
        lines[0].Raw.Length.ShouldBeLessThanOrEqualTo(LineReader.MostCharacters + 1);
        lines[1].Values.ShouldBe(["1"]);
    }

    [Fact]
    public void A_column_that_the_header_lacks_is_named() =>
        Should.Throw<CommandFailedException>(() => Read("a,b\n1,2\n", "datum")).Message.ShouldContain("'datum'");

    [Fact]
    public void A_column_that_the_header_names_twice_cannot_be_read() =>
        Should.Throw<CommandFailedException>(() => Read("a,a\n1,2\n", "a")).Message.ShouldContain("more than once");

    private static List<SourceLine> Read(string text, params string[] columns) =>
        [.. new CsvLines(new(new StringReader(text)), ',').Read(columns)];
}
