using Signals.Core.Addresses;

namespace Signals.Core.Tests.Addresses;

public sealed class PostcodeTests
{
    [Theory]
    [InlineData("1011AB")]
    [InlineData("1000AA")]
    [InlineData("9999ZZ")]
    public void A_postcode_reads_as_it_is_written(string text)
    {
        var postcode = Postcode.Parse(text);

        postcode.ToString().ShouldBe(text);
        postcode.Area.ToString().ShouldBe(text[..4]);
        postcode.Letters.ShouldBe(text[4..]);
    }

    [Fact]
    public void Any_spelling_is_one_postcode() => Postcode.Parse("3741 ab").ShouldBe(Postcode.Parse("3741AB"));

    [Theory]
    [InlineData("0999AB")]
    [InlineData("3741SA")]
    [InlineData("3741")]
    [InlineData(null)]
    public void Anything_else_is_no_postcode(string? text) => Postcode.TryParse(text, null, out _).ShouldBeFalse();

    [Theory]
    [InlineData("0999")]
    [InlineData("37410")]
    [InlineData("374a")]
    [InlineData("")]
    [InlineData(null)]
    public void A_postcode_area_is_four_digits_from_1000(string? text) => PostcodeArea.TryParse(text, null, out _).ShouldBeFalse();

    [Theory]
    [InlineData(999)]
    [InlineData(10_000)]
    public void Digits_that_no_postcode_has_are_refused(int digits) => Should.Throw<ArgumentOutOfRangeException>(() => new PostcodeArea(digits));

    [Theory]
    [InlineData("7", 7, 7)]
    [InlineData("1-21", 1, 21)]
    [InlineData("2-99998", 2, 99_998)]
    public void House_numbers_read_as_they_are_written(string text, int first, int last)
    {
        HouseNumbers.Parse(text).ShouldBe(new(first, last));
        new HouseNumbers(first, last).ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("1-2")]
    [InlineData("3-1")]
    [InlineData("0")]
    [InlineData("1-100001")]
    [InlineData("1-")]
    [InlineData("-3")]
    [InlineData("")]
    [InlineData(null)]
    public void House_numbers_of_both_sides_are_no_row(string? text) => HouseNumbers.TryParse(text, null, out _).ShouldBeFalse();
}
