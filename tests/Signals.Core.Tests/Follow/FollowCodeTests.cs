using Signals.Core.Areas;
using Signals.Core.Follow;

namespace Signals.Core.Tests.Follow;

public sealed class FollowCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly MunicipalityCode Town = MunicipalityCode.Parse("GM9999");

    [Fact]
    public void The_same_key_gives_the_same_code_and_signal()
    {
        var code = FollowCode.Of(Secret, Town, "een");

        FollowCode.Of(Secret, Town, "een").ShouldBe(code);
        SignalId.Of(Secret, FollowCode.Of(Secret, Town, "een")).ShouldBe(SignalId.Of(Secret, code));
        FollowCode.Of(Secret, Town, "twee").ShouldNotBe(code);
        FollowCode.Of([.. Secret.Reverse()], Town, "een").ShouldNotBe(code);
    }

    [Fact]
    public void It_tells_its_municipality_and_reads_as_it_is_written()
    {
        foreach (var number in new[] { 0, 308, 9999 })
        {
            var code = FollowCode.Of(Secret, new(number), "sleutel");

            FollowCode.TryParse(code.ToString(), out var read).ShouldBeTrue();
            read.ShouldBe(code);
            read!.Municipality.Number.ShouldBe(number);
        }
    }

    [Fact]
    public void It_may_be_typed_sloppily()
    {
        var code = FollowCode.Of(Secret, Town, "sleutel");
        var sloppy = code.ToString().Replace('0', 'o').Replace('1', 'l').Replace('-', ' ').ToLowerInvariant();

        FollowCode.TryParse($" {sloppy} ", out var read).ShouldBeTrue();
        read.ShouldBe(code);
    }

    [Fact]
    public void Every_single_wrong_character_is_found()
    {
        var code = FollowCode.Of(Secret, Town, "sleutel").ToString();
        for (var place = 0; place < code.Length; place++)
        {
            if (code[place] == '-') continue;
            foreach (var other in Alphabet.Where(other => other != code[place]))
                FollowCode.TryParse($"{code[..place]}{other}{code[(place + 1)..]}", out _).ShouldBeFalse();
        }
    }

    [Fact]
    public void Every_exchange_of_two_characters_is_found()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var code = FollowCode.Of(Secret, Town, $"sleutel {seed}").ToString();
            for (var one = 0; one < code.Length; one++)
                for (var other = one + 1; other < code.Length; other++)
                {
                    if (code[one] == '-' || code[other] == '-' || code[one] == code[other]) continue;
                    var exchanged = code.ToCharArray();
                    (exchanged[one], exchanged[other]) = (exchanged[other], exchanged[one]);
                    FollowCode.TryParse(new(exchanged), out _).ShouldBeFalse();
                }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000-0000-0000-000")]
    [InlineData("UUUU-UUUU-UUUU-UUUU")]
    [InlineData("ZZZZ-ZZZZ-ZZZZ-ZZZZ")]
    [InlineData(null)]
    public void Anything_else_is_no_code(string? text) => FollowCode.TryParse(text, out _).ShouldBeFalse();
}
