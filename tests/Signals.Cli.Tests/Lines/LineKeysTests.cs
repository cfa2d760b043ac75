using Signals.Cli.Lines;

namespace Signals.Cli.Tests.Lines;

public class LineKeysTests
{
    [Fact]
    public void Equal_lines_get_different_keys()
    {
        var keys = new LineKeys();
        string[] given = [keys.Next("a"), keys.Next("b"), keys.Next("a")];
        given.Distinct().Count().ShouldBe(3);
        given[2].ShouldBe(given[0][..^1] + "2");
    }

    [Fact]
    public void The_same_file_gives_the_same_keys()
    {
        string[] lines = ["a", "b", "a", "c", "a"];
        var (one, other) = (new LineKeys(), new LineKeys());
        lines.Select(one.Next).ShouldBe(lines.Select(other.Next).ToList());
    }

    [Fact]
    public void A_key_is_the_first_half_of_the_sha_256_hash_and_a_number() =>
        new LineKeys().Next("abc").ShouldBe("ba7816bf8f01cfea414140de5dae2223-1");
}
