using System.CommandLine;
using Signals.Cli.Areas;
using Signals.Cli.Importing;
using Signals.Cli.Replaying;
using Signals.Cli.Verification;

namespace Signals.Cli.Tests;

public class CommandLineTests
{
    private readonly StringWriter errors = new();

    [Theory]
    [InlineData("areas", "import", "nowhere.geojson")]
    [InlineData("import", "nowhere.csv", "--mapping", "nowhere.json")]
    [InlineData("replay", "nowhere.csv", "--mapping", "nowhere.json")]
    [InlineData("verify", "--sqlite", "nowhere.db")]
    [InlineData("verify")]
    [InlineData("import", "nowhere.csv")]
    [InlineData("replay", "nowhere.csv", "--mapping", "nowhere.json", "--sources", "0")]
    public async Task A_failure_ends_with_1_and_says_why(params string[] arguments)
    {
        (await Run(arguments)).ShouldBe(1);
        errors.ToString().ShouldNotBeNullOrWhiteSpace();
        errors.ToString().ShouldNotContain("   at ");
    }

    private Task<int> Run(string[] arguments)
    {
        var console = new CommandConsole().Console;
        return CommandLine.Run(
            new RootCommand
            {
                new AreasCommand(console, new()).Build(), new ImportCommand(console, new()).Build(),
                new ReplayCommand(console).Build(), new VerifyCommand(console, TimeProvider.System).Build(),
            },
            arguments, errors);
    }
}
