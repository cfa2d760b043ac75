using Signals.Cli.Lines;
using Signals.Cli.Registering;
using Signals.Testing;
using Spectre.Console;

namespace Signals.Register.Tests;

public sealed class CommandTests : IDisposable
{
    private const string Good =
        """
        {
          "about": "Over dit register.",
          "places": { "vault": "De kluis" },
          "processings": [
            { "code": "reading", "name": "Lezen", "purpose": "Lezen wat iemand zegt", "persons": "Bewoners", "receivers": "Het wijkteam", "categories": ["words"] }
          ],
          "categories": [
            {
              "code": "words", "name": "Woorden", "personal": "direct", "purpose": "Lezen wat iemand zegt", "basis": "AVG artikel 6", "isBasisConfirmed": false,
              "source": "De bewoner", "seenBy": "Het wijkteam",
              "kept": [{ "in": ["vault"], "until": "13 weken", "endedBy": "de sleutel wordt vernietigd" }],
              "fields": { "PersonalParts": ["Observation"] }
            }
          ]
        }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_page_is_written_from_the_register()
    {
        (await Run(Good)).ShouldBe(0);

        (await File.ReadAllTextAsync(Page)).ShouldContain("### Woorden");
    }

    [Theory]
    [InlineData("13 weken", "", "words, vault: until is empty")]
    [InlineData("\"isBasisConfirmed\": false,", "", "isBasisConfirmed")]
    [InlineData("\"direct\"", "\"a little\"", "personal")]
    [InlineData("\"seenBy\"", "\"seenby2\"", "seenby2")]
    public async Task A_register_that_lacks_something_is_refused_and_no_page_is_written(string what, string instead, string told)
    {
        var refused = await Should.ThrowAsync<CommandFailedException>(() => Run(Good.Replace(what, instead, StringComparison.Ordinal)));

        refused.Message.ShouldContain(told);
        File.Exists(Page).ShouldBeFalse();
    }

    [Fact]
    public async Task Marked_sections_of_papers_are_written_anew_and_nothing_else_is()
    {
        var paper = await Paper("# Privacy\n\nVooraf\n\n<!-- register:termijnen -->\noud\n<!-- /register -->\n\nNa «naam»\n");

        (await Run(Good, papers: true)).ShouldBe(0);

        (await File.ReadAllTextAsync(paper)).ShouldBe(
            """
            # Privacy

            Vooraf

            <!-- register:termijnen -->

            | Gegevens | Verwerking | Bewaard tot |
            | --- | --- | --- |
            | Woorden | Lezen | 13 weken |

            <!-- /register -->

            Na «naam»

            """);
    }

    [Fact]
    public async Task What_residents_are_told_of_without_words_for_it_is_refused()
    {
        await Paper("<!-- register:bewoners -->\n<!-- /register -->\n");

        (await Should.ThrowAsync<CommandFailedException>(() => Run(Good.Replace("\"until\"", "\"term\": \"P13W\", \"until\"", StringComparison.Ordinal), papers: true)))
            .Message.ShouldContain("privacy.soort.words");
    }

    [Theory]
    [InlineData("<!-- register:termijnen -->\n", "without an end")]
    [InlineData("<!-- register:termijnen -->\n<!-- register:gegevens -->\n<!-- /register -->\n", "without an end")]
    [InlineData("<!-- register:gebak -->\n<!-- /register -->\n", "gebak")]
    public async Task A_paper_with_a_section_that_cannot_be_is_left_as_it_is(string text, string told)
    {
        var paper = await Paper(text);

        (await Should.ThrowAsync<CommandFailedException>(() => Run(Good, papers: true))).Message.ShouldContain(told);

        (await File.ReadAllTextAsync(paper)).ShouldBe(text);
    }

    private async Task<string> Paper(string text)
    {
        Directory.CreateDirectory(folder.File("papers"));
        await File.WriteAllTextAsync(folder.File("papers/paper.md"), text);
        return folder.File("papers/paper.md");
    }

    private string Page => folder.File("register.md");

    private async Task<int> Run(string register, bool papers = false)
    {
        await File.WriteAllTextAsync(folder.File("register.json"), register);
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(TextWriter.Null) });
        return await new RegisterCommand(console).Run(folder.File("register.json"), Page, papers ? folder.File("papers") : null, CancellationToken.None);
    }
}
