using System.Net;
using System.Text.Json;
using Signals.Core.Areas;
using Signals.Core.Teams;
using Signals.Core.Time;
using Signals.Core.Vigils;
using Signals.Gateway.Tests.Pages;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Gateway.Tests.Vigils;

public sealed class SilenceTests : IAsyncLifetime
{
    private static readonly MunicipalityCode Municipality = MunicipalityCode.Parse("GM9999");
    private readonly Town town = new();
    private int told;

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task Silence_is_told_to_administrators_and_teams_until_something_comes_in_again()
    {
        (await town.Get("/v1/beheer/stilte", "beheerder")).Json.GetProperty("stil").GetArrayLength().ShouldBe(0);
        for (var week = 0; week < 20; week++) await Week(residents: 25);
        await Week(residents: 0);

        var silence = (await town.Get("/v1/beheer/stilte", "beheerder")).Json;
        silence.GetProperty("weken").GetInt32().ShouldBe(21);
        var one = silence.GetProperty("stil").EnumerateArray().ShouldHaveSingleItem();
        one.GetProperty("bron").GetProperty("code").GetString().ShouldBe("bewoner");
        one.TryGetProperty("tot", out _).ShouldBeFalse();
        one.GetProperty("uitleg").GetString()!.ShouldContain("Misschien werkt het formulier op de website niet");
        var note = await Notes(1);
        note.GetProperty("soort").GetString().ShouldBe("bron-stil");
        note.GetProperty("bron").GetString().ShouldBe("bewoner");
        note.TryGetProperty("buurt", out _).ShouldBeFalse();
        using var administrator = new Visitor(town);
        await administrator.Choose("beheerder");
        (await administrator.Get("/beheer")).Text.ShouldContain("Het is opvallend stil");

        await Week(residents: 25);
        (await town.Get("/v1/beheer/stilte", "beheerder")).Json.GetProperty("stil").GetArrayLength().ShouldBe(0);
        (await town.Get("/v1/beheer/stilte", "beheerder")).Json.GetProperty("voorbij").EnumerateArray().ShouldHaveSingleItem().TryGetProperty("tot", out _).ShouldBeTrue();
        (await Notes(2)).GetProperty("soort").GetString().ShouldBe("bron-weer-gehoord");
        (await administrator.Get("/beheer")).Text.ShouldNotContain("opvallend stil");
        (await town.Get("/v1/beheer/stilte?gemeente=GM0001", "beheerder")).ShouldBeProblem(HttpStatusCode.BadRequest);
    }

    // As a neighbourhood tells it on the Monday after, and an hour later it is judged.
    private async Task Week(int residents)
    {
        town.Clock.Advance(DutchTime.StartOf((IsoWeek.Of(town.Clock.GetUtcNow()) + 1).Monday).AddHours(4) - town.Clock.GetUtcNow());
        var closed = new WeekArrivals(IsoWeek.Of(town.Clock.GetUtcNow()) - 1, [0, 0, residents, 0, 0], 1);
        var vigil = town.Grains.Any(StreamKeys.Vigil(Municipality));
        await vigil.Receive(new(StreamKeys.Neighbourhood(NeighbourhoodCode.Parse(Town.Here)), ++told, GrainJson.Write<Message>(new WeeksForVigil([closed], TeamId.Parse("midden")))), default);
        await vigil.Remind("oordelen", default);
    }

    private async Task<JsonElement> Notes(int number)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var notes = (await town.Get("/v1/gegevensnotities", "wijkteamlid")).Json.GetProperty("notities");
            if (notes.GetArrayLength() == number) return notes[0];
            await Task.Delay(10);
        }
        throw new TimeoutException("The notes did not come.");
    }
}
