using System.CommandLine;
using Signals.Cli.Addresses;
using Signals.Cli.Areas;
using Signals.Cli.Importing;
using Signals.Cli.Replaying;
using Signals.Cli.Verification;
using Signals.Testing;

namespace Signals.Cli.Tests;

public class CommandLineTests
{
    private readonly StringWriter errors = new();

    [Theory]
    [InlineData("areas", "import", "nowhere.geojson")]
    [InlineData("addresses", "import", "nowhere.csv")]
    [InlineData("import", "nowhere.csv", "--mapping", "nowhere.json")]
    [InlineData("replay", "nowhere.csv", "--mapping", "nowhere.json")]
    [InlineData("verify", "--sqlite", "nowhere.db")]
    [InlineData("verify")]
    [InlineData("move", "--data", "nowhere", "--postgres", "Host=127.0.0.1")]
    [InlineData("move")]
    [InlineData("tenant", "export", "GM9999", "--to", "nowhere.zip", "--data", "nowhere", "--transfer-key", "bin")]
    [InlineData("tenant", "export", "gm9999", "--to", "nowhere.zip", "--data", "nowhere", "--transfer-key", "nowhere.key")]
    [InlineData("tenant", "import", "nowhere.zip", "--data", "nowhere", "--transfer-key", "nowhere.key")]
    [InlineData("erasures", "list")]
    [InlineData("erasures", "list", "--data", "nowhere", "--vault", "Host=127.0.0.1")]
    [InlineData("import", "nowhere.csv")]
    [InlineData("replay", "nowhere.csv", "--mapping", "nowhere.json", "--sources", "0")]
    public async Task A_failure_ends_with_1_and_says_why(params string[] arguments)
    {
        (await Run(arguments)).ShouldBe(1);
        errors.ToString().ShouldNotBeNullOrWhiteSpace();
        errors.ToString().ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Options_are_read_as_they_are_written()
    {
        await using var platform = await LivePlatform.Start();
        using var folder = new TemporaryFolder();
        var areas = folder.File("areas.geojson");
        await File.WriteAllTextAsync(areas, """{"type":"FeatureCollection","features":[{"properties":{"buurtcode":"BU03080000","buurtnaam":"Centrum","jaar":2024}}]}""");
        (await Run(["areas", "import", areas, "--url", platform.Url.ToString(), "--token", "demo-beheerder"])).ShouldBe(0);
        (await Run(["areas", "import", areas, "--url", "over there"])).ShouldBe(1);
        var addresses = folder.File("addresses.csv");
        await File.WriteAllTextAsync(addresses, "PC6;Huisnummer;Buurt\n3741AB;1;3080000\n");
        (await Run(["addresses", "import", addresses, "--year", "2024", "--url", platform.Url.ToString(), "--token", "demo-beheerder"])).ShouldBe(0);
        (await Run(["verify", "--sqlite", platform.JournalPath])).ShouldBe(0);
        errors.ToString().ShouldContain("--url must be a web address");
    }

    private Task<int> Run(string[] arguments)
    {
        var console = new CommandConsole().Console;
        return CommandLine.Run(
            new RootCommand
            {
                new AreasCommand(console, new()).Build(), new AddressesCommand(console, new()).Build(), new ImportCommand(console, new()).Build(),
                new ReplayCommand(console).Build(), new VerifyCommand(console, TimeProvider.System).Build(),
            },
            arguments, errors);
    }
}
