using Signals.Cli.Mappings;
using Signals.Core.Themes;
using Signals.Testing;

namespace Signals.Cli.Tests.Mappings;

public sealed class InventedCodesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("Housing and Buildings", "housing-and-buildings")]
    [InlineData("HOUSING AND BUILDINGS", "housing-and-buildings")]
    [InlineData("Economy/Jobs", "economy-jobs")]
    [InlineData("@getxlate.Udf_Code_Genera", "getxlate-udf-code-genera")]
    [InlineData("311 meldingen", "x-311-meldingen")]
    [InlineData("Café's én terrassen", "cafe-s-en-terrassen")]
    [InlineData("A", "x-a")]
    [InlineData("MENTAL HEALTH-DISABILITY-", "mental-health-disability")]
    public void A_theme_gets_a_code_that_can_be_read(string name, string code) => ThemeSlug.Of(name).ToString().ShouldBe(code);

    [Fact]
    public void Long_names_that_begin_alike_stay_apart()
    {
        var begin = "Overlast van personen of groepen in de openbare ruimte";
        var (one, other) = (ThemeSlug.Of(begin + " overdag"), ThemeSlug.Of(begin + " 's nachts"));
        one.ShouldNotBe(other);
        one.ToString().Length.ShouldBeLessThanOrEqualTo(40);
    }

    [Fact]
    public void A_name_without_a_letter_still_gets_a_code_of_its_own() => ThemeSlug.Of("???").ShouldNotBe(ThemeSlug.Of("!!!"));

    [Fact]
    public void Areas_get_the_same_codes_in_whatever_order_they_come()
    {
        var values = Enumerable.Range(0, 250).Select(i => $"Area {i:D3}").ToList();
        var (one, other) = (Invent(values), Invent(Enumerable.Reverse(values)));
        one.AreaOf.ShouldBe(other.AreaOf, ignoreOrder: true);
        one.AreaOf["Area 000"].ToString().ShouldBe("BU99800000");
        one.AreaOf["Area 249"].ToString().ShouldBe("BU99800249");
        one.Districts.Select(district => district.Code.ToString()).ShouldBe(["WK998000", "WK998001", "WK998002"]);
    }

    [Fact]
    public void Names_that_differ_in_capitals_fold_into_one_theme_by_the_name_that_most_lines_use()
    {
        var invented = Invent(["x"], ["HOUSING", "Housing", "Housing", "Parks"]);
        invented.Themes.ShouldBe([new Theme(ThemeCode.Parse("housing"), "Housing"), new Theme(ThemeCode.Parse("parks"), "Parks")]);
        invented.ThemeOf["HOUSING"].ShouldBe(invented.ThemeOf["Housing"]);
    }

    public void Dispose() => folder.Dispose();

    private InventedCodes Invent(IEnumerable<string> areas, IReadOnlyList<string>? themes = null)
    {
        var path = folder.File("cases.csv");
        var rows = themes is null ? areas.Select(area => $"{area},t") : themes.Select(theme => $"{areas.First()},{theme}");
        File.WriteAllLines(path, ["area,theme,date", .. rows.Select(row => $"{row},2015-01-01")]);
        var mapping = MappingFile.Parse(
            """
            { "gemeente": { "code": "GM9980", "naam": "Oefening" }, "datum": { "kolom": "date", "vorm": "yyyy-MM-dd" },
              "buurt": { "kolom": "area", "verzin": true }, "thema": { "kolom": "theme", "verzin": true }, "bron": { "vast": "partner" } }
            """);
        return InventedCodes.Of(mapping, Survey.Of(new(path), mapping, CancellationToken.None));
    }
}
