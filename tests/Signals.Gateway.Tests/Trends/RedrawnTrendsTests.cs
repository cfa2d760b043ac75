using System.Net;
using System.Text.Json;
using Signals.Core.Areas;
using Signals.Core.Time;
using Signals.Gateway.Tests.Areas;
using Signals.Grains.Neighbourhoods;
using Signals.Grains.Trends;

namespace Signals.Gateway.Tests.Trends;

/// <summary>Trends after a newer map was loaded.</summary>
public sealed class RedrawnTrendsTests(TownWithHistory history) : IClassFixture<TownWithHistory>
{
    private const string Whole = "BU99990010";
    private const string Large = "BU99990011";
    private const string Small = "BU99990012";

    private readonly Town town = history.Town;

    [Fact]
    public async Task Series_go_on_in_the_areas_of_today()
    {
        var before = (await town.Get("/v1/trends?niveau=buurt&thema=eenzaamheid&van=2026-K3", "manager")).Json.GetProperty("reeksen").EnumerateArray()
            .ToDictionary(series => series.GetProperty("gebied").GetProperty("code").GetString()!, series => series.GetProperty("punten")[0]);
        var districts = (await town.Get("/v1/trends?niveau=wijk&thema=eenzaamheid", "manager")).Text;
        (await town.Post("/v1/gebieden", SquareMap.Of(2027, (Whole, "Geheel", 0, 10, 400), (Large, "Groot", 10, 20, 240), (Small, "Klein", 20, 30, 160)), "beheerder")).Status.ShouldBe(HttpStatusCode.OK);
        await Succeed("BU99990000", $$"""{"buurt":"{{Whole}}","deel":100}""");
        await Succeed("BU99990001", $$"""{"buurt":"{{Large}}","deel":70},{"buurt":"{{Small}}","deel":30}""");
        await TellAgain();

        var answer = await town.Get("/v1/trends?niveau=buurt&thema=eenzaamheid&van=2026-K3", "manager");

        var points = answer.Json.GetProperty("reeksen").EnumerateArray()
            .ToDictionary(series => series.GetProperty("gebied").GetProperty("naam").GetString()!, series => series.GetProperty("punten")[0]);
        points.Keys.Take(5).ShouldBe(["Buurt 02", "Buurt 03", "Geheel", "Groot", "Klein"]);
        (points["Geheel"].GetProperty("aantal").GetInt32(), points["Geheel"].TryGetProperty("geschat", out _)).ShouldBe((before["BU99990000"].GetProperty("aantal").GetInt32(), false));
        points["Geheel"].GetProperty("verwacht").ValueKind.ShouldBe(JsonValueKind.Object);
        var part = (int)Math.Round(0.7 * before["BU99990001"].GetProperty("aantal").GetInt32() / 5, MidpointRounding.AwayFromZero) * 5;
        (points["Groot"].GetProperty("aantal").GetInt32(), points["Groot"].GetProperty("geschat").GetBoolean()).ShouldBe((part, true));
        points["Groot"].TryGetProperty("verwacht", out _).ShouldBeFalse("nobody can say how far a part can be off");
        answer.Text.ShouldContain("Geschat betekent");
        (await town.Get("/v1/trends?niveau=wijk&thema=eenzaamheid", "manager")).Text.ShouldBe(districts, "districts have the borders that they had");
        var map = (await town.Get("/v1/trends/kaart?niveau=buurt&thema=eenzaamheid&kwartaal=2026-K3", "manager")).Json.GetProperty("features").EnumerateArray()
            .Select(feature => feature.GetProperty("properties").GetProperty("code").GetString()).ToList();
        map.ShouldNotContain("BU99990000");
        map.ShouldContain(Whole);
    }

    private async Task Succeed(string former, string heirs)
    {
        var answer = await town.Put($"/v1/buurten/{former}/opvolging", $$"""{"opvolgers":[{{heirs}}]}""", "beheerder");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
    }

    // As a later load would have them do.
    private async Task TellAgain()
    {
        foreach (var code in new[] { Whole, Large, Small }.Select(code => NeighbourhoodCode.Parse(code)))
        {
            await town.Grains.Neighbourhood(code).Remind(INeighbourhood.TellQuarters, default);
            await town.Grains.Neighbourhood(code).Deliver(default);
        }
        await town.Grains.Trends(MunicipalityCode.Parse("GM9999"), Quarter.Parse("2026-K3")).Remind(ITrends.Release, default);
    }
}
