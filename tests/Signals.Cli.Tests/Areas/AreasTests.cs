using Signals.Cli.Areas;
using Signals.Cli.Lines;
using Signals.Testing;

namespace Signals.Cli.Tests.Areas;

public sealed class AreasTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly CommandConsole console = new();

    [SkippableFact]
    public async Task Baarn_is_loaded_as_CBS_draws_it()
    {
        var path = Repository.DataOrSkip("baarn-gm0308-buurten.geojson");
        await using var platform = await LivePlatform.Start();
        (await new AreasCommand(console.Console, new()).Run(path, platform.Address, CancellationToken.None)).ShouldBe(0);
        console.Lines.ShouldContain(line => line.Contains("GM0308", StringComparison.Ordinal) && line.Contains("Baarn", StringComparison.Ordinal)
            && line.Contains("2024", StringComparison.Ordinal) && line.EndsWith("21", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}", "is no GeoJSON FeatureCollection")]
    [InlineData("[1", "is no JSON: line 1")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"buurtcode":"0308"}}]}""", "feature 1: buurtcode must be BU and eight digits")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"water":"JA"}},{"properties":{"wijkcode":"WK1"}}]}""", "feature 2: wijkcode must be WK and six digits")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"buurtcode":"BU03080000","buurtnaam":"Centrum"}}]}""", "feature 1: jaar and jrstatcode are both missing")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"buurtcode":"BU03080000","buurtnaam":"Centrum","jaar":2024,"wijkcode":"WK030801"}}]}""", "feature 1: wijkcode does not fit")]
    public void A_feature_that_is_not_right_is_named_by_its_place(string json, string told)
    {
        var path = folder.File("areas.geojson");
        File.WriteAllText(path, json);
        Should.Throw<CommandFailedException>(() => AreaFile.Read(path)).Message.ShouldContain(told);
    }

    public void Dispose() => folder.Dispose();
}
