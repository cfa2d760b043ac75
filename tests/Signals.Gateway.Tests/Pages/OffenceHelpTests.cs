namespace Signals.Gateway.Tests.Pages;

/// <summary>Wherever somebody writes words about people, the help says to write nothing about crimes.</summary>
public sealed class OffenceHelpTests(Town town) : IClassFixture<Town>
{
    private const string InDutch = "niets over strafbare feiten";

    [Theory]
    [InlineData("", InDutch)]
    [InlineData("/en", "about crimes")]
    [InlineData("/ar", "عن جرائم")]
    [InlineData("/tr", "Suçlar hakkında")]
    [InlineData("/uk", "про злочини")]
    [InlineData("/pl", "o przestępstwach")]
    public async Task A_resident_is_told_in_every_language(string language, string told)
    {
        var words = await Words(language, [("over", "zelf")]);
        words.ShouldContain("name=\"waarneming\"");
        words.ShouldContain(told);

        var aboutAnother = await Words(language, [("over", "ander")], [("gesprek", "nee")], [("weet-ervan", "nee")]);
        aboutAnother.ShouldContain("name=\"waarneming\"");
        aboutAnother.ShouldContain(told);
    }

    [Theory]
    [InlineData("/inloop")]
    [InlineData("/inloop/huisbezoek")]
    [InlineData("/inloop/schil")]
    public async Task Whoever_enters_what_others_say_is_told_at_both_fields_with_and_without_a_connection(string path)
    {
        using var visitor = new Visitor(town);
        await visitor.Choose("vrijwilliger");
        await visitor.Send("/inloop/stop", await visitor.Get("/inloop"), ("soort", "inloop"), ("buurt", Town.Here), ("plek", ""), ("aanwezig", ""));

        var page = (await visitor.Get(path)).Text;

        page.ShouldContain("name=\"meer-waarneming\"");
        page.ShouldContain("name=\"meer-duiding\"");
        page.Split(InDutch).Length.ShouldBe(3);
    }

    private async Task<string> Words(string language, params (string, string)[][] beginning)
    {
        using var visitor = new Visitor(town);
        var begin = language.Length == 0 ? "/" : language;
        (string, string)[][] rest = [[("thema", "taal")], [("postcode", ""), ("huisnummer", "")], [("buurt", Town.Here)]];
        var (path, page) = (begin, await visitor.Get(begin));
        foreach (var answers in beginning.Concat(rest))
        {
            path = (await visitor.Send(path, page, answers)).Header("Location")!;
            page = await visitor.Get(path);
        }
        return page.Text;
    }
}
