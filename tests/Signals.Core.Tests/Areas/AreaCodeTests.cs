using Signals.Core.Areas;

namespace Signals.Core.Tests.Areas;

public sealed class AreaCodeTests
{
    [Fact]
    public void A_neighbourhood_knows_its_district_and_municipality()
    {
        var code = NeighbourhoodCode.Parse("BU03080102");

        code.District.ToString().ShouldBe("WK030801");
        code.Municipality.ToString().ShouldBe("GM0308");
        code.District.Municipality.ShouldBe(code.Municipality);
    }

    [Theory]
    [InlineData("")]
    [InlineData("BU0308010")]
    [InlineData("BU030801022")]
    [InlineData("bu03080102")]
    [InlineData("WK03080102")]
    [InlineData("BU0308010x")]
    [InlineData("BU+3080102")]
    [InlineData("BU 3080102")]
    [InlineData("BU٠٣٠٨٠١٠٢")]
    [InlineData(null)]
    public void Anything_else_is_no_neighbourhood(string? text) =>
        NeighbourhoodCode.TryParse(text, null, out _).ShouldBeFalse();

    [Theory]
    [InlineData("GM0308")]
    [InlineData("GM0000")]
    [InlineData("GM9999")]
    public void A_municipality_code_reads_as_it_is_written(string text) => MunicipalityCode.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData(-1)]
    [InlineData(10_000)]
    public void A_number_that_does_not_fit_is_refused(int number) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new MunicipalityCode(number));

    [Theory]
    [InlineData(1994)]
    [InlineData(2101)]
    public void An_edition_lies_in_the_years_of_the_map(int year) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new EditionYear(year));
}
