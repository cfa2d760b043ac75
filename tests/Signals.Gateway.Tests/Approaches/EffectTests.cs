using System.Net;
using System.Text;
using Signals.Core.Areas;
using Signals.Core.Time;
using Signals.Gateway.Tests.Pages;

namespace Signals.Gateway.Tests.Approaches;

/// <summary>What can be said of an approach, on a clock that moves.</summary>
public sealed class EffectTests : IAsyncLifetime
{
    private const int PerWeek = 4;
    private const int WeeksBefore = 80;

    private readonly Town town = new();

    public async Task InitializeAsync()
    {
        await town.InitializeAsync();
        foreach (var code in Neighbourhoods) await Ready(code);
        var now = IsoWeek.Of(town.Clock.GetUtcNow());
        await Import(now - WeeksBefore, now - 14, _ => PerWeek);
        await Import(now - 13, now - 1, _ => PerWeek);
        // Each tells its theme what is usual there.
        foreach (var code in Neighbourhoods)
        {
            await town.Grains.Neighbourhood(code).Remind("opruimen", default);
            await town.Grains.Neighbourhood(code).Deliver(default);
        }
    }

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task After_half_a_year_a_fall_is_told_beside_what_was_to_be_expected_and_before_that_nothing_is()
    {
        var begun = await town.Post("/v1/aanpakken", """{"wijkteam":"midden","soort":"collectief","doel":"Samen eten","buurten":["BU99990102"],"themas":["eenzaamheid"]}""", "wijkteamlid");
        var path = begun.Header("Location")!;
        var early = (await town.Get($"{path}/effect", "wijkteamlid")).Json;
        early.GetProperty("oordeel").GetString().ShouldBe("te-vroeg");
        early.TryGetProperty("geteld", out _).ShouldBeFalse();
        for (var tries = 0; (await town.Get($"{path}/effect", "wijkteamlid")).Json.GetProperty("vergelekenMet").GetArrayLength() == 0; tries++)
        {
            tries.ShouldBeLessThan(500);
            await Task.Delay(10);
        }

        var begin = IsoWeek.Of(town.Clock.GetUtcNow());
        town.Clock.Advance(TimeSpan.FromDays(7 * 30));
        await Import(begin, begin + 28, code => code == Town.Here ? 1 : PerWeek);

        var answer = await town.Get($"{path}/effect", "wijkteamlid");
        answer.Json.GetProperty("oordeel").GetString().ShouldBe("minder", answer.Text);
        answer.Json.GetProperty("weken").GetInt32().ShouldBe(26);
        answer.Json.GetProperty("geteld").GetString().ShouldBe("20 tot 49");
        answer.Json.GetProperty("vergelekenMet").GetArrayLength().ShouldBe(8);
        answer.Json.GetProperty("verwacht").GetProperty("van").GetInt32().ShouldBeGreaterThan(26);
        answer.Json.GetProperty("minder").GetProperty("van").GetInt32().ShouldBeGreaterThan(0);
        answer.Json.GetProperty("kanOokKomenDoor").GetArrayLength().ShouldBeGreaterThan(0);

        using var visitor = new Visitor(town);
        await visitor.Choose("wijkteamlid");
        var page = await visitor.Get($"/wijkteam/aanpakken/{path.Split('/')[^1]}/effect");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Dat zijn er minder dan verwacht");
        page.Text.ShouldContain("Minder signalen betekent niet altijd minder zorgen.");
    }

    private static IEnumerable<NeighbourhoodCode> Neighbourhoods =>
        from district in Enumerable.Range(0, 3) from number in Enumerable.Range(0, 4) select new NeighbourhoodCode(99_990_000 + (100 * district) + number);

    private async Task Import(IsoWeek from, IsoWeek to, Func<string, int> perWeek)
    {
        var csv = new StringBuilder("waargenomenOp,buurt,thema,bron\n");
        for (var week = from; week <= to; week += 1)
            foreach (var code in Neighbourhoods)
                for (var told = 0; told < perWeek(code.ToString()); told++) csv.AppendLine($"{week.Monday.AddDays(told):yyyy-MM-dd},{code},eenzaamheid,partner");
        var imported = await town.Post("/v1/importen", csv.ToString(), "coordinator", type: "text/csv");
        imported.Text.ShouldContain("\"afgewezen\":0");
    }

    private async Task Ready(NeighbourhoodCode code)
    {
        for (var tries = 0; await town.Grains.Neighbourhood(code).StartStop(Core.Neighbourhoods.Source.WalkIn, null, town.Clock.GetUtcNow(), default) is null; tries++)
        {
            tries.ShouldBeLessThan(500);
            await Task.Delay(10);
        }
    }
}
