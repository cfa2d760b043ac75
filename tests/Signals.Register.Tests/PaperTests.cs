using System.Text.Json;
using System.Text.RegularExpressions;
using Signals.Testing;

namespace Signals.Register.Tests;

/// <summary>The papers that a municipality fills in and signs.</summary>
public sealed partial class PaperTests
{
    // Of the standard of the Algoritmeregister, version 1.0, as a public client of its interface has them.
    private static readonly string[] Fields =
    [
        "standard_version", "lang", "name", "organization", "department", "description_short", "category", "publication_category", "status", "begin_date", "end_date", "area", "contact_email", "website",
        "application_url", "goal", "proportionality", "human_intervention", "risks", "performance_standard", "methods_and_models", "monitoring", "source_data", "source_data_grouping", "lawful_basis",
        "lawful_basis_grouping", "impacttoetsen", "impacttoetsen_grouping", "objection_procedure", "provider", "publiccode", "source_id", "tags",
    ];

    [Theory]
    [InlineData("dpia.md")]
    [InlineData("verwerkingsregister.md")]
    [InlineData("verwerkersovereenkomst-bijlage.md")]
    [InlineData("algoritmeregister.md")]
    [InlineData("privacyverklaring.md")]
    [InlineData("datalekken.md")]
    [InlineData("archief.md")]
    [InlineData("woo.md")]
    [InlineData("besluit-op-verzoek.md")]
    public void Every_paper_that_is_asked_for_is_there_with_what_a_municipality_fills_in(string name)
    {
        var paper = Paper(name);

        paper.ShouldContain("«", customMessage: "what only the municipality knows");
        Blank().Count(paper).ShouldBe(paper.Count(sign => sign == '«'), "every « has its »");
        Paper("README.md").ShouldContain($"]({name})");
    }

    [Fact]
    public void A_paper_leads_to_pages_that_there_are()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.File("docs/papers"), "*.md"))
            foreach (Match link in Link().Matches(File.ReadAllText(file)))
                File.Exists(Path.Combine(Path.GetDirectoryName(file)!, link.Groups["path"].Value)).ShouldBeTrue($"{Path.GetFileName(file)}: {link.Groups["path"].Value}");
    }

    [Fact]
    public void A_decision_has_reasons_a_way_to_object_and_words_for_each_right()
    {
        var decision = Paper("besluit-op-verzoek.md");

        foreach (var part in new[] { "**Besluit**", "**Waarom**", "binnen zes weken", "### Inzage", "### Verbeteren", "### Wissen", "### Beperken", "### Bezwaar" }) decision.ShouldContain(part);
    }

    [Fact]
    public void The_entry_of_the_algorithm_register_has_every_field_of_its_standard()
    {
        using var entry = JsonDocument.Parse(Paper("algoritmeregister.json"));

        entry.RootElement.EnumerateObject().Select(field => field.Name).ShouldBe(Fields, ignoreOrder: true);
        entry.RootElement.GetProperty("standard_version").GetString().ShouldBe("1.0");
        Paper("algoritmeregister.md").ShouldContain("algoritmische toepassing");
    }

    private static string Paper(string name) => File.ReadAllText(Repository.File($"docs/papers/{name}"));

    [GeneratedRegex("«[^«»]+»")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\]\((?<path>[^)#:]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
