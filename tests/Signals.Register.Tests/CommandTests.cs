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

    private string Page => folder.File("register.md");

    private async Task<int> Run(string register)
    {
        await File.WriteAllTextAsync(folder.File("register.json"), register);
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(TextWriter.Null) });
        return await new RegisterCommand(console).Run(folder.File("register.json"), Page, CancellationToken.None);
    }
}
