using Signals.Cli.Lines;
using Signals.Cli.Mappings;
using Signals.Testing;

namespace Signals.Cli.Tests.Mappings;

public class MappingFileTests
{
    private const string Good =
        """
        { "datum": { "kolom": "date", "vorm": ["yyyy-MM-dd", "d-M-yyyy"] }, "buurt": { "kolom": "area" },
          "thema": { "kolom": "theme", "tabel": { "Noise": "woonoverlast" } }, "bron": { "vast": "partner" }, "sleutel": { "kolom": "id" } }
        """;

    [Fact]
    public void A_mapping_names_every_column_once() => MappingFile.Parse(Good).Columns.ShouldBe(["date", "area", "theme", "id"]);

    [Theory]
    [InlineData("\"sleutel\"", "\"sleutl\"", "/sleutl is not known here")]
    [InlineData("\"vorm\"", "\"vormen\"", "/datum/vorm is missing")]
    [InlineData("\"buurt\": { \"kolom\": \"area\" },", "", "/buurt is missing")]
    [InlineData("\"kolom\": \"area\"", "\"kolom\": \"area\", \"vast\": \"BU03080000\"", "/buurt/kolom or 'vast'")]
    [InlineData("\"kolom\": \"area\"", "\"kolom\": \"area\", \"verzin\": true", "/gemeente is missing")]
    [InlineData("\"kolom\": \"area\"", "\"kolom\": \"area\", \"verzin\": \"ja\"", "/buurt/verzin must be true or false")]
    [InlineData("\"woonoverlast\"", "\"Woonoverlast!\"", "/thema/tabel/Noise")]
    [InlineData("\"vast\": \"partner\"", "\"vast\": \"facebook\"", "/bron/vast")]
    [InlineData("\"vast\": \"partner\"", "\"vast\": \"partner\", \"verzin\": true", "/bron/verzin is not known here")]
    [InlineData("\"d-M-yyyy\"", "\"dag\"", "/datum/vorm must be a date format")]
    [InlineData("{ \"datum\"", "{ \"scheiding\": \"::\", \"datum\"", "/scheiding must be one character")]
    [InlineData("{ \"datum\"", "{ \"gemeente\": { \"code\": \"308\", \"naam\": \"Baarn\" }, \"datum\"", "/gemeente/code")]
    [InlineData("{ \"datum\"", "{ \"bron\": { \"vast\": \"bewoner\" }, \"datum\"", "/bron stands there twice")]
    [InlineData("{ \"datum\"", "\"datum\"", "The mapping is no JSON: line 1")]
    public void What_is_wrong_with_a_mapping_is_said_by_its_place(string part, string instead, string told) =>
        Should.Throw<CommandFailedException>(() => MappingFile.Parse(Good.Replace(part, instead, StringComparison.Ordinal))).Message.ShouldContain(told);

    [Fact]
    public void The_sample_for_New_York_is_a_good_mapping()
    {
        var mapping = MappingFile.Read(Repository.File("samples/new-york-casework.mapping.json"));
        mapping.Municipality!.Code.ToString().ShouldBe("GM9980");
        mapping.Area.Invents.ShouldBeTrue();
        mapping.Theme.WhenEmpty.ShouldBe("geen-categorie");
    }
}
